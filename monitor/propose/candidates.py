"""Which of the feeds and sitemaps found for an address is to be watched, or the page itself. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.model import SourceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from monitor.model import Headline

_SAME_SECTION = 0.4  # share of headlines in common; pages have boxes of their own, feeds what has left the page
_FOCUS = 0.15  # share of a feed's headlines that a section shows; below, the feed is of far more than the section
_SURELY = 0.6  # share at which looking further is not worth a request
_DORMANT = timedelta(days=365)


class Origin(StrEnum):
    """How an address came to be looked at; the earlier, the more it is to be trusted."""

    GIVEN = "the address given"
    STATED = "stated by the page"
    LINKED = "linked from the page"
    GUESSED = "a usual place"
    ROBOTS = "named in robots.txt"
    LISTED = "listed in an index of sitemaps"

    @property
    def names(self) -> bool:
        """Tell whether the site itself calls what is there a feed or a sitemap."""
        return self not in {Origin.GIVEN, Origin.GUESSED}


@dataclass(frozen=True, slots=True)
class Candidate:
    """A document that could be watched."""

    url: str  # where the last redirect led
    kind: SourceKind
    origin: Origin
    headlines: tuple[Headline, ...]
    title: str | None = None  # of the page or feed
    language: str | None = None  # BCP 47, as the document states it
    purpose: str | None = None  # comments or podcast, where it is for no stories
    parts: tuple[str, ...] = ()  # of an index, the sitemaps that its headlines stand in


@dataclass(frozen=True, slots=True)
class Fit:
    """How a feed goes with the page that was asked for."""

    shared: int  # headlines that both have
    overlap: float  # of the shorter of the two
    focus: float  # of the feed
    covers: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """What is to be watched, and why."""

    candidate: Candidate
    why: str
    surely: bool = False  # nothing better will turn up


def fault(candidate: Candidate, now: datetime) -> str | None:
    """Tell why a feed or sitemap is none to watch, None for one that could be."""
    if not candidate.headlines:
        return "no headlines"
    if candidate.purpose:
        return "a podcast" if candidate.purpose == "podcast" else "comments"
    dates = [headline.published for headline in candidate.headlines if headline.published]
    if dates and now - max(dates) > _DORMANT:
        return f"nothing new since {max(dates):%B %Y}"
    return None


def fit(page: Sequence[Headline], candidate: Candidate, given: str) -> Fit:
    """Compare a feed with the page at the address given, which may have shown no headlines."""
    front = is_front(given)
    if not page:
        return Fit(0, 0.0, 0.0, front or _is_below(candidate.url, given))
    shared = _shared(page, candidate.headlines)
    overlap = shared / min(len(page), len(candidate.headlines))
    focus = shared / len(candidate.headlines)
    return Fit(shared, overlap, focus, overlap >= _SAME_SECTION and (front or focus >= _FOCUS))


def choose(page: Candidate | None, found: Iterable[Candidate], given: str, now: datetime) -> Choice | None:
    """Choose what to watch for the address given, or None where nothing is of use.

    A feed or news sitemap of the same section first; then the page; where that shows no headlines, a feed of more.
    """
    headlines = page.headlines if page else ()
    usable = [candidate for candidate in found if fault(candidate, now) is None]
    fits = {candidate.url: fit(headlines, candidate, given) for candidate in usable}
    covering = [candidate for candidate in usable if fits[candidate.url].covers]
    if covering:
        best = min(covering, key=lambda candidate: _rank(candidate, fits[candidate.url]))
        return _chosen(best, fits[best.url], len(headlines))
    if page and headlines:
        return Choice(page, _why_the_page(max((match.shared for match in fits.values()), default=None), headlines))
    if usable:
        return Choice(usable[0], "the page itself shows no headlines, and nothing was found for it alone")
    return None


def is_front(url: str) -> bool:
    """Tell whether an address is that of a whole outlet."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def _chosen(best: Candidate, match: Fit, shown: int) -> Choice:
    if not shown:
        return Choice(best, "the page itself shows no headlines", surely=True)
    why = f"it holds {match.shared} of the {shown} headlines that the page shows"
    return Choice(best, why, surely=best.kind is SourceKind.FEED and match.overlap >= _SURELY)


def _why_the_page(most: int | None, headlines: Sequence[Headline]) -> str:
    if most is None:
        return "no feed and no news sitemap was found"
    return f"what was found is of other sections: at most {most} of the {len(headlines)} headlines of the page"


def _rank(candidate: Candidate, match: Fit) -> tuple[float, bool, int]:
    # Of nearly equals the feed, for it is small and dated; then whatever the page itself vouches for.
    score = round(match.overlap + match.focus, 1)
    return -score, candidate.kind is not SourceKind.FEED, list(Origin).index(candidate.origin)


def _shared(page: Sequence[Headline], others: Sequence[Headline]) -> int:
    urls = {_address(headline) for headline in others}
    texts = {_letters(headline) for headline in others}
    return sum(_address(headline) in urls or _letters(headline) in texts for headline in page)


def _address(headline: Headline) -> str:
    return headline.url.partition("://")[2].removeprefix("www.").rstrip("/")


def _letters(headline: Headline) -> str:
    return "".join(filter(str.isalnum, headline.text.casefold()))


def _is_below(url: str, section: str) -> bool:
    one, other = urlsplit(url), urlsplit(section)
    return one.hostname == other.hostname and one.path.startswith(other.path.rstrip("/") + "/")
