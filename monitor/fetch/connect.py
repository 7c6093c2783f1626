"""Where connections are made, and so where addresses are judged: nothing is dialled but what was judged just now.

The judgement is part of the connection, not of the request. So a connection is only ever used by requests with the
very permissions that it was made under: each set of permitted networks has a transport of its own, see `client`.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

import httpcore2
import httpx2

from monitor.fetch.judging import judged
from monitor.fetch.phases import Phase
from monitor.fetch.streams import MeteredStream
from monitor.fetch.wire import current

if TYPE_CHECKING:
    import ssl
    from collections.abc import Iterable

    from monitor.fetch.addresses import Address, Network
    from monitor.fetch.resolve import Resolve

_PATIENCE = 3.0  # seconds for an address while there is another to try
_KEPT = 15.0  # seconds that an unused connection is kept: longer than politeness makes a redirect wait


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Resolve, judge, and connect to exactly what was judged; TLS goes on checking the name."""

    def __init__(self, resolve: Resolve, allowed: frozenset[Network]) -> None:
        self._resolve = resolve
        self._allowed = allowed
        self._sockets = httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the interface is httpcore2's
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Connect to the first address of the host that answers.

        Raises FetchError (blocked-address) if any of its addresses may not be asked: a name that leads both into
        the internet and into a private network is a trap.
        """
        try:
            async with asyncio.timeout(timeout):
                current().dialling()
                addresses = await judged(host, port, self._resolve, self._allowed)
                current().phase = Phase.CONNECT
                return MeteredStream(await self._dial(addresses, port, local_address, socket_options))
        except TimeoutError as error:
            raise httpcore2.ConnectTimeout(error) from error

    async def _dial(
        self,
        addresses: tuple[Address, ...],
        port: int,
        local_address: str | None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None,
    ) -> httpcore2.AsyncNetworkStream:
        for address in addresses[:-1]:
            with suppress(httpcore2.ConnectError, httpcore2.ConnectTimeout):
                return await self._sockets.connect_tcp(str(address), port, _PATIENCE, local_address, socket_options)
        return await self._sockets.connect_tcp(str(addresses[-1]), port, None, local_address, socket_options)


class GuardedTransport(httpx2.AsyncHTTPTransport):
    """The client's own transport with a pool that connects through the guard, and never through a proxy."""

    def __init__(self, backend: GuardedBackend, tls: ssl.SSLContext, connections: int) -> None:
        super().__init__(verify=tls, trust_env=False)
        # The transport takes no backend, so its pool is replaced: a private attribute, hence the pinned minor version.
        self._pool = httpcore2.AsyncConnectionPool(
            ssl_context=tls,
            max_connections=connections,
            max_keepalive_connections=connections,
            keepalive_expiry=_KEPT,
            http2=True,
            network_backend=backend,
        )
