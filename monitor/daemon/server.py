"""The web server within the daemon's own event loop; signals are the daemon's business."""

from __future__ import annotations

import asyncio
import socket
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

from monitor.errors import SeriesMonitorError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.types import ASGIApp, Receive, Scope, Send

_GRACE = 1  # seconds that requests under way are given at the end


class AddressError(SeriesMonitorError):
    """The address to serve at cannot be had."""

    hint = "choose another one with --host and --port"


class Site:
    """An application that can be exchanged while it is served, as after a change of the configuration."""

    def __init__(self, application: ASGIApp) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.application(scope, receive, send)


def listen(host: str, port: int) -> socket.socket:
    """Take the address, before anything else is started; raises AddressError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressError(f"cannot listen on {host} port {port}: {error.strerror or error}") from error


def address(listening: socket.socket) -> str:
    """Return where a browser on this machine finds the pages; a server on all addresses is found on loopback."""
    host, port = listening.getsockname()[:2]
    shown = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(host, f"[{host}]" if ":" in host else host)  # noqa: S104 - compared, not bound
    return f"http://{shown}:{port}"


class Server(uvicorn.Server):
    """Serves a site on a socket until stopped."""

    def __init__(self, site: Site) -> None:
        super().__init__(
            uvicorn.Config(
                site,
                log_config=None,
                log_level="warning",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=_GRACE,
            )
        )

    async def run_until(self, stop: asyncio.Event, listening: socket.socket) -> None:
        """Serve until `stop` is set, or something breaks; `ended` waits for the end and tells what broke."""
        self._serving = asyncio.create_task(self.serve([listening]))
        stopped = asyncio.create_task(stop.wait())
        try:
            await asyncio.wait({self._serving, stopped}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.should_exit = True
            stopped.cancel()

    async def ended(self) -> None:
        """Wait until requests under way have been answered, a second at most."""
        await self._serving

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield
