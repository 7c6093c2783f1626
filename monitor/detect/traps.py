"""Tell traps that only accompany a decision, "cancelled despite an Emmy", from those that show that none is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import NETWORK, QUOTE, SEASON
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.detect.cues import Cue
    from monitor.detect.matching import Match
    from monitor.detect.parse import Parsed

_COLONS = frozenset({":", "："})
_ASIDE = frozenset({"background", "stops", "introducing"})


def is_beside_the_point(parsed: Parsed, cue: Cue, trap: Match) -> bool:
    """Tell whether a decision has been told with its series before a trap begins, so that it can mean nothing else."""
    items = parsed.items
    if not cue.status.is_decision or cue.certainty is not Certainty.CONFIRMED or trap.first <= cue.last:
        return False
    own = [index for index, item in enumerate(items) if item.sentence == cue.sentence]
    titles = [index for index in own if items[index].kind == QUOTE]
    if not titles:
        return False
    seasons = [index for index in own if (one := items[index].seasons) and (one.numbers or one.count)]
    told = max(cue.last, titles[0], seasons[0]) if seasons else len(items)
    if told < trap.first and _is_aside(parsed, cue, told, trap.first):
        return True
    shown = any(items[index].kind in (NETWORK, SEASON) or "series" in items[index].roles for index in own)
    # What stands behind a colon says what the sentence is about.
    return shown and items[trap.first].sentence > cue.sentence and items[own[-1]].text not in _COLONS


def _is_aside(parsed: Parsed, cue: Cue, told: int, trap: int) -> bool:
    """Tell whether a trap behind what is told is parted from it, by a word at least: "despite", "after".

    "Season 3 cancelled over football" may be off the air for a night; after two seasons a series is cancelled for good.
    """
    items = parsed.items
    between = items[told + 1 : trap + 1]
    if cue.status is Status.CANCELLED and any(item.seasons and item.seasons.after for item in items[: told + 1]):
        return items[trap].clause > items[told].clause or any(item.roles & _ASIDE for item in between)
    return any("background" in item.roles or item.text in parsed.lexicon.seasons.after for item in between)
