"""Decisions that undo each other, for what holds in any order.

Evidence that has joined an event never leaves it. Where a series is cancelled, saved and cancelled again, and both ends
are found before the saving is, they are one event; in any other order they are two. Tests of any order leave this out.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

UNDONE_BY = {
    Status.CANCELLED: {Status.RENEWED, Status.REVIVED},
    Status.ENDING: {Status.RENEWED, Status.REVIVED},  # renewed beyond the season that was to be the last
    Status.RENEWED: {Status.CANCELLED},
    Status.REVIVED: {Status.CANCELLED},
}


def is_turned_and_back(told: Iterable[tuple[Status, datetime]]) -> bool:
    """Tell whether a series is told to go one way, later the other, and later the first again."""
    return any(
        first is again and turn in UNDONE_BY.get(first, ()) and one < two < three
        for (first, one), (turn, two), (again, three) in permutations(told, 3)
    )
