"""Keeping the store from growing for ever: what is kept too long goes, a little at a time, while nobody waits."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor import log
from monitor.errors import StoreError
from monitor.store import Forgotten

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from monitor.store import Retention, Store

_LOG = log.get("daemon")
_BREATH = timedelta(seconds=1)  # between two batches, and between two looks at whether checks run
_REST = timedelta(hours=1)  # when nothing is left to be done
BATCHES = 20  # that `check` takes at most: a tenth of a second of writing


async def tidy(store: Store, keep: Retention, now: datetime, batches: int = BATCHES) -> Forgotten:
    """Forget what is kept too long, in so many batches at most. Raises StoreError."""
    gone = Forgotten()
    for _ in range(batches):
        more = await store.write(lambda transaction: transaction.forget(now, keep))
        gone += more
        if not more:
            break
    return gone


async def keep_tidy(
    store: Store,
    keep: Callable[[], Retention],
    clock: Callable[[], datetime],
    busy: Callable[[], bool],
    *,
    breath: timedelta = _BREATH,
    rest: timedelta = _REST,
) -> None:
    """Do that for ever, one batch at a time, never while checks run; a failing store is left alone for a while."""
    forgotten = Forgotten()
    while True:
        await asyncio.sleep(breath.total_seconds())
        if busy():
            continue
        try:
            more = await tidy(store, keep(), clock(), batches=1)
        except StoreError as error:
            _LOG.error("cannot tidy the store", error=str(error), hint=error.hint)
            more = Forgotten()
        forgotten += more
        if not more:
            if forgotten:
                _LOG.info("forgot what was kept too long", headlines=forgotten.headlines, misses=forgotten.misses)
            forgotten = Forgotten()
            await asyncio.sleep(rest.total_seconds())
