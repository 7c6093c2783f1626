"""Which known series an unknown title means: one, or none when two could be meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import fuzz, process

from monitor.identify.likeness import Likeness, Verdict, compare

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WORTH = 50.0  # of 100, for titles to be compared at all: a subtitle and its initials come to less than 60
_COMPARED = 40  # titles at most
_MARGIN = 5.0  # of 100, by which the chosen one must be nearer than any other that could be meant


@dataclass(frozen=True, slots=True)
class Known:
    """A title of a known series; a series has as many of these as it has titles."""

    series: str  # its id
    title: str


@dataclass(frozen=True, slots=True)
class Choice:
    """The series that a title means, and why."""

    series: str
    title: str  # the known one
    why: str


def nearest(loose: str, known: Sequence[str]) -> list[int]:
    """Return the places of those loose keys that are worth comparing with one, the nearest first."""
    found = process.extract(loose, known, scorer=fuzz.ratio, score_cutoff=_WORTH, limit=_COMPARED)
    return [place for _, _, place in found]


def choose(title: str, known: Iterable[Known], languages: Iterable[str] = ()) -> Choice | None:
    """Return the only series that an unknown title can mean, None where there is none or more than one.

    For titles that no series goes by: two known titles are never compared, and so never merged.
    """
    languages = tuple(languages)
    best: dict[str, tuple[Likeness, Known]] = {}
    for item in known:
        likeness = compare(title, item.title, languages)
        if likeness.verdict is Verdict.DIFFERENT:
            continue
        if item.series not in best or _nearness(likeness) > _nearness(best[item.series][0]):
            best[item.series] = (likeness, item)
    ranked = sorted(best.values(), key=lambda pair: _nearness(pair[0]), reverse=True)
    if not ranked or ranked[0][0].verdict is not Verdict.SAME:
        return None
    (likeness, item), *rivals = ranked
    if any(_rivals(rival, likeness) for rival, _ in rivals):
        return None
    return Choice(item.series, item.title, likeness.why)


def _nearness(likeness: Likeness) -> tuple[bool, float]:
    return likeness.verdict is Verdict.SAME, likeness.score


def _rivals(rival: Likeness, chosen: Likeness) -> bool:
    return rival.score > chosen.score - _MARGIN
