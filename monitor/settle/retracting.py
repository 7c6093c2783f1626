"""A decision that was never told, as an entry of a misread headline is, is made to count for nothing.

Its entry stays in the feed as it is, for readers have it; standings and pages go on as if nothing had been told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.errors import StoreError
from monitor.settle.restating import restate
from monitor.store import Deed

if TYPE_CHECKING:
    from monitor.model import Event
    from monitor.settle.identities import Doer
    from monitor.store import Transaction


def retract(transaction: Transaction, event: Event, doer: Doer) -> int:
    """Let an event count for nothing; return the number of the deed. Raises StoreError where it does already."""
    if event.retracted:
        raise StoreError(f"event {event.id} is retracted already")
    why = doer.why or event.evidence[0].headline
    number = transaction.retract(Deed("retract", doer.by, event.series.id, why, doer.now), event)
    restate(transaction, event.series.id)
    return number
