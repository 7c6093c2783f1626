"""A server that speaks HTTP/2 over TLS and leaves the path of virtue wherever its script says so."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Self

import h2.config
import h2.connection
import h2.events

if TYPE_CHECKING:
    import ssl

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
class H2Server:
    """Runs `script` for every request; what it leaves open stays so."""

    script: Script
    tls: ssl.SSLContext
    port: int = 0
    asked: int = 0
    connections: int = 0
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _server: asyncio.Server | None = None

    def url(self, target: str = "/", host: str = "127.0.0.1") -> str:
        return f"https://{host}:{self.port}{target}"

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0, ssl=self.tls)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.create_task(self._talk(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        settings = h2.config.H2Configuration(
            client_side=False, validate_outbound_headers=False, normalize_outbound_headers=False
        )
        connection = h2.connection.H2Connection(settings)
        connection.initiate_connection()
        writer.write(connection.data_to_send())
        try:
            while data := await reader.read(65_536):
                for event in connection.receive_data(data):
                    await self._answer(event, Talk(connection, writer, getattr(event, "stream_id", 0)))
                writer.write(connection.data_to_send())
                await writer.drain()
        except (OSError, h2.exceptions.ProtocolError):
            pass  # the client has what it wants
        except asyncio.CancelledError:
            writer.transport.abort()
        finally:
            writer.close()

    async def _answer(self, event: Event, talk: Talk) -> None:
        if isinstance(event, h2.events.RequestReceived):
            self.asked += 1
            await self.script(talk)
