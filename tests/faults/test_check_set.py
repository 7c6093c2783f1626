"""All faults at once, as the sources of one monitor: what is stored stays, and the others are checked meanwhile."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import AsyncExitStack, aclosing, closing
from typing import TYPE_CHECKING, Any

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from tests.check.fakes import A_MINUTE, INTERVAL, Room, Told, document, opened, source, told
from tests.faults.catalogue import FAULTS
from tests.faults.fault import Fault
from tests.faults.manners import then_silence
from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from monitor.fetch import Fetcher
    from monitor.model import Document, NotModified
    from tests.faults.certificates import Authority

NEWS = told("Night Couriers")
FAULTY = {f"fault-{number}": fault for number, fault in enumerate(FAULTS) if fault.diagnosis is not None}
HELD = {f"held-{number}": Fault(f"held {number}", "timeout", {"/": then_silence()}) for number in range(5)}
WELL = {f"well-{number}": Fault(f"well {number}", None, {"/": answer(200, b"one")}) for number in range(5)}
KEPT = ("headline", "claim", "series", "alias", "event", "evidence", "standing")


class Unread(dict[bytes, "tuple[Told, ...] | Exception"]):
    """Nothing can be read in what no test has set."""

    def __missing__(self, body: bytes) -> ExtractError:
        return ExtractError(Diagnosis.NOT_A_DOCUMENT, "it cannot be read")


class World:
    """The internet as it is now: for each address that sources have, a server, and a fetcher with its limits."""

    def __init__(self, authority: Authority) -> None:
        self._authority = authority
        self._there: dict[str, tuple[str, Fetcher]] = {}
        self._running = AsyncExitStack()

    async def serve(self, faults: dict[str, Fault]) -> None:
        for source_id, fault in faults.items():
            url = await self._running.enter_async_context(fault.served(self._authority))
            fetcher = await self._running.enter_async_context(fault.fetcher(self._authority))
            self._there[source(source_id).url] = url, fetcher

    async def fetch(self, url: str, **options: Any) -> Document | NotModified:
        """Do what Fetcher.fetch does."""
        there, fetcher = self._there[url]
        return await fetcher.fetch(there, **options)

    async def aclose(self) -> None:
        await self._running.aclose()


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    """Return a store of sources, each of which was checked once, an interval ago, and brought one headline."""
    with opened(tmp_path) as room:
        every = [source(source_id) for source_id in (*FAULTY, *HELD, *WELL)]
        room.configure(*every)
        room.reader.findings = Unread({b"one": (NEWS,)})
        for known in every:
            room.server.answers[known.url] = document(url=known.url)
            assert not (await room.check(known)).failed
        room.now += INTERVAL
        yield room


@pytest.fixture
async def world(room: Room, authority: Authority) -> AsyncIterator[World]:
    async with aclosing(World(authority)) as world:
        room.server = world  # type: ignore[assignment]  # it is one of Fetches, which is all that a check asks for
        yield world


def kept(room: Room) -> dict[str, list[Any]]:
    """Return everything that is not the health of a source."""
    with closing(sqlite3.connect(room.store.path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in KEPT}


async def test_faults_change_nothing_but_their_sources_health_and_hold_up_nobody(room: Room, world: World) -> None:
    before = kept(room)
    await world.serve(HELD | FAULTY | WELL)
    # One that is read at this moment: nothing of what follows is the fault of our own line.
    await room.check(source(next(iter(WELL))))
    held = [asyncio.create_task(room.check(source(source_id))) for source_id in HELD]
    faulty = [asyncio.create_task(room.check(source(source_id))) for source_id in FAULTY]
    well = await asyncio.gather(*(room.check(source(source_id)) for source_id in WELL))

    assert [(outcome.failed, outcome.unchanged) for outcome in well] == [(False, True)] * len(WELL)
    assert not any(task.done() for task in held)

    outcomes = await asyncio.gather(*faulty)
    told_as = {FAULTY[outcome.source_id].name: outcome.diagnosis for outcome in outcomes}
    assert told_as == {fault.name: fault.diagnosis for fault in FAULTY.values()}
    assert kept(room) == before
    for source_id, fault in FAULTY.items():
        health = room.health(source(source_id))
        assert (health.diagnosis, health.failures, health.headlines) == (fault.diagnosis, 1, 1)
        assert (health.last_success, health.failing_since) == (room.now - INTERVAL, room.now)
        assert (health.validators, health.validators_url) == (document().validators, source(source_id).url)
        assert health.next_check == room.now + A_MINUTE

    for task in held:
        task.cancel()
    await asyncio.gather(*held, return_exceptions=True)
