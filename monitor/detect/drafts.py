"""Claims in the making: which cues speak of which series, and which of them are one."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.model import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.titles import TitleFinder
    from monitor.detect.trimming import Title

# Ways of finding a title that go by capitals alone.
_LOOSE = frozenset({"subject", "object", "inside", "topic", "subject of another sentence"})


@dataclass(slots=True)
class Draft:
    """A claim while its cues are gathered."""

    title: Title | None
    cues: list[Cue] = field(default_factory=list)
    was_cancelled: tuple[range, ...] = ()  # places that only say so: "the axed drama"


def drafted(text: str, cues: Iterable[Cue], finder: TitleFinder) -> list[Draft]:
    """Return a draft for each series that the cues of a headline speak of; one without a title where none is named."""
    drafts: dict[tuple[int, int] | None, Draft] = {}
    for cue in cues:
        titles: Sequence[Title | None] = finder.titles(cue) or (None,)
        for title in titles:
            key = (title.start, title.stop) if title else None
            drafts.setdefault(key, Draft(title)).cues.append(cue)
    for draft in drafts.values():
        _forget_hedges_in_title(draft)
    _trust_first_sentence([*drafts.values()])
    return _without_nameless(_same_titles_joined(text, [*drafts.values()]))


def _forget_hedges_in_title(draft: Draft) -> None:
    """Take a hedging word that is part of the title ("High Potential") for what it is."""
    if draft.title is None:
        return
    inside = range(draft.title.first, draft.title.end)
    for cue in draft.cues:
        if cue.hedges and all(index in inside for index in cue.hedges):
            cue.certainty = Certainty.CONFIRMED


def _trust_first_sentence(drafts: Sequence[Draft]) -> None:
    """Trust mere capitals only in the first sentence that tells anything: behind it stand people and places."""
    first = min((cue.sentence for draft in drafts if draft.title for cue in draft.cues), default=0)
    for draft in drafts:
        later = min(cue.sentence for cue in draft.cues) > first
        if draft.title and draft.title.rule in _LOOSE and later:
            draft.title = None


def _same_titles_joined(text: str, drafts: Sequence[Draft]) -> list[Draft]:
    """Join the drafts of one title, found twice or once only in part; the fullest one stays."""
    joined: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: draft.title.start - draft.title.stop if draft.title else 0):
        same = next((known for known in joined if _is_part(text, draft.title, known.title)), None)
        if same:
            same.cues += draft.cues
        else:
            joined.append(draft)
    return sorted(joined, key=lambda draft: draft.title.start if draft.title else len(text))


def _is_part(text: str, one: Title | None, other: Title | None) -> bool:
    if one is None or other is None:
        return one is other
    if other.start <= one.start and one.stop <= other.stop:
        return True
    return text[one.start : one.stop].casefold() == text[other.start : other.stop].casefold()


def _without_nameless(drafts: list[Draft]) -> list[Draft]:
    """Give the cues without a title to the series that is named, or to the one of several that they agree with."""
    named = [draft for draft in drafts if draft.title]
    nameless = [draft for draft in drafts if not draft.title]
    if not named or not nameless:
        return drafts
    for cue in nameless[0].cues:
        takers = named if len(named) == 1 else [draft for draft in named if draft.cues[0].status is cue.status]
        if takers:
            takers[-1].cues.append(cue)
    return named
