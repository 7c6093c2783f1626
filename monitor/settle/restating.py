"""What follows from all events of a series: where it stands, which of them contradict each other, and its name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor import decide
from monitor.settle.naming import most_told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.model import Event, Series
    from monitor.store import Transaction


def restate(transaction: Transaction, series_id: str, events: Iterable[Event] | None = None) -> Series | None:
    """Derive and store it anew, to be called whenever events of a series have come, gone or changed.

    `events` are those of the series as they are now, read from the store where they are not at hand. Returns the series
    where it is called otherwise than before.
    """
    known = transaction.events_of(series_id) if events is None else list(events)
    counting = [event for event in known if not event.retracted]
    transaction.stand(series_id, decide.standing(counting))
    transaction.flag({**{event.id: () for event in known}, **decide.contradictions(counting)})
    series = next((event.series for event in known), None)
    if series is None or not series.as_told or (title := most_told(series.title, known)) == series.title:
        return None
    transaction.rename_series(series.id, title)
    return replace(series, title=title)
