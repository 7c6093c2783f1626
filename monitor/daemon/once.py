"""Check sources once, as cron or a person asks for it: the same checks, without schedule and pages."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from time import time
from typing import TYPE_CHECKING

from monitor.check.checking import check
from monitor.check.outcome import Outcome
from monitor.check.removed import rests_until
from monitor.daemon import tools
from monitor.daemon.opening import open_store
from monitor.daemon.publishing import feed_path, publish
from monitor.daemon.remembering import StoredMemory
from monitor.daemon.tidying import tidy
from monitor.fetch import Politeness
from monitor.publish import sweep
from monitor.read.readers import WorkerReader
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from monitor.config import Configuration
    from monitor.model import Source
    from monitor.store import Reader

_AT_ONCE = 16


async def check_once(
    configuration: Configuration,
    sources: Sequence[Source],
    state: Path,
    *,
    by_name: bool = False,
    on_outcome: Callable[[Outcome], None] = lambda _: None,
    clock: Callable[[], datetime] = lambda: datetime.now(UTC),
) -> list[Outcome]:
    """Check the given sources, each once, and bring the feed file up to date; outcomes are in their order.

    Sources that rest because they were removed for good are asked only if they are checked `by_name`.
    Raises StoreError where a daemon is at work on the same state, and OSError where the feed file cannot be written.
    """
    with open_store(state) as store:
        sweep(feed_path(state), time())
        await store.write(lambda transaction: transaction.sync_sources(configuration.sources, clock()))
        async with AsyncExitStack() as closing:
            workers = tools.workers(configuration)
            closing.callback(workers.close)
            politeness = Politeness(configuration.fetch.politeness)
            fetcher = tools.fetcher(configuration, politeness=politeness, memory=StoredMemory(store))
            await closing.enter_async_context(fetcher)
            desk = tools.desk(configuration, store, fetcher, WorkerReader(workers), clock)
            resting = {} if by_name else await store.read(lambda reader: _resting(reader, clock()))
            slots, turns = asyncio.Semaphore(_AT_ONCE), defaultdict[str, asyncio.Lock](asyncio.Lock)

            async def in_turn(source: Source) -> Outcome:
                place = site(source.url)
                async with turns[place]:
                    await politeness.rested(place)  # here, where it takes no slot from other sites
                    async with slots:
                        return await check(source, desk)

            async def one(source: Source) -> Outcome:
                outcome = resting.get(source.id) or await in_turn(source)
                on_outcome(outcome)
                return outcome

            outcomes = await asyncio.gather(*map(one, sources))
        publish(store, configuration, state)
        await tidy(store, tools.retention(configuration), clock())
    return outcomes


def _resting(reader: Reader, now: datetime) -> dict[str, Outcome]:
    return {
        health.id: Outcome(health.id, until, message=health.message, rests=True)
        for health in reader.health()
        if (until := rests_until(health, now))
    }
