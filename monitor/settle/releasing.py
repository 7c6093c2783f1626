"""What waits for the operator is let into the feed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.settle.restating import restate

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.model import Event
    from monitor.store import Transaction


def release(transaction: Transaction, now: datetime) -> list[Event]:
    """Let what is held into the feed, and the standings follow it; return it as it is then."""
    now = max(filter(None, (now, transaction.latest())))
    released = [replace(event, published=now, held=False) for event in transaction.held()]
    for event in released:
        transaction.publish(event, now)
    for series_id in dict.fromkeys(event.series.id for event in released):
        restate(transaction, series_id)
    return released
