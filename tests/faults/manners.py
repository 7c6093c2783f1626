"""Ways of answering that are more than some bytes."""

from __future__ import annotations

import asyncio
import socket
import struct
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Handler = Callable[[asyncio.StreamWriter], Awaitable[None]]


def endless(start: bytes, piece: bytes) -> Handler:
    """Send `start`, then `piece` for ever."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()

    return answer


def endless_headers(start: bytes) -> Handler:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        for number in count():
            writer.write(b"X-%d: %s\r\n" % (number, b"x" * 1000))
            await writer.drain()

    return answer


def dripping(start: bytes, piece: bytes) -> Handler:
    """Send `start`, then `piece` after `piece`, always just in time for the limit between two arrivals."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.005)

    return answer


def then_silence(start: bytes = b"") -> Handler:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        await asyncio.Event().wait()

    return answer


def then_close(start: bytes = b"") -> Handler:
    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        writer.close()

    return answer


def then_half_close(start: bytes) -> Handler:
    """Send `start`, say that no more will come, and go on listening."""

    async def answer(writer: asyncio.StreamWriter) -> None:
        writer.write(start)
        writer.write_eof()
        await asyncio.Event().wait()

    return answer


def then_reset(start: bytes) -> Handler:
    async def answer(writer: asyncio.StreamWriter) -> None:
        linger = struct.pack("ii", 1, 0)
        writer.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.write(start)
        await writer.drain()
        writer.transport.abort()

    return answer
