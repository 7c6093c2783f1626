"""The proxy's connections to the world: each to an address that was judged a moment ago."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from monitor.fetch.judging import judged

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.fetch.addresses import Network
    from monitor.fetch.resolve import Resolve

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]
LONGEST_HEAD = 65_536  # bytes of a request's or an answer's head
_PATIENCE = 3.0  # seconds for an address while there is another to try


async def dial(host: str, port: int, resolve: Resolve, allowed: Iterable[Network]) -> Streams:
    """Connect to the first address of a host that answers. Raises FetchError (blocked-address) and OSError."""
    addresses = await judged(host, port, resolve, allowed)
    for address in addresses[:-1]:
        with suppress(OSError):  # TimeoutError is one
            return await asyncio.wait_for(_connect(str(address), port), _PATIENCE)
    return await _connect(str(addresses[-1]), port)


async def _connect(address: str, port: int) -> Streams:
    return await asyncio.open_connection(address, port, limit=LONGEST_HEAD)
