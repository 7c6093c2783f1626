"""Passing on what comes, as far as a visit may go."""

from __future__ import annotations

import asyncio
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from monitor.fetch.browser.requests import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable

_PIECE = 65_536  # bytes
_STATUS = re.compile(rb"HTTP/1\.[01] ([0-9]{3})(?= |$)")
_OF_ONE_CONNECTION = (b"connection:", b"keep-alive:", b"proxy-connection:", b"upgrade:")


class SpentError(Exception):
    """The page has moved as many bytes as it may."""


class Allowance:
    """The bytes that all connections of one visit may still move; `on_spent` is told once when there are no more."""

    def __init__(self, most: int, on_spent: Callable[[], None]) -> None:
        self.left = most
        self._on_spent = on_spent

    def take(self, count: int) -> None:
        """Enter bytes before they are passed on. Raises SpentError."""
        if self.left >= 0 > self.left - count:
            self._on_spent()
        self.left -= count
        if self.left < 0:
            raise SpentError


async def pass_on(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, allowance: Allowance) -> None:
    """Pass on everything until its end. Raises SpentError, OSError."""
    while data := await reader.read(_PIECE):
        await _write(data, writer, allowance)


async def pass_body(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, allowance: Allowance, length: int
) -> None:
    """Pass on so many bytes, then wait for the end of what comes, of which nothing more is passed on."""
    while length and (data := await reader.read(min(length, _PIECE))):
        length -= len(data)
        await _write(data, writer, allowance)
    while data := await reader.read(_PIECE):
        allowance.take(len(data))


async def pass_answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, allowance: Allowance) -> None:
    """Pass on an answer so that its connection serves for no other, whatever its server says. Raises RefusedError."""
    while True:
        line, *fields = (await reader.readuntil(b"\r\n\r\n")).removesuffix(b"\r\n\r\n").split(b"\r\n")
        status = _STATUS.match(line)
        if status is None:
            raise RefusedError(HTTPStatus.BAD_GATEWAY, "no proper answer")
        allowance.take(len(line) + sum(map(len, fields)))
        if not status[1].startswith(b"1"):  # interim answers (RFC 9110, section 15.2) are no use to a page
            break
    kept = [field for field in fields if not field.lower().startswith(_OF_ONE_CONNECTION)]
    await _write(b"\r\n".join([line, *kept, b"connection: close\r\n\r\n"]), writer, allowance)
    await pass_on(reader, writer, allowance)


async def _write(data: bytes, writer: asyncio.StreamWriter, allowance: Allowance) -> None:
    allowance.take(len(data))
    writer.write(data)
    await writer.drain()
