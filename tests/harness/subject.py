"""A daemon under test, as a process of its own that can be killed and started again."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import sys
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx2

from monitor.daemon.publishing import feed_path
from monitor.store import Store
from tests.harness.entry import PAUSE

if TYPE_CHECKING:
    from asyncio.subprocess import Process

    from monitor.model import Event

ROOT = Path(__file__).parents[2]
SEED = UUID("5e1e5000-0000-4000-8000-000000000000")
START = 60.0  # seconds that a start may take on a busy machine
END = 10.0  # seconds that an end may take

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_SIGHTINGS = "SELECT id, last_checked, next_check, diagnosis FROM source WHERE last_checked IS NOT NULL"
_PUBLISHED = "SELECT id FROM event WHERE published IS NOT NULL"


@dataclass(frozen=True, slots=True)
class Sighting:
    """What the store says of the last check of a source."""

    at: datetime  # by the clock of the world
    stored: datetime  # in real time, to within the length of the transaction
    diagnosis: str | None


class Subject:
    """A daemon with a configuration and a state of its own; ids of its store are those of every other subject."""

    def __init__(self, name: str, folder: Path, clock: Path) -> None:
        self.name = name
        self.folder = folder
        self.clock = clock
        self.configuration = folder / "sources.yaml"
        self.state = folder / "state"
        self.feed = feed_path(self.state)
        self.started = _EPOCH
        self._process: Process | None = None
        self._address = ""
        folder.mkdir()
        Store.open(self.state, seed=SEED).close()

    async def start(self) -> None:
        """Start the daemon; `ready` waits until it serves."""
        self.started = datetime.now(UTC)
        self._address = ""
        with (self.folder / "log").open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "tests.harness.entry"),
                *map(str, (self.configuration, self.state, self.clock)),
                cwd=ROOT,
                stdout=asyncio.subprocess.PIPE,
                stderr=log,
                start_new_session=True,  # so that what it leaves running can be found
            )

    async def ready(self) -> None:
        """Wait until the daemon serves."""
        process = self._running()
        assert process.stdout is not None
        if not self._address:
            async with asyncio.timeout(START):
                self._address = (await process.stdout.readline()).decode().strip()
        assert self._address, f"{self.name} did not start:\n{(self.folder / 'log').read_text(encoding='utf-8')}"

    async def kill(self) -> None:
        """End the daemon as a power cut would, and see that nothing of it goes on."""
        process = self._running()
        assert process.returncode is None, f"{self.name} had ended by itself"
        os.kill(process.pid, signal.SIGKILL)
        await process.communicate()
        async with asyncio.timeout(END):
            while _alive(process.pid):  # noqa: ASYNC110 - nobody tells of the end of a grandchild
                await asyncio.sleep(0.01)

    async def clear_away(self) -> None:
        """Leave nothing running, whatever has happened."""
        if self._process is None:
            return
        for number in _alive(self._process.pid):
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)
        await self._process.communicate()

    async def stop(self) -> int:
        """End the daemon as its operator would; return the exit code."""
        process = self._running()
        process.terminate()
        async with asyncio.timeout(END):
            await process.communicate()
        assert process.returncode is not None
        return process.returncode

    def sightings(self) -> dict[str, Sighting]:
        """Return by source what the store says now."""
        rows = self._ask(_SIGHTINGS)
        return {key: Sighting(_time(last), _time(following) - PAUSE, why) for key, last, following, why in rows}

    def waits_for_feed(self) -> bool:
        """Tell whether the store has an entry that the feed's file has not."""
        written = self.feed.read_bytes() if self.feed.exists() else b""
        return any(event_id.encode() not in written for (event_id,) in self._ask(_PUBLISHED))

    def events(self) -> list[Event]:
        with Store.open(self.state) as store:
            return store.read_sync(lambda reader: reader.events())

    async def served(self) -> bytes:
        async with httpx2.AsyncClient(trust_env=False) as client:
            response = await client.get(f"{self._address}/feed.xml")
        assert response.status_code == httpx2.codes.OK
        return response.content

    def written_at(self) -> tuple[int, int]:
        """Return what changes whenever a transaction is written."""
        try:
            told = (self.state / "monitor.sqlite3-wal").stat()
        except FileNotFoundError:
            return 0, 0
        return told.st_mtime_ns, told.st_size

    def _ask(self, question: str) -> list[Any]:
        # Nothing is kept open: a kill must find the store as it is in earnest, with nobody else at it.
        with closing(sqlite3.connect(f"file:{self.state / 'monitor.sqlite3'}?mode=ro", uri=True)) as connection:
            return connection.execute(question).fetchall()

    def _running(self) -> Process:
        assert self._process is not None
        return self._process


def _time(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def _alive(group: int) -> list[int]:
    """Return the processes of a group that have not ended; one that nobody has waited for yet has."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, its_group = (folder / "stat").read_text().rpartition(")")[2].split()[:3]
        except OSError:  # it ended just now
            continue
        if int(its_group) == group and state not in "ZX":
            found.append(int(folder.name))
    return found
