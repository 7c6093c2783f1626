"""Names to addresses, through the system's own resolver."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable
from contextlib import suppress
from ipaddress import ip_address

from monitor.fetch.addresses import Address

Resolve = Callable[[str, int], Awaitable[tuple[Address, ...]]]
_Outcome = tuple[Address, ...] | OSError | UnicodeError


async def resolve(host: str, port: int) -> tuple[Address, ...]:
    """Return the addresses of a host, best first (RFC 6724). Raises OSError, mostly socket.gaierror.

    Each name has a daemon thread of its own: the system's resolver cannot be interrupted, and one that hangs must
    neither hold up other names nor the end of the program, as it would in a pool of threads.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[tuple[Address, ...]] = loop.create_future()

    def ask() -> None:
        outcome = _look_up(host, port)
        with suppress(RuntimeError):  # nobody waits any more: the loop is closed
            loop.call_soon_threadsafe(_settle, answer, outcome)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    return await answer


def _look_up(host: str, port: int) -> _Outcome:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        return error
    return tuple(ip_address(place[0]) for *_, place in found)


def _settle(answer: asyncio.Future[tuple[Address, ...]], outcome: _Outcome) -> None:
    if answer.done():  # cancelled
        return
    if isinstance(outcome, Exception):
        answer.set_exception(outcome)
    else:
        answer.set_result(outcome)
