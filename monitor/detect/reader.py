"""Read one headline in one language: which series, what has been decided, how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.background import drop_background
from monitor.detect.claims import claim, cue_span
from monitor.detect.cues import Cue, find_cues
from monitor.detect.drafts import drafted
from monitor.detect.items import NETWORK, QUOTE, WORD, Item
from monitor.detect.known import names_known
from monitor.detect.once_cancelled import remember_ends, turn_round
from monitor.detect.parse import Parsed, parse
from monitor.detect.persons import is_of_person
from monitor.detect.titles import TitleFinder
from monitor.detect.traps import is_beside_the_point
from monitor.model import Claim, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.known import KnownTitles
    from monitor.detect.names import Names
    from monitor.detect.networks import NetworkIndex

LONGEST_READ = 600  # characters; what is longer is no headline, and its head tells the news
_MOST_CUES = 12
# Ways of finding a title without quotes that are surer than a trap.
_KNOWN = "known title"
_FIRM = frozenset({_KNOWN, "before its season", "behind its season"})


@dataclass(slots=True)
class Reading:
    """What was read, with the reasons; `vetoes` says in the lexicon's own words what silenced the headline."""

    language: str
    claims: tuple[Claim, ...] = ()
    vetoes: tuple[Span, ...] = ()
    dropped: tuple[tuple[Span, str], ...] = ()  # cues that told nothing after all, and why
    silenced: tuple[Span, ...] = ()  # cues that would have told something but for the vetoes

    @property
    def is_near_miss(self) -> bool:
        """Tell whether a cue was read, and nothing came of it."""
        return not self.claims and bool(self.dropped or self.silenced)


class Reader:
    """Reads headlines of one language."""

    def __init__(
        self, lexicon: CompiledLexicon, networks: NetworkIndex, known_titles: KnownTitles, names: Names
    ) -> None:
        self.lexicon = lexicon
        self._names = names
        self._networks = networks
        self._known_titles = known_titles

    def read(self, text: str, *, reasons: bool = True) -> Reading:
        """Return the claims of a headline of bounded length; two quick looks answer for most of them.

        Without `reasons` a headline in which nothing shows that a series is meant is left at once: it claims nothing,
        whatever cues it holds.
        """
        if not self.lexicon.may_tell(text):
            return Reading(self.lexicon.language)
        if not (reasons or self._names.may_show(text) or self.lexicon.may_show(text)):
            return Reading(self.lexicon.language)
        parsed = parse(text, self.lexicon, self._networks, self._known_titles)
        seasoned = any(item.seasons is not None and item.seasons.tells_which for item in parsed.items)
        found = find_cues(parsed)[:_MOST_CUES]
        about_series = seasoned or self._is_about_series(parsed.items)
        _weigh(parsed, found, self._known_titles, about_series=about_series)
        dropped = tuple((cue_span(parsed.items, cue), cue.dropped) for cue in found if cue.dropped)
        cues = [cue for cue in found if cue.dropped is None]
        vetoes = _vetoes(parsed, cues, seasoned=seasoned)
        if not cues:
            return Reading(self.lexicon.language, vetoes=vetoes, dropped=dropped)
        finder = TitleFinder(parsed, found, self._known_titles)
        drafts = drafted(text, cues, finder)
        drafts = turn_round(parsed, drafts)
        remember_ends(parsed, drafts, found, finder)
        if not (about_series or _describes_work(parsed.items)):
            drafts = [draft for draft in drafts if draft.title]  # "Yle ends its broadcasts": the network does much else
        claims = tuple(claim(parsed, draft, lone=len(drafts) == 1) for draft in drafts)
        if not all(_within_title(veto, claims) for veto in vetoes):
            silenced = tuple(cue_span(parsed.items, cue) for cue in cues)
            return Reading(self.lexicon.language, vetoes=vetoes, dropped=dropped, silenced=silenced)
        return Reading(self.lexicon.language, claims, dropped=dropped)

    def _is_about_series(self, items: Sequence[Item]) -> bool:
        """Tell whether a word for series stands in a headline, or a title of the catalogue."""
        return any("series" in item.roles for item in items) or names_known(items, self._known_titles)


def _weigh(parsed: Parsed, cues: Sequence[Cue], known_titles: KnownTitles, *, about_series: bool) -> None:
    """Drop the cues that nothing supports, and those that only tell what went before."""
    items = parsed.items
    kinds = {item.kind for item in items}
    shown = about_series or QUOTE in kinds or NETWORK in kinds
    for cue in cues:
        if cue.dropped:
            continue
        if not shown:
            cue.dropped = "nothing shows that a series is meant"
        elif cue.strength == "weak" and not about_series:
            cue.dropped = "an everyday word, and nothing certain shows that a series is meant"
        elif _follows_person(items, cue) or is_of_person(parsed, cue, known_titles):
            cue.dropped = "said of a person"
    drop_background(items, cues)


def _vetoes(parsed: Parsed, cues: Sequence[Cue], *, seasoned: bool) -> tuple[Span, ...]:
    matches = [*parsed.matches["trap-always"], *(() if seasoned else parsed.matches["trap-unless-season"])]
    items = parsed.items
    return tuple(
        Span(items[match.first].start, items[match.end - 1].end, "trap", match.pattern.source)
        for match in sorted(matches, key=lambda match: match.first)
        if not any(is_beside_the_point(parsed, cue, match) for cue in cues)
    )


def _describes_work(items: Iterable[Item]) -> bool:
    """Tell whether a word stands here that describes a work, be it a genre only: "its Breton thriller"."""
    return any(item.kind == WORD and "generic" in item.roles for item in items)


def _within_title(veto: Span, claims: Iterable[Claim]) -> bool:
    """Tell whether a trap is only part of a series' name: "Os Donos do Jogo" is no match of football.

    Where nothing but a trap stands beside a season, it says what the season is of: "the monsoon season".
    """
    return any(
        span.role == "title" and span.rule in _FIRM and span.start <= veto.start and veto.end <= span.end
        for claim in claims
        for span in claim.spans
        if span.rule == _KNOWN or (span.start, span.end) != (veto.start, veto.end)
    )


def _follows_person(items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether a cue that may be said of people, who too are "done after two seasons", follows a word for one."""
    seasons = (items[index].seasons for index in cue.filled)
    if cue.strength != "weak" and not any(one is not None and one.after for one in seasons):
        return False
    before = [item for item in items[: cue.first] if item.clause == cue.clause]
    return any(item.roles & {"people", "credits"} and "series" not in item.roles for item in before)
