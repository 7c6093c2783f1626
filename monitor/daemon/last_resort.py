"""A daemon whose store cannot be used: it checks nothing, and subscribers still get the last good feed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor import log
from monitor.daemon.publishing import channel, feed_path
from monitor.daemon.server import Server, Site, address
from monitor.web import StoredReader, app

if TYPE_CHECKING:
    import asyncio
    import socket

    from monitor.config import Configuration
    from monitor.daemon.daemon import Place
    from monitor.errors import StoreError

_LOG = log.get("daemon")


async def serve_last_feed(
    place: Place, configuration: Configuration, error: StoreError, listening: socket.socket, stop: asyncio.Event
) -> None:
    """Serve the feed file until stopped, then raise the error; at once where no feed was ever written."""
    if not feed_path(place.state).exists():
        raise error
    _LOG.error(
        "the store cannot be used; nothing is checked, and only the last good feed is served",
        error=str(error),
        hint=error.hint,
    )
    here = address(listening)
    server = Server(
        Site(
            app(
                StoredReader(_BrokenStore(error)),
                channel(configuration, here),
                sources=lambda: configuration.sources,
                clock=place.clock,
                last_good=feed_path(place.state),
            )
        )
    )
    if place.on_ready:
        place.on_ready(here)
    await server.run_until(stop, listening)
    await server.ended()
    raise error


class _BrokenStore:
    """Answers every question with what keeps the store from being used."""

    def __init__(self, error: StoreError) -> None:
        self._error = error

    async def read(self, _question: object) -> Any:
        raise self._error
