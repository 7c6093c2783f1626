"""A web server within somebody else's event loop. Only this file knows uvicorn."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from typing import TYPE_CHECKING

import uvicorn

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator, Sequence

    from starlette.types import ASGIApp

_GRACE = 1  # seconds that requests under way are given at the end


class Server(uvicorn.Server):
    """Serves an application in the running event loop; signals are left to whoever runs that."""

    def __init__(self, application: ASGIApp) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                log_config=None,
                log_level="warning",
                access_log=False,
                lifespan="off",
                ws="none",
                server_header=False,
                timeout_graceful_shutdown=_GRACE,
            )
        )
        self._listens = asyncio.Event()

    async def begin(self, sockets: Sequence[socket.socket]) -> None:
        """Take requests on listening sockets from now on; raises what keeps it from that."""
        self._serving = asyncio.create_task(self.serve(list(sockets)))
        await self._first_of(self._listens)
        if self._serving.done():
            self._serving.result()

    async def until(self, stop: asyncio.Event) -> None:
        """Wait until `stop` is set or something breaks; `end` tells what."""
        await self._first_of(stop)

    async def end(self) -> None:
        """Take no further request, and wait until those under way have been answered, a second at most."""
        self.should_exit = True
        await self._serving

    async def _first_of(self, event: asyncio.Event) -> None:
        waiting = asyncio.create_task(event.wait())
        try:
            await asyncio.wait({waiting, self._serving}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Tell when that is done."""
        await super().startup(sockets)
        self._listens.set()

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave signals alone."""
        yield
