"""The monitor on the newsroom without waiting: the clock is set from beat to beat, and all sources checked at each."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.check.checking import check
from monitor.daemon import load_configuration, tools
from monitor.fetch import Fetcher
from monitor.newsroom import Newsroom, serve
from monitor.read.reading import read
from monitor.read.resolving import resolve
from monitor.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable
    from pathlib import Path

    from monitor.check.desk import Desk
    from monitor.check.outcome import Outcome
    from monitor.config import Configuration
    from monitor.model import Claim, Document
    from monitor.newsroom import Script
    from monitor.read.reading import Manner, Reading
    from monitor.read.resolving import Question

OPENING = datetime(2026, 3, 9, 20, 0, 0, 250_000, tzinfo=UTC)


class ReadsHere:
    """Reads in this process: the newsroom's pages are no hostile ones, and starting workers takes longer than they."""

    async def read(self, document: Document, manner: Manner) -> Reading:
        return read(document, manner)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        return resolve(document, question)


@dataclass(slots=True)
class Stage:
    """A newsroom, a store, and a clock that is set by hand."""

    newsroom: Newsroom
    configuration: Configuration
    store: Store
    desk: Desk
    hands: list[float]  # the clock: seconds since the opening

    async def play(self, moments: Iterable[float]) -> list[Outcome]:
        """Check every source once at each of these seconds; return all outcomes."""
        outcomes: list[Outcome] = []
        for moment in moments:
            self.hands[0] = moment
            outcomes += await asyncio.gather(*(check(source, self.desk) for source in self.configuration.sources))
        return outcomes


def beats(script: Script) -> list[float]:
    """Return the opening and every second at which something happens after it."""
    return sorted({0.0, *(beat.at for beat in script.beats if beat.at > 0)})


@asynccontextmanager
async def staged(folder: Path, script: Script) -> AsyncIterator[Stage]:
    hands = [0.0]
    newsroom = Newsroom(lambda: hands[0], opening=OPENING, script=script)
    async with serve(newsroom) as addresses:
        path = folder / "sources.yaml"
        path.write_text(newsroom.sources_yaml(addresses), encoding="utf-8")
        configuration = load_configuration(path)
        with Store.open(folder / "state", exclusive=True) as store:
            await store.write(lambda transaction: transaction.sync_sources(configuration.sources, OPENING))
            async with Fetcher(user_agent="SeriesMonitor/1", politeness=timedelta(0)) as fetcher:
                clock = lambda: newsroom.moment(hands[0])  # noqa: E731 - it reads as one
                desk = tools.desk(configuration, store, fetcher, ReadsHere(), clock)
                yield Stage(newsroom, configuration, store, desk, hands)
