"""The two ways that a series can go, on or to its end, and what turns it from one to the other."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.model import Status

if TYPE_CHECKING:
    from monitor.model import Event, Evidence

IS_OVER = frozenset({Status.CANCELLED, Status.ENDING})
GOES_ON = frozenset({Status.ORDERED, Status.RENEWED, Status.REVIVED})

# Cancelled for one outlet, ended by plan for another: within this time they tell one end in two words.
REWORDING = timedelta(days=7)


def turns_round(turn: Event | Evidence, earlier: Event | Evidence) -> bool:
    """Tell whether a decision undoes an earlier one, and is not only the further course of the series.

    Renewed for the third season and cancelled before the fourth is its course. So is the renewal for what is to be the
    last season: it undoes a planned end only if it goes beyond that.
    """
    end, start = (turn, earlier) if turn.status is Status.CANCELLED else (earlier, turn)
    if start.status not in GOES_ON or end.status not in IS_OVER:
        return False
    named = bool(end.seasons) and bool(start.seasons)
    if end.status is Status.ENDING and start.status is not Status.REVIVED:
        return named and max(end.seasons) < max(start.seasons)
    return not named or min(end.seasons) <= max(start.seasons)


def is_one_end(cancelled: tuple[int, ...], ending: tuple[int, ...]) -> bool:
    """Tell whether one end can be meant by the seasons of a cancellation and those of a planned end.

    A series that ends with its fourth season is said to be cancelled after it, or without a fifth one.
    """
    return not cancelled or not ending or min(cancelled) in (max(ending), max(ending) + 1)
