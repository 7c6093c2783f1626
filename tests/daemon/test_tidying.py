"""What is kept too long goes while nobody waits, a batch at a time."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from structlog.testing import capture_logs

from monitor.daemon.tidying import keep_tidy, tidy
from monitor.errors import StoreError
from monitor.store import Forgotten, Retention

if TYPE_CHECKING:
    from collections.abc import Callable

from tests.store.things import NOW

AT_ONCE = timedelta()


class FakeStore:
    """Has so many headlines to forget, one a batch; fails where it is told to."""

    def __init__(self, headlines: int, *, failing: bool = False) -> None:
        self.headlines = headlines
        self.failing = failing
        self.batches = 0

    async def write(self, _change: Callable[..., Forgotten]) -> Forgotten:
        self.batches += 1
        if self.failing:
            raise StoreError("the disk is full", "free some space")
        gone = min(1, self.headlines)
        self.headlines -= gone
        return Forgotten(headlines=gone)


async def kept(store: FakeStore, busy: Callable[[], bool], until: Callable[[], bool]) -> None:
    """Keep a store tidy until something is so."""
    task = asyncio.create_task(
        keep_tidy(store, Retention, lambda: NOW, busy, breath=AT_ONCE, rest=timedelta(hours=1))  # type: ignore[arg-type]
    )
    async with asyncio.timeout(5):
        while not until():  # noqa: ASYNC110 - what is waited for sets no event
            await asyncio.sleep(0)
    for _ in range(5):  # what would go on, goes on
        await asyncio.sleep(0)
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


async def test_a_check_takes_a_bounded_share_of_it() -> None:
    store = FakeStore(50)

    assert await tidy(store, Retention(), NOW, batches=20) == Forgotten(headlines=20)  # type: ignore[arg-type]
    assert store.headlines == 30


async def test_the_daemon_takes_all_of_it_and_rests() -> None:
    store = FakeStore(3)
    with capture_logs() as logs:
        await kept(store, lambda: False, lambda: store.batches == 4)

    assert store.batches == 4, "the last batch found nothing, and there is no other for an hour"
    assert [(line["event"], line["headlines"]) for line in logs] == [("forgot what was kept too long", 3)]


async def test_nothing_is_done_while_checks_run() -> None:
    store, looks = FakeStore(3), []

    def busy() -> bool:
        looks.append(store.batches)
        return len(looks) < 10

    await kept(store, busy, lambda: store.headlines == 0)

    assert looks[:10] == [0] * 10


async def test_a_store_that_fails_is_told_and_left_alone_for_a_while() -> None:
    store = FakeStore(9, failing=True)
    with capture_logs() as logs:
        await kept(store, lambda: False, lambda: store.batches == 1)

    assert store.batches == 1
    assert [(line["event"], line["hint"]) for line in logs] == [("cannot tidy the store", "free some space")]
