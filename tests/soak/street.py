"""A street of local hosts, some of them faulty, each watching whether it is asked politely."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Self

from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    Manner = Callable[["House", asyncio.StreamWriter], Awaitable[None]]

_ITEM = "<item><title>Night bus {n} opens to the harbour</title><link>https://news.example/{n}</link></item>"
_NEWS = "<item><title>Harbor Lights renewed for season 3</title><link>https://news.example/lights</link></item>"
_ITEMS = 20


@dataclass(slots=True)
class House:
    """One host: an address of the loopback range, and what it has seen."""

    address: str
    manner: Manner
    requests: int = 0
    at_once: int = 0  # the most requests that it has had at a time
    shortest: float = float("inf")  # seconds from the end of one to the beginning of the next
    robots: int = 0  # times that its robots.txt was asked for
    port: int = 0
    _open: int = 0
    _ended: float | None = None

    @property
    def url(self) -> str:
        return f"http://{self.address}:{self.port}"

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while not writer.is_closing():
                head = await reader.readuntil(b"\r\n\r\n")
                self._begin()
                try:
                    await self._one(head, reader, writer)
                finally:
                    self._end()
        writer.close()

    async def _one(self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if head.startswith(b"GET /robots.txt"):
            self.robots += 1
            self._ended = monotonic()
            writer.write(answer(404))
            return
        answering = asyncio.ensure_future(self._answered(writer))
        leaving = asyncio.ensure_future(reader.read(1))  # whoever gives up is gone, and may come again
        await asyncio.wait({answering, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not answering.done():
            self._ended = monotonic()  # left without an answer
        if leaving.done():
            writer.close()
        for task in (answering, leaving):
            task.cancel()
            with suppress(asyncio.CancelledError, ConnectionError):
                await task
        if not writer.is_closing():
            await writer.drain()

    async def _answered(self, writer: asyncio.StreamWriter) -> None:
        """Answer, having noted that it is done: once it is sent who asked knows it, however busy this loop is."""
        self._ended = monotonic()
        await self.manner(self, writer)

    def _begin(self) -> None:
        self.requests += 1
        self._open += 1
        self.at_once = max(self.at_once, self._open)
        if self._ended is not None:
            self.shortest = min(self.shortest, monotonic() - self._ended)

    def _end(self) -> None:
        self._open -= 1


async def well(house: House, writer: asyncio.StreamWriter) -> None:
    """Bring a feed that goes on: each time its newest entry is another."""
    first = house.requests
    items = "".join(_ITEM.format(n=number) for number in range(first, first + _ITEMS))
    body = f'<rss version="2.0"><channel><title>News</title>{_NEWS}{items}</channel></rss>'.encode()
    writer.write(answer(200, body, "Content-Type: application/rss+xml"))


async def broken(house: House, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(500))


async def crowded(house: House, writer: asyncio.StreamWriter) -> None:
    writer.write(answer(429, b"", "Retry-After: 90"))


async def silent(house: House, writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def cut_short(house: House, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
    writer.close()


async def garbage(house: House, writer: asyncio.StreamWriter) -> None:
    writer.write(b"\x00\x01 this is no HTTP\r\n\r\n")
    writer.close()


FAULTY: tuple[Manner, ...] = (broken, crowded, silent, cut_short, garbage)


@dataclass(slots=True)
class Street:
    """Houses with servers; every tenth is faulty, each in its way."""

    size: int
    houses: list[House] = field(default_factory=list)
    _servers: list[asyncio.Server] = field(default_factory=list)

    async def __aenter__(self) -> Self:
        for number in range(self.size):
            faulty = number % 10 == 9
            house = House(f"127.0.{1 + number // 250}.{1 + number % 250}", well)
            if faulty:
                house.manner = FAULTY[number // 10 % len(FAULTY)]
            server = await asyncio.start_server(house.answer, house.address, 0)
            house.port = server.sockets[0].getsockname()[1]
            self.houses.append(house)
            self._servers.append(server)
        return self

    async def __aexit__(self, *_: object) -> None:
        for server in self._servers:
            server.close()
