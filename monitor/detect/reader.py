"""Read one headline in one language: which series, what has been decided, how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.claims import claim, cue_span
from monitor.detect.cues import Cue, find_cues
from monitor.detect.drafts import (
    Draft,
    first_sentence_names,
    forget_hedges_in_title,
    same_titles_joined,
    without_nameless,
)
from monitor.detect.items import NETWORK, QUOTE, WORD, Item
from monitor.detect.known import names_known
from monitor.detect.parse import Parsed, parse
from monitor.detect.stretches import Title
from monitor.detect.titles import TitleFinder
from monitor.model import Certainty, Claim, Span, Status

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
        vetoes = _vetoes(parsed)
        found = find_cues(parsed)[:_MOST_CUES]
        about_series = self._is_about_series(parsed.items)
        _weigh(parsed.items, found, about_series=about_series)
        dropped = tuple((cue_span(parsed.items, cue), cue.dropped) for cue in found if cue.dropped)
        cues = [cue for cue in found if cue.dropped is None]
        if not cues:
            return Reading(self.lexicon.language, vetoes=vetoes, dropped=dropped)
        drafts = self._drafts(TitleFinder(parsed, found, self.lexicon, self._known_titles), parsed, cues)
        if not (about_series or _describes_work(parsed.items)):
            drafts = [draft for draft in drafts if draft.title]  # "Yle ends its broadcasts": the network does much else
        claims = tuple(claim(parsed, draft, lone=len(drafts) == 1) for draft in drafts)
        if not all(_within_title(veto, claims) for veto in vetoes):
            silenced = tuple(cue_span(parsed.items, cue) for cue in cues)
            return Reading(self.lexicon.language, vetoes=vetoes, dropped=dropped, silenced=silenced)
        return Reading(self.lexicon.language, claims, dropped=dropped)

    def _is_about_series(self, items: Sequence[Item]) -> bool:
        # A bare "season" may be that of a club or of storms.
        told = _tells_season(items) or any("series" in item.roles for item in items)
        return told or names_known(items, self._known_titles)

    def _drafts(self, finder: TitleFinder, parsed: Parsed, cues: Sequence[Cue]) -> list[Draft]:
        drafts: dict[tuple[int, int] | None, Draft] = {}
        for cue in cues:
            new_series = cue.status is Status.ORDERED
            titles: Sequence[Title | None] = finder.titles(cue, new_series=new_series) or (None,)
            for title in titles:
                key = (title.start, title.stop) if title else None
                drafts.setdefault(key, Draft(title)).cues.append(cue)
        for draft in drafts.values():
            forget_hedges_in_title(draft)
        found = list(drafts.values())
        found = first_sentence_names(found)
        return without_nameless(same_titles_joined(parsed.text, found))


def _weigh(items: Sequence[Item], cues: Sequence[Cue], *, about_series: bool) -> None:
    """Drop the cues that nothing supports, and those that only tell what went before."""
    kinds = {item.kind for item in items}
    shown = about_series or QUOTE in kinds or NETWORK in kinds
    for cue in cues:
        if cue.dropped:
            continue
        if not shown:
            cue.dropped = "nothing shows that a series is meant"
        elif cue.strength == "weak" and not about_series:
            cue.dropped = "an everyday word, and nothing certain shows that a series is meant"
        elif _may_be_of_person(items, cue) and _follows_person(items, cue):
            cue.dropped = "said of a person"
    _drop_background(items, cues)


def _vetoes(parsed: Parsed) -> tuple[Span, ...]:
    seasoned = _tells_season(parsed.items)
    found: list[Span] = []
    for match in parsed.matches:
        role = match.pattern.role
        if role == "trap-always" or (role == "trap-unless-season" and not seasoned):
            first, last = parsed.items[match.filled[0]], parsed.items[match.filled[-1]]
            found.append(Span(first.start, last.end, "trap", match.pattern.source))
    return tuple(found)


def _describes_work(items: Iterable[Item]) -> bool:
    """Tell whether a word stands here that describes a work, be it a genre only: "its Breton thriller"."""
    return any(item.kind == WORD and "generic" in item.roles for item in items)


def _tells_season(items: Iterable[Item]) -> bool:
    return any(item.seasons is not None and item.seasons.tells_which for item in items)


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


def _may_be_of_person(items: Sequence[Item], cue: Cue) -> bool:
    """Tell whether people may be what a cue is said of: they, too, are "done after two seasons"."""
    seasons = (items[index].seasons for index in cue.filled)
    return cue.strength == "weak" or any(one is not None and one.after for one in seasons)


def _follows_person(items: Sequence[Item], cue: Cue) -> bool:
    before = [item for item in items[: cue.filled[0]] if item.clause == cue.clause]
    return any(item.roles & {"people", "credits"} and "series" not in item.roles for item in before)


def _drop_background(items: Sequence[Item], cues: Sequence[Cue]) -> None:
    """Drop what is told as an earlier story, where there is a later one; a rescue makes a cancellation background."""
    left = [cue for cue in cues if not cue.dropped]
    rescues = [cue for cue in left if cue.strength == "rescue" and cue.certainty is not Certainty.DENIED]
    for cue in left:
        later = [other for other in left if other is not cue and not other.background]
        if cue.background and any(other.status is not Status.PENDING for other in later):
            cue.dropped = "an earlier story"
        elif cue.status in (Status.CANCELLED, Status.ENDING) and (
            any(_outdoes(items, rescue, cue) for rescue in rescues) or any(_follows(other, cue) for other in left)
        ):
            cue.dropped = "turned round by a rescue"


def _outdoes(items: Sequence[Item], rescue: Cue, end: Cue) -> bool:
    """Tell whether a rescue makes an end background: told after it, or beside it ("saves cancelled drama X").

    Or hung on the title: "saves 'X', cancelled by A". With a title of its own it is said of another series.
    """
    if rescue.first > end.first or rescue.clause == end.clause:
        return True
    titles = {item.clause for item in items[rescue.first :] if item.kind == QUOTE and item.sentence == end.sentence}
    return titles == {rescue.clause} and rescue.sentence == end.sentence


def _follows(revival: Cue, end: Cue) -> bool:
    """Tell whether a revival is told in a later clause than the end: "cancelled by A, X rises again at B"."""
    told = revival.status is Status.REVIVED and revival.certainty is Certainty.CONFIRMED
    return told and (revival.sentence, revival.clause) > (end.sentence, end.clause)
