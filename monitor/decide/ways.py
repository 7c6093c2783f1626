"""The two ways that a series can go: on, or to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.model import Event

IS_OVER = frozenset({Status.CANCELLED, Status.ENDING})
GOES_ON = frozenset({Status.ORDERED, Status.RENEWED, Status.REVIVED})


def turns_round(event: Event, status: Status) -> bool:
    """Tell whether an event sends a series the other way than a decision does."""
    other_way = GOES_ON if status in IS_OVER else IS_OVER
    return event.certainty is Certainty.CONFIRMED and event.status in other_way


def is_one_end(cancelled: tuple[int, ...], ending: tuple[int, ...]) -> bool:
    """Tell whether one end can be meant by the seasons of a cancellation and those of a planned end.

    A series that ends with its fourth season is said to be cancelled after it, or without a fifth one.
    """
    return not cancelled or not ending or min(cancelled) in (max(ending), max(ending) + 1)
