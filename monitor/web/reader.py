"""What the pages need of a store, so that tests hand in a fake and the daemon its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import Event, Series, SourceHealth, Standing
    from monitor.store.figures import Figures


class Reader(Protocol):
    """Reading access to the store; every method may raise StoreError."""

    async def events(self, *, series: str | None = None) -> Sequence[Event]:
        """Return all events, or those of the series with this slug: newest first, evidence oldest first."""
        ...

    async def feed_events(self) -> Sequence[Event]:
        """Return the events that the feeds hold, newest first."""
        ...

    async def latest(self, most: int) -> Sequence[Event]:
        """Return so many of the published events, newest first."""
        ...

    async def standings(self, most: int, start: int = 0, key: str = "") -> Sequence[Standing]:
        """Return where series stand, so many after the first `start`, the latest change first.

        With a `key` only those of which a title, normalised, holds it.
        """
        ...

    async def not_standing(self, key: str, most: int) -> Sequence[Event]:
        """Return the last event of series without a decision, of which a title, normalised, holds the `key`."""
        ...

    async def standing(self, series_id: str) -> Standing | None:
        """Return where one series stands; None while nothing is confirmed of it."""
        ...

    async def events_with(self, ids: Sequence[str]) -> Sequence[Event]:
        """Return the events of these ids, in any order."""
        ...

    async def health(self) -> Sequence[SourceHealth]:
        """Return how every configured source fares."""
        ...

    async def held(self) -> int:
        """Count the events that wait for the operator."""
        ...

    async def figures(self) -> Figures:
        """Return how much there is."""
        ...

    async def series(self, slug: str) -> Series | None:
        """Return the series at a page address; None where there is none."""
        ...
