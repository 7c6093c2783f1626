"""Names to addresses that may be dialled. To be asked anew for each connection: so a name cannot change in between."""

from __future__ import annotations

import socket
from ipaddress import ip_address
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.addresses import Address, Network, may_be_asked

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.fetch.resolve import Resolve


async def judged(host: str, port: int, resolve: Resolve, allowed: Iterable[Network]) -> tuple[Address, ...]:
    """Return the addresses of a host, best first, to be dialled as they are.

    Raises FetchError (blocked-address) if any of them may not be asked: a name that leads both into the internet and
    into a private network is a trap. Raises OSError, mostly socket.gaierror, where there is none.
    """
    try:
        addresses: tuple[Address, ...] = (ip_address(host),)
    except ValueError:
        addresses = tuple(dict.fromkeys(await resolve(host, port)))
    if not addresses:
        raise socket.gaierror(socket.EAI_NONAME, "it has no address")
    for address in addresses:
        if not may_be_asked(address, allowed):
            told = f"{host} leads to {address}, in a network that is not allowed."
            raise FetchError(Diagnosis.BLOCKED_ADDRESS, told, address=address)
    return addresses
