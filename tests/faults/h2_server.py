"""A server that speaks HTTP/2 over TLS and leaves the path of virtue wherever its script says so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import h2.config
import h2.connection
import h2.events

from tests.fetch.loopback import LoopbackServer

if TYPE_CHECKING:
    from h2.events import Event

HEAD = [(":status", "200"), ("content-type", "text/html")]


@dataclass(slots=True)
class Talk:
    """One connection, in the hands of a script that was asked for something on stream `stream`."""

    connection: h2.connection.H2Connection
    writer: asyncio.StreamWriter
    stream: int

    async def flush(self) -> None:
        self.writer.write(self.connection.data_to_send())
        await self.writer.drain()

    async def send(self, raw: bytes) -> None:
        """Send what the library would refuse to."""
        await self.flush()
        self.writer.write(raw)
        await self.writer.drain()

    async def head(self, *fields: tuple[str, str], end: bool = False) -> None:
        self.connection.send_headers(self.stream, [*HEAD, *fields], end_stream=end)
        await self.flush()

    async def data(self, data: bytes, *, end: bool = False) -> None:
        self.connection.send_data(self.stream, data, end_stream=end)
        await self.flush()


Script = Callable[[Talk], Awaitable[None]]


def frame(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    """Write a frame (RFC 9113, section 4.1), as wrong as one likes."""
    return len(payload).to_bytes(3, "big") + bytes((kind, flags)) + stream.to_bytes(4, "big") + payload


@dataclass(slots=True)
class H2Server(LoopbackServer):
    """Runs `script` for every request; what it leaves open stays so."""

    script: Script
    asked: int = 0

    async def converse(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, connection: int) -> None:
        settings = h2.config.H2Configuration(
            client_side=False, validate_outbound_headers=False, normalize_outbound_headers=False
        )
        state = h2.connection.H2Connection(settings)
        state.initiate_connection()
        writer.write(state.data_to_send())
        with suppress(h2.exceptions.ProtocolError):  # the client has what it wants
            while data := await reader.read(65_536):
                for event in state.receive_data(data):
                    await self._answer(event, Talk(state, writer, getattr(event, "stream_id", 0)))
                writer.write(state.data_to_send())
                await writer.drain()

    async def _answer(self, event: Event, talk: Talk) -> None:
        if isinstance(event, h2.events.RequestReceived):
            self.asked += 1
            await self.script(talk)
