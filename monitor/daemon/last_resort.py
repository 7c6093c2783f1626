"""While the store cannot be used: nothing is checked, and subscribers still get the last good feed."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from monitor import log
from monitor.daemon.opening import open_store
from monitor.daemon.publishing import channel, feed_path
from monitor.daemon.server import Site, address
from monitor.embedded import Server
from monitor.errors import StoreError
from monitor.web import StoredReader, app

if TYPE_CHECKING:
    import socket

    from monitor.config import Configuration
    from monitor.daemon.daemon import Place
    from monitor.store import Store

_LOG = log.get("daemon")


async def serve_last_feed(
    place: Place, configuration: Configuration, error: StoreError, listening: socket.socket, stop: asyncio.Event
) -> Store:
    """Serve the feed file until the store can be used, and return that; raise the error if stopped before.

    It is raised at once where no feed was ever written.
    """
    if not feed_path(place.state).exists():
        raise error
    _LOG.error(
        "the store cannot be used; until it can, nothing is checked, and only the last good feed is served",
        error=str(error),
        hint=error.hint,
    )
    here = address(listening)
    server = Server(
        Site(
            app(
                StoredReader(_BrokenStore(error)),
                channel(configuration, here),
                hosts=(place.host, *configuration.hosts),
                sources=lambda: configuration.sources,
                clock=place.clock,
                last_good=feed_path(place.state),
            )
        )
    )
    if place.on_ready:
        place.on_ready(here)
    over = asyncio.Event()
    mending = asyncio.create_task(_mended(place, stop))
    mending.add_done_callback(lambda _: over.set())
    try:
        await server.begin([listening.dup()])  # it closes what it is given; who asks in between waits
        await server.until(over)
    finally:
        await server.end()
        mending.cancel()
    store = await mending
    if store is None:
        raise error
    _LOG.info("the store can be used again")
    return store


async def _mended(place: Place, stop: asyncio.Event) -> Store | None:
    """Return the store as soon as it can be opened, None when stopped."""
    while not stop.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), place.reopen_every.total_seconds())
            break
        with suppress(StoreError):
            return open_store(place.state)
    return None


class _BrokenStore:
    """Answers every question with what keeps the store from being used."""

    def __init__(self, error: StoreError) -> None:
        self._error = error

    async def read(self, _question: object) -> Any:
        raise self._error
