"""What follows from all events of a series: where it stands, and which of them contradict each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor import decide

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.model import Event
    from monitor.store import Transaction


def restate(transaction: Transaction, series_id: str, events: Iterable[Event] | None = None) -> None:
    """Derive and store it anew, to be called whenever events of a series have come, gone or changed.

    `events` are those of the series as they are now, read from the store where they are not at hand.
    """
    known = transaction.events_of(series_id) if events is None else list(events)
    transaction.stand(series_id, decide.standing(known))
    transaction.flag(decide.contradictions(known))
