"""Look round an address for what could be watched: what is stated first, then what can be guessed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError
from monitor.extract import Ways, sitemaps_in, usual_places
from monitor.model import Document, SourceKind
from monitor.propose.candidates import Candidate, Choice, Origin, choose
from monitor.propose.looking import MOST_REQUESTS, Looking, Means, Tried
from monitor.urls import canonical

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime

    from monitor.read.surveying import Survey

_STATED, _LINKED, _SITEMAPS = 4, 3, 3  # asked at most, of each
# With these it is of no use to ask the same host for something else.
_HOPELESS = frozenset(
    {
        Diagnosis.BAD_ADDRESS,
        Diagnosis.BLOCKED_ADDRESS,
        Diagnosis.DNS,
        Diagnosis.GONE,
        Diagnosis.NOT_FOUND,
        Diagnosis.RATE_LIMITED,
        Diagnosis.REFUSED,
        Diagnosis.ROBOTS_UNAVAILABLE,
        Diagnosis.TIMEOUT,
        Diagnosis.TLS,
        Diagnosis.UNREACHABLE,
    }
)
# With these something else may still be had, but a site that sends us away is not to be asked on and on.
_UNWELCOMING = frozenset(
    {
        Diagnosis.FORBIDDEN,
        Diagnosis.UNAUTHORIZED,
        Diagnosis.SERVER_ERROR,
        Diagnosis.REDIRECT_LOOP,
        Diagnosis.DISCONNECTED,
        Diagnosis.ROBOTS,
    }
)
_MOST_UNWELCOME = 8  # requests in all


@dataclass(frozen=True, slots=True)
class Findings:
    """What a search came to."""

    choice: Choice | None  # None: nothing that could be watched
    documents: tuple[Document, ...]  # that the headlines of the choice stand in: of an index, its parts
    outlet: str | None  # what the outlet calls itself
    page: Candidate | None  # at the address given, where it is a page
    tried: tuple[Tried, ...]


async def search(
    url: str,
    means: Means,
    now: datetime,
    *,
    kind: SourceKind | None = None,
    selector: str | None = None,
    on_try: Callable[[Tried], None] = lambda _: None,
) -> Findings:
    """Find what to watch for an address; `kind` limits it to a page, feeds or sitemaps, `selector` to the page itself.

    Raises FetchError or ExtractError where the address cannot be used and nothing round it is worth asking for.
    """
    looking = Looking(url, means, now, on_try)
    searching = _Searching(url, looking, SourceKind.PAGE if selector else kind)
    await searching.begin(selector)
    choice = await searching.conclude()
    chosen = choice.candidate if choice else None
    documents = tuple(looking.documents[url] for url in chosen.parts or (chosen.url,)) if chosen else ()
    return Findings(choice, documents, searching.ways.outlet, searching.page, tuple(looking.tried))


class _Searching:
    """One search under way."""

    def __init__(self, url: str, looking: Looking, kind: SourceKind | None) -> None:
        self._url = url
        self._looking = looking
        self._kind = kind
        self._given: Candidate | None = None  # the address given, where it is a feed or sitemap
        self._found: list[Candidate] = []
        self._sent_away = False
        self._most = MOST_REQUESTS
        self.page: Candidate | None = None
        self.ways = Ways()

    async def begin(self, selector: str | None) -> None:
        """Look at the address given; where only it cannot be read, others of the site may be."""
        try:
            named = self._kind in {SourceKind.FEED, SourceKind.SITEMAP}
            candidate, seen = await self._looking.look(self._url, Origin.GIVEN, selector, named=named)
        except (FetchError, ExtractError) as error:
            if error.diagnosis in _HOPELESS or self._kind is SourceKind.PAGE:
                raise
            self._looking.tell(self._url, Origin.GIVEN, str(error), error.diagnosis)
            self._most = _MOST_UNWELCOME if error.diagnosis in _UNWELCOMING else MOST_REQUESTS
            return
        self.ways = seen.ways
        if seen.diagnosis and seen.diagnosis.evident:
            self._most = _MOST_UNWELCOME
            self._looking.tell(self._url, Origin.GIVEN, seen.diagnosis.message, seen.diagnosis.word)
            return
        candidate = await self._with_parts(candidate, seen)
        self._looking.tell_of(candidate)
        if candidate.kind is SourceKind.PAGE:
            self.page = candidate
        else:
            self._given = candidate

    async def conclude(self) -> Choice | None:
        """Ask for what else there may be, if that is wanted, and choose."""
        if self._given is not None:
            return _as_given(self._given)
        if self._kind is not SourceKind.PAGE:
            await self._ask_round()
        return self._choice()

    async def _ask_round(self) -> None:
        usual = usual_places(self._url)
        feeds, sitemaps = self._kind is not SourceKind.SITEMAP, self._kind is not SourceKind.FEED
        if feeds:
            await self._try_each(self.ways.stated[:_STATED], Origin.STATED)
            await self._try_each(self.ways.linked[:_LINKED], Origin.LINKED)
            await self._guess(usual.section, leave=_SITEMAPS + 1)
        if sitemaps and not self._done():
            named = await self._named_sitemaps()
            await self._try_each(named[:_SITEMAPS], Origin.ROBOTS)
            await self._guess(() if named else usual.sitemaps)
        if feeds:
            await self._guess(usual.outlet)

    def _choice(self) -> Choice | None:
        found = [candidate for candidate in self._found if self._kind in {None, candidate.kind}]
        chosen = choose(self.page, found, self._url, self._looking.now)
        return chosen if chosen and self._kind in {None, chosen.candidate.kind} else None

    def _done(self, leave: int = 0) -> bool:
        if self._sent_away or self._looking.requests >= self._most - leave:
            return True
        chosen = self._choice()
        return chosen is not None and chosen.surely

    async def _try_each(self, urls: Iterable[str], origin: Origin, leave: int = 0) -> None:
        """Try addresses until something surely fits; that many requests are left for what comes after."""
        for url in urls:
            if self._done(leave):
                return
            if self._looking.is_new(url):
                await self._try(url, origin)

    async def _guess(self, urls: Iterable[str], leave: int = 0) -> None:
        """Try usual places until one answers: the others, if there are any, serve the same in other words."""
        known = len(self._found)
        for url in urls:
            if len(self._found) == known:
                await self._try_each([url], Origin.GUESSED, leave)

    async def _try(self, url: str, origin: Origin) -> None:
        try:
            candidate, seen = await self._looking.look(url, origin)
        except (FetchError, ExtractError) as error:
            self._failed(url, origin, error)
            return
        if candidate.kind is SourceKind.PAGE:
            self._looking.tell(url, origin, "a web page")
        else:
            candidate = await self._with_parts(candidate, seen)
            self._found.append(candidate)
            self._looking.tell_of(candidate)

    async def _with_parts(self, candidate: Candidate, seen: Survey) -> Candidate:
        """Return an index of sitemaps with the headlines of its parts, as a check takes them; all else as it is.

        The index is what can be watched: its parts are often of one month, and the next month stands in others.
        """
        parts = []
        for url in seen.found.parts:
            if self._sent_away or self._looking.requests >= self._most or not self._looking.is_new(url):
                continue
            try:
                part, _ = await self._looking.look(url, Origin.LISTED)
            except (FetchError, ExtractError) as error:
                self._failed(url, Origin.LISTED, error)
            else:
                self._looking.tell_of(part)
                parts.append(part)
        if not parts:
            return candidate
        headlines = {headline.url: headline for part in parts for headline in part.headlines}
        return replace(candidate, headlines=tuple(headlines.values()), parts=tuple(part.url for part in parts))

    def _failed(self, url: str, origin: Origin, error: FetchError | ExtractError) -> None:
        self._sent_away = error.diagnosis is Diagnosis.RATE_LIMITED
        self._looking.tell(url, origin, error.diagnosis, error.diagnosis)

    async def _named_sitemaps(self) -> tuple[str, ...]:
        robots = canonical("/robots.txt", self._url) or ""
        try:
            named = sitemaps_in(await self._looking.fetch(robots, named=True))
        except FetchError as error:
            self._looking.tell(robots, Origin.GUESSED, error.diagnosis, error.diagnosis)
            return ()
        self._looking.tell(robots, Origin.GUESSED, f"names {len(named) or 'no'} sitemap{'s' * (len(named) != 1)}")
        return named


def _as_given(given: Candidate) -> Choice | None:
    article = "news sitemap" if given.kind is SourceKind.SITEMAP else "feed"
    return Choice(given, f"the address given is a {article}", surely=True) if given.headlines else None
