"""How many headlines a source usually yields, learned from its history, and when a reading falls short of that."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import takewhile
from statistics import median_low
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.model import SourceKind
from monitor.read.reading import FEW

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import PastReading

FRACTION = 4  # a fall is to less than a quarter of the usual

_LEARNED = 3  # readings; before that nothing is usual
_NEWEST = 50  # readings that the usual is taken from
# Feeds carry what was published lately: their length has to be seen over a weekend before it can be called usual.
_A_WEEK = timedelta(days=8)

# A lower yield that stays is no mishap: the site has really changed, and to refuse it for ever would lose its news. A
# day outlasts an outage and a night, five readings outlast one bad deployment within it.
_STAYS_FOR = timedelta(days=1)
_STAYS_IN = 5  # readings


@dataclass(frozen=True, slots=True)
class Usual:
    """What a source yields when all is well."""

    headlines: int  # the median of the newest readings
    lowest: int  # of all readings but for the odd one, so that quiet days count as usual too
    since: datetime  # of the first reading that this is learned from


def usual(past: Sequence[PastReading]) -> Usual | None:
    """Learn the usual yield from the accepted readings, oldest first; None where there are too few."""
    level: list[PastReading] = []
    for reading in past:
        if not reading.accepted:
            continue
        if len(level) >= _LEARNED and reading.headlines * FRACTION < _middle(level):
            level = []  # a fall that was accepted all the same: from here on this is what the source yields
        level.append(reading)
    if len(level) < _LEARNED:
        return None
    counts = sorted(reading.headlines for reading in level)
    return Usual(_middle(level), counts[min(2, len(counts) // 10)], level[0].at)


def falls(headlines: int, known: Usual | None, kind: SourceKind, now: datetime) -> bool:
    """Tell whether so few headlines are a fall below a quarter of the usual, and no quiet day as there were before."""
    if known is None or known.headlines < FEW:
        return False
    if kind is not SourceKind.PAGE and now - known.since < _A_WEEK:
        return False
    return headlines * FRACTION < known.headlines and headlines * 2 < known.lowest


def stays(headlines: int, diagnosis: Diagnosis, past: Sequence[PastReading], now: datetime) -> bool:
    """Tell whether a yield that fell, always for the same reason, has stayed long enough to be the source's own."""
    run = list(takewhile(lambda reading: reading.refused == diagnosis and reading.headlines > 0, reversed(past)))
    counts = [headlines, *(reading.headlines for reading in run)]
    level = max(counts) <= 2 * min(counts)
    return level and len(counts) >= _STAYS_IN and now - run[-1].at >= _STAYS_FOR


def _middle(level: Sequence[PastReading]) -> int:
    return median_low(reading.headlines for reading in level[-_NEWEST:])
