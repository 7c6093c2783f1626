"""Find the cues that are told as a story of long ago: "axed 20 years ago", "twenty years ago, Fox axed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK
from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.items import Item
    from monitor.detect.matching import Match

_REACH = 3  # items between a cue and the words that date it: "axed by Fox twenty years ago"
_OPENING = 1  # item that opens a sentence before the words that date it: "Twenty years ago"


def drop_old(items: Sequence[Item], matches: Iterable[Match], cues: Sequence[Cue]) -> None:
    """Drop what is told, by one of the matches, to have happened years ago; who is brought back is brought back now."""
    for match in matches:
        opens = _opens(items, match.first) and not any(cue.first < match.first for cue in cues)
        for cue in cues:
            dated = _beside(items, match, cue) or (opens and _is_next(items, match, cue))
            if dated and cue.status is not Status.REVIVED:
                cue.dropped = "told of years ago"


def _beside(items: Sequence[Item], match: Match, cue: Cue) -> bool:
    """Tell whether a cue is dated shortly behind it, or right before it, where verbs come last."""
    if items[match.first].clause != cue.clause:
        return False
    return 0 < match.first - cue.last <= _REACH + 1 or match.end in cue.filled


def _opens(items: Sequence[Item], first: int) -> bool:
    """Tell whether a date opens its sentence."""
    before = [item for item in items[:first] if item.sentence == items[first].sentence]
    return len(before) <= _OPENING


def _is_next(items: Sequence[Item], match: Match, cue: Cue) -> bool:
    """Tell whether a cue is in the first clause behind a date."""
    behind = next((item for item in items[match.end :] if item.kind != MARK), None)
    return behind is not None and behind.sentence == items[match.first].sentence and behind.clause == cue.clause
