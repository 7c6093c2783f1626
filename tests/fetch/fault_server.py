"""A server that answers in whatever bytes a test gives it, right or wrong, and remembers what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from tests.fetch.loopback import LoopbackServer

Handler = Callable[[asyncio.StreamWriter], Awaitable[None]]
Answer = bytes | Handler


@dataclass(frozen=True, slots=True)
class Asked:
    target: str
    fields: tuple[tuple[str, bytes], ...]  # names in lower case, in the order sent
    connection: int  # counted from 1

    def __getitem__(self, name: str) -> bytes | None:
        return next((value for key, value in self.fields if key == name), None)


@dataclass(slots=True)
class FaultServer(LoopbackServer):
    """Answers targets with bytes, or by a function that writes them.

    A list of these is given one after the other, the last for good.
    """

    answers: dict[str, Answer | list[Answer]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    greeting: bytes = b""  # sent before anything is asked

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> None:
        writer.write(self.greeting)
        while not writer.is_closing():
            head = await reader.readuntil(b"\r\n\r\n")
            asked = _read(head, connection)
            self.asked.append(asked)
            await self._answer(asked.target, writer)

    async def _answer(self, target: str, writer: asyncio.StreamWriter) -> None:
        found = self.answers.get(target, answer(404))
        if isinstance(found, list):
            found = found.pop(0) if len(found) > 1 else found[0]
        if callable(found):
            await found(writer)
        else:
            writer.write(found)
            if b"connection: close" in found.lower():
                writer.close()
        await writer.drain()


def _read(head: bytes, connection: int) -> Asked:
    first, *lines = head.rstrip(b"\r\n").split(b"\r\n")
    pairs = (line.partition(b":") for line in lines)
    fields = tuple((name.decode().lower(), value.strip()) for name, _, value in pairs)
    return Asked(first.split(b" ")[1].decode(), fields, connection)


def answer(status: int = 200, body: bytes = b"", *lines: str) -> bytes:
    """Return an answer in good order, with further header lines."""
    length = () if status in {204, 304} else (f"Content-Length: {len(body)}",)
    head = "\r\n".join((f"HTTP/1.1 {status} Status", *length, *lines))
    return head.encode("latin-1") + b"\r\n\r\n" + body


def redirect(location: str, status: int = 302) -> bytes:
    return answer(status, b"moved", f"Location: {location}")
