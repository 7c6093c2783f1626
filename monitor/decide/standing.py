"""Where a series stands, derived from its events alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.decide.facts import decided_at, last_told
from monitor.decide.telling import SURENESS
from monitor.decide.ways import IS_OVER, REWORDING, is_one_end
from monitor.model import Certainty, Event, Standing, Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


def recency(event: Event) -> tuple[datetime, int, bool, int, tuple[int, ...], datetime, str]:
    """Return the key that sorts events by when they were decided.

    Of two told at the same time a denial is later than what it denies, and a revival than the end that it presupposes;
    else the weightier status is, and of one status what is told of a later season.
    """
    return (
        decided_at(event),
        SURENESS[event.certainty],
        event.status is Status.REVIVED,
        -event.status.priority,
        event.seasons,
        event.first_seen,
        event.id,
    )


def standing(events: Iterable[Event]) -> Standing | None:
    """Return where a series stands after its events, or None while nothing is confirmed.

    The newest decision stands. A date, a delay or filming stands in its place only when it came after it and
    the series goes on: a final season that gets its date is still ending. Rumours, denials, what is held for the
    operator, and an end that is only told in another word change nothing.
    """
    told = [event for event in events if event.certainty is Certainty.CONFIRMED and not event.held]
    confirmed = [event for event in told if not any(_rewords(event, other) for other in told)]
    newest = max(confirmed, key=recency, default=None)
    decision = max((event for event in confirmed if event.status.is_decision), key=recency, default=None)
    stands = decision if decision is not None and decision.status in IS_OVER else newest
    return None if stands is None else _as_standing(stands)


def _rewords(event: Event, other: Event) -> bool:
    """Tell whether an event calls the end that another told shortly before by another word."""
    if {event.status, other.status} != IS_OVER or recency(other) >= recency(event):
        return False
    cancelled, ending = sorted((event, other), key=lambda end: end.status.priority)
    shortly = decided_at(event) - last_told(other) <= REWORDING
    return shortly and is_one_end(cancelled.seasons, ending.seasons)


def _as_standing(event: Event) -> Standing:
    return Standing(
        series=event.series,
        status=event.status,
        seasons=event.seasons,
        network=event.network,
        since=decided_at(event),
        event_id=event.id,
        certainty=event.certainty,
    )
