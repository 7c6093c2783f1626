"""What can be said of a series' fate, and how sure the telling is."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """What has been decided; the order is the priority when one headline says two things of one series."""

    CANCELLED = "cancelled"  # dropped, no further season
    ENDING = "ending"  # will end, or has ended, by plan
    REVIVED = "revived"  # brought back after a cancellation or an end
    RENEWED = "renewed"  # at least one more season
    ORDERED = "ordered"  # a new series is commissioned
    DELAYED = "delayed"  # postponed, paused, off the schedule for now
    DATED = "dated"  # a release or return date is announced
    PRODUCTION = "production"  # filming or writing begins, goes on or has wrapped
    PENDING = "pending"  # openly undecided, or merely asked about

    @property
    def priority(self) -> int:
        """Return the rank, 0 for the one that outranks all others."""
        return _ORDER[self]

    @property
    def is_event(self) -> bool:
        """Tell whether a claim of this status can become an event; `pending` is a state, never an event."""
        return self is not Status.PENDING

    @property
    def is_decision(self) -> bool:
        """Tell whether this decides the fate of a series and so moves its standing."""
        return self in _DECISIONS


_ORDER = {status: rank for rank, status in enumerate(Status)}
_DECISIONS = frozenset({Status.CANCELLED, Status.ENDING, Status.REVIVED, Status.RENEWED, Status.ORDERED})


class Certainty(StrEnum):
    """How a headline tells a decision."""

    CONFIRMED = "confirmed"  # as fact
    RUMOURED = "rumoured"  # hedged, asked about, hoped or petitioned for
    DENIED = "denied"  # the headline says that it is not so
