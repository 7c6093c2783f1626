"""The one way out of a browser: a proxy on loopback that lets through what the gate lets through, and counts it.

Redirects, parts of a page, requests of scripts and names that change their address are all new connections to it.
"""

from __future__ import annotations

import asyncio
import base64
import secrets
from contextlib import suppress
from http import HTTPStatus
from typing import TYPE_CHECKING, Self

from monitor import log
from monitor.errors import FetchError
from monitor.fetch.browser.dialling import LONGEST_HEAD, Streams
from monitor.fetch.browser.racing import first
from monitor.fetch.browser.relaying import Allowance, SpentError, pass_answer, pass_body, pass_on
from monitor.fetch.browser.requests import Asked, RefusedError, read_request

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from monitor.fetch.browser.bounds import Bounds

    Dial = Callable[[str, int], Awaitable[Streams]]

_LOG = log.get("browser")
_USER = "page"


class GuardingProxy:
    """Serves one visit of one browser, while it is entered.

    It asks for credentials, so that neither other users of this machine nor what the browser would tell its maker
    comes through. `dial` connects to a host and port; raises FetchError where it may not, OSError where it cannot.
    `on_spent` is told when the visit has moved as much as it may.
    """

    def __init__(self, dial: Dial, bounds: Bounds, on_spent: Callable[[], None]) -> None:
        self._dial = dial
        self._bounds = bounds
        self._allowance = Allowance(bounds.wire, on_spent)
        self._password = secrets.token_urlsafe()
        self._serving: set[asyncio.Task[None]] = set()

    @property
    def address(self) -> str:
        """The address that it serves on."""
        host, port = self._server.sockets[0].getsockname()
        return f"http://{host}:{port}"

    @property
    def credentials(self) -> tuple[str, str]:
        """User and password."""
        return _USER, self._password

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, "127.0.0.1", 0, limit=LONGEST_HEAD)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()
        serving = tuple(self._serving)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)
        await self._server.wait_closed()

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            await self._relay(reader, writer)
        except RefusedError as error:
            await _refuse(writer, error)
        except (OSError, EOFError, asyncio.LimitOverrunError, SpentError):
            pass  # the page learns that the connection is gone, and that is all there is to tell
        finally:
            await _close(writer)

    async def _relay(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        async with asyncio.timeout(self._bounds.patience.total_seconds()):
            asked = await self._asked(reader)
            if len(self._serving) > self._bounds.connections:
                raise RefusedError(HTTPStatus.SERVICE_UNAVAILABLE, "too many connections")
            there, onward = await self._dialled(asked)
        try:
            if asked.head is None:
                writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
                await first(pass_on(reader, onward, self._allowance), pass_on(there, writer, self._allowance))
            else:
                self._allowance.take(len(asked.head))
                onward.write(asked.head)
                await first(
                    pass_body(reader, onward, self._allowance, asked.body),
                    pass_answer(there, writer, self._allowance),
                )
        finally:
            await _close(onward)

    async def _asked(self, reader: asyncio.StreamReader) -> Asked:
        credentials = base64.b64encode(f"{_USER}:{self._password}".encode())
        return read_request(await reader.readuntil(b"\r\n\r\n"), b"Basic " + credentials)

    async def _dialled(self, asked: Asked) -> Streams:
        try:
            return await self._dial(asked.host, asked.port)
        except FetchError as error:
            _LOG.info("a page asked for what it may not", host=asked.host, port=asked.port, diagnosis=error.diagnosis)
            raise RefusedError(HTTPStatus.FORBIDDEN, str(error)) from error
        except OSError as error:
            raise RefusedError(HTTPStatus.BAD_GATEWAY, "it does not answer") from error


async def _refuse(writer: asyncio.StreamWriter, error: RefusedError) -> None:
    fields = ["content-length: 0", "connection: close"]
    if error.status == HTTPStatus.PROXY_AUTHENTICATION_REQUIRED:
        fields.append("proxy-authenticate: Basic realm=page")
    lines = [f"HTTP/1.1 {error.status.value} {error.status.phrase}", *fields, "\r\n"]
    writer.write("\r\n".join(lines).encode("ascii"))
    with suppress(OSError):
        await writer.drain()


async def _close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    with suppress(OSError):
        await writer.wait_closed()
