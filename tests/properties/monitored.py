"""A monitor whose power can be cut: a real store, real checks and the feed's real file, on a clock of the test."""

from __future__ import annotations

import asyncio
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import event

from monitor.check.checking import check
from monitor.config import parse
from monitor.daemon.publishing import feed_path, publish
from monitor.decide import Rules
from monitor.model import Validators
from monitor.settle.identities import Doer
from monitor.settle.releasing import drop, release
from monitor.settle.retracting import retract
from monitor.store import Store
from tests.check.fakes import Room, document
from tests.harness.onlooker import Onlooker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from monitor.model import Event, Source, Standing
    from tests.properties.press import Story

RULES = Rules(first_run=3, burst=2, daily=6)  # small numbers, to be met
SEED = UUID("5e1e5000-0000-4000-8000-000000000000")
SETTINGS = parse(b"{sources: [], base_url: 'https://series.example', feed: {newest: 1000}}", Path("sources.yaml"))


class PowerCutError(BaseException):
    """Nothing in the program may stop it."""


class InFeed(IntEnum):
    """When the power is cut after the store has committed: before the feed's file is written, or meanwhile."""

    BEFORE = -2
    WRITING = -1


Cut = int | None  # in the feed, or at that statement of what changes the store, the last of which is its commit


class Monitored:
    """One monitor, its state in a directory of its own; ids are those of every other one."""

    def __init__(self, directory: Path, now: datetime) -> None:
        self._directory = directory
        self._room = Room(Store.open(directory, seed=SEED), now=now)
        self._loop = asyncio.Runner()
        self.onlooker = Onlooker(feed_path(directory))
        self.publish()

    @property
    def feed(self) -> bytes:
        return feed_path(self._directory).read_bytes()

    def set_clock(self, now: datetime) -> None:
        self._room.now = now

    def configure(self, sources: Sequence[Source]) -> None:
        self._room.configure(*sources)

    def check(self, outlet: Source, page: Sequence[Story]) -> None:
        """Check a source whose page shows these stories, in this order, and bring the feed's file up to date."""
        told = tuple(story.told for story in page)
        body = repr(told).encode()
        self._room.server.answers[outlet.url] = document(body, outlet.url, Validators())
        self._room.reader.findings[body] = told
        outcome = self._loop.run(check(outlet, replace(self._room.desk(), rules=RULES)))
        assert not outcome.failed, outcome.message
        self.publish()

    def check_and_cut(self, outlet: Source, page: Sequence[Story], moment: Cut) -> None:
        """Check a source; where the power is cut at that moment of it, start anew and check once more."""
        try:
            with self._strikes(moment):
                self.check(outlet, page)
        except PowerCutError:
            self.onlooker.look()
            self.restart()
            self.check(outlet, page)

    def release(self) -> None:
        """Let into the feed what waits for the operator."""
        self._room.store.write_sync(lambda transaction: release(transaction, transaction.held(), self._room.now))
        self.publish()

    def drop(self) -> None:
        """Keep from the feed what waits for the operator."""
        self._room.store.write_sync(lambda transaction: drop(transaction, transaction.held()))
        self.publish()

    def retract(self, event: Event) -> None:
        self._room.store.write_sync(lambda transaction: retract(transaction, event, Doer(self._room.now)))
        self.publish()

    def publish(self) -> None:
        publish(self._room.store, SETTINGS, self._directory)

    def restart(self) -> None:
        self._room.store.close()
        self._room.store = Store.open(self._directory)
        self.onlooker.look()
        self.publish()

    def close(self) -> None:
        self._room.store.close()
        self._loop.close()

    def _strikes(self, moment: Cut) -> AbstractContextManager[object]:
        match moment:
            case None:
                return nullcontext()
            case InFeed.BEFORE:
                return patch.object(self, "publish", side_effect=PowerCutError)
            case InFeed.WRITING:
                return patch("monitor.publish.files.os.fsync", side_effect=PowerCutError)
            case statement:
                return _at_statement(self._room.store, int(statement))

    def events(self) -> list[Event]:
        return self._room.store.read_sync(lambda reader: reader.events())

    def standings(self) -> dict[str, Standing]:
        """Return where series stand, by their titles."""
        return {one.series.title: one for one in self._room.store.read_sync(lambda reader: reader.standings())}


@contextmanager
def _at_statement(store: Store, number: int) -> Iterator[None]:
    left = number

    def strike(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise PowerCutError

    for name in ("before_cursor_execute", "commit"):
        event.listen(store._writing, name, strike)
    try:
        yield
    finally:
        for name in ("before_cursor_execute", "commit"):
            event.remove(store._writing, name, strike)
