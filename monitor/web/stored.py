"""The store as pages read it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from monitor.model import Event, Series, SourceHealth, Standing
    from monitor.store import Reader as Snapshot
    from monitor.store.figures import Figures

T = TypeVar("T")


class Answers(Protocol):
    """What answers questions from one snapshot: `monitor.store.Store`."""

    async def read(self, question: Callable[[Snapshot], T]) -> T:
        """Run a function over a snapshot; may raise StoreError."""
        ...


class StoredReader:
    """Reads each answer from a snapshot of the store, on one of its reading threads."""

    def __init__(self, store: Answers, *, newest: int = 100, at_least: timedelta = timedelta(days=30)) -> None:
        """Take the store, and how much a feed shows: whichever of the two is more."""
        self._store = store
        self._newest = newest
        self._at_least = at_least

    async def events(self, *, series: str | None = None) -> list[Event]:
        """Return all events, or those of the series with this slug."""
        return await self._store.read(lambda reader: reader.events(series=series))

    async def feed_events(self) -> list[Event]:
        """Return the events that the feeds hold."""
        return await self._store.read(lambda reader: reader.feed_events(newest=self._newest, at_least=self._at_least))

    async def latest(self, most: int) -> list[Event]:
        """Return so many of the published events, newest first."""
        events = await self._store.read(lambda reader: reader.feed_events(newest=most, at_least=timedelta()))
        return events[:most]

    async def standings(self, most: int, start: int = 0, key: str = "") -> list[Standing]:
        """Return where series stand, so many after the first `start`, the latest change first."""
        return await self._store.read(lambda reader: reader.standings(most=most, start=start, key=key))

    async def not_standing(self, key: str, most: int) -> list[Event]:
        """Return the last event of series without a decision whose titles hold `key`."""
        return await self._store.read(lambda reader: reader.not_standing(key, most))

    async def standing(self, series_id: str) -> Standing | None:
        """Return where one series stands."""
        return await self._store.read(lambda reader: reader.standing(series_id))

    async def events_with(self, ids: Sequence[str]) -> list[Event]:
        """Return the events of these ids."""
        return await self._store.read(lambda reader: reader.events_with(ids))

    async def health(self) -> list[SourceHealth]:
        """Return how every source fares."""
        return await self._store.read(lambda reader: reader.health())

    async def held(self) -> int:
        """Count the events that wait for the operator."""
        return await self._store.read(lambda reader: reader.held_size())

    async def figures(self) -> Figures:
        """Return how much there is."""
        return await self._store.read(lambda reader: reader.figures())

    async def series(self, slug: str) -> Series | None:
        """Return the series at a page address."""
        return await self._store.read(lambda reader: reader.series(slug))
