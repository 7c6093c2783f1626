"""A store that holds what a test gives it, and one that is broken."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx2

from monitor.errors import StoreError
from monitor.store.figures import Figures
from monitor.web import Reader, app
from tests.publish.samples import CHANNEL, START

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import Event, Series, SourceHealth, Standing
    from monitor.publish import Channel


@dataclass
class FakeReader:
    """Answers as the store would; `failing` makes every reading raise it."""

    all_events: Sequence[Event] = ()
    all_standings: Sequence[Standing] = ()
    all_health: Sequence[SourceHealth] = ()
    all_figures: Figures = field(default_factory=Figures)
    failing: Exception | None = None
    readings: int = 0

    async def events(self, *, series: str | None = None) -> Sequence[Event]:
        self._read()
        return [event for event in self.all_events if series in {None, event.series.slug}]

    async def feed_events(self) -> Sequence[Event]:
        self._read()
        return [event for event in self.all_events if event.published]

    async def latest(self, most: int) -> Sequence[Event]:
        return (await self.feed_events())[:most]

    async def standings(self, most: int, start: int = 0, key: str = "") -> Sequence[Standing]:
        self._read()
        return [one for one in self.all_standings if key in one.series.key][start : start + most]

    async def not_standing(self, key: str, most: int) -> Sequence[Event]:
        self._read()
        standing = {one.series.id for one in self.all_standings}
        return [event for event in self.all_events if event.series.id not in standing and key in event.series.key][
            :most
        ]

    async def standing(self, series_id: str) -> Standing | None:
        self._read()
        return next((one for one in self.all_standings if one.series.id == series_id), None)

    async def events_with(self, ids: Sequence[str]) -> Sequence[Event]:
        self._read()
        return [event for event in self.all_events if event.id in ids]

    async def health(self) -> Sequence[SourceHealth]:
        self._read()
        return self.all_health

    async def held(self) -> int:
        self._read()
        return sum(event.held for event in self.all_events)

    async def figures(self) -> Figures:
        self._read()
        return self.all_figures

    async def series(self, slug: str) -> Series | None:
        self._read()
        return next((event.series for event in self.all_events if event.series.slug == slug), None)

    def _read(self) -> None:
        self.readings += 1
        if self.failing:
            raise self.failing


LOCKED = StoreError("the database is locked by another process")


def client(reader: Reader, *, channel: Channel = CHANNEL, **options: Any) -> httpx2.AsyncClient:
    """Return a client of an application over the reader, at a fixed time; errors come as responses."""
    served = app(reader, channel, clock=lambda: START + timedelta(hours=3), **options)
    transport = httpx2.ASGITransport(app=served, raise_app_exceptions=False)
    # No coding by default: a test that wants one asks for it.
    return httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1", headers={"Accept-Encoding": ""})
