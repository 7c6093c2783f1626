"""Connections that tell the account of a request what passes over them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpcore2

from monitor.fetch.phases import Phase
from monitor.fetch.wire import current

if TYPE_CHECKING:
    import ssl


class MeteredStream(httpcore2.AsyncNetworkStream):
    """A connection that does what the one inside of it does; timeouts are in seconds."""

    def __init__(self, inner: httpcore2.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore2's
        """Return what comes next, nothing at the end. Raises FetchError as Wire does."""
        wire = current()
        with wire.reading():
            data = await self._inner.read(max_bytes, wire.patience(timeout))
        wire.received(len(data))
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore2's
        """Send all of it."""
        wire = current()
        wire.sending()
        await self._inner.write(buffer, timeout)
        wire.sent()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore2's
    ) -> httpcore2.AsyncNetworkStream:
        """Return this connection secured, for a server that can prove its name."""
        current().phase = Phase.TLS
        return MeteredStream(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    async def aclose(self) -> None:
        """Close it."""
        await self._inner.aclose()

    def get_extra_info(self, info: str) -> Any:
        """Return what is known about the socket."""
        return self._inner.get_extra_info(info)
