"""What the pages need of a store, so that tests hand in a fake and the daemon its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.model import Event, Series, SourceHealth, Standing


class Reader(Protocol):
    """Reading access to the store; every method may raise StoreError."""

    async def events(self, *, series: str | None = None) -> Sequence[Event]:
        """Return all events, or those of the series with this slug: newest first, evidence oldest first."""
        ...

    async def feed_events(self) -> Sequence[Event]:
        """Return the events that the feeds hold, newest first."""
        ...

    async def standings(self) -> Sequence[Standing]:
        """Return where every series stands."""
        ...

    async def health(self) -> Sequence[SourceHealth]:
        """Return how every source fares that was ever checked."""
        ...

    async def series(self, slug: str) -> Series | None:
        """Return the series at a page address; None where there is none."""
        ...
