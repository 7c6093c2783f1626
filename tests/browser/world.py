"""A site that may be asked, a victim on another address of this machine that may not, and names for both."""

from __future__ import annotations

import asyncio
import os
import re
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from ipaddress import IPv4Network, ip_address
from pathlib import Path
from typing import TYPE_CHECKING

from monitor.fetch.browser import Bounds, Browser
from monitor.model import Document
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from monitor.fetch.addresses import Address
    from monitor.fetch.browser import Elsewhere

SITE, VICTIM = "127.0.0.1", "127.0.0.2"
ALLOWED = (IPv4Network("127.0.0.1/32"),)
_PATIENCE = 20.0  # seconds, on a busy machine
_CROSS_ORIGIN = "Access-Control-Allow-Origin: *"


@dataclass
class Victim:
    """Something in a private network that listens to everything, and remembers who came."""

    hits: list[str] = field(default_factory=list)
    port: int = 0

    @asynccontextmanager
    async def listening(self) -> AsyncIterator[Victim]:
        server = await asyncio.start_server(self._came, VICTIM, 0)
        self.port = server.sockets[0].getsockname()[1]
        loop = asyncio.get_running_loop()
        transport, _ = await loop.create_datagram_endpoint(lambda: _Ear(self.hits), local_addr=(VICTIM, self.port))
        async with server:
            yield self
        transport.close()

    async def _came(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.hits.append("TCP")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\nAccess-Control-Allow-Origin: *\r\n\r\nhome")
        writer.close()


class _Ear(asyncio.DatagramProtocol):
    def __init__(self, hits: list[str]) -> None:
        self._hits = hits

    def datagram_received(self, data: bytes, addr: object) -> None:
        self._hits.append("UDP")


@dataclass
class World:
    """What a page under test lives in."""

    site: FaultServer
    victim: Victim
    asked_names: list[str] = field(default_factory=list)

    async def resolve(self, host: str, port: int) -> tuple[Address, ...]:
        """Know every name: private.example as the victim, rebinding.example as it too from the second time on."""
        asked_before = host in self.asked_names
        self.asked_names.append(host)
        private = host == "private.example" or (host == "rebinding.example" and asked_before)
        return (ip_address(VICTIM if private else SITE),)

    def filled_in(self, text: str) -> str:
        """Put the addresses in the place of SITE and VICTIM, and the victim's port in that of PORT."""
        text = text.replace("SITE", f"http://news.example:{self.site.port}")
        return text.replace("VICTIM", f"{VICTIM}:{self.victim.port}").replace("PORT", str(self.victim.port))

    def page(self, html: str) -> Document:
        return Document(
            self.site.url("/tv/", "news.example"), self.filled_in(html).encode(), "text/html; charset=utf-8"
        )

    async def show(self, html: str, bounds: Bounds = Bounds(), **options: object) -> Document | Elsewhere:  # noqa: B008 - frozen
        program = os.environ.get("SERIES_MONITOR_BROWSER")
        browser = Browser(
            user_agent="SeriesMonitor/1 (+https://contact.example)",
            program=Path(program) if program else None,
            bounds=bounds,
            resolve=self.resolve,
        )
        return await browser.show(self.page(html), **{"allowed": ALLOWED} | options)  # type: ignore[arg-type] # those of show


def given(body: bytes, *fields: str) -> bytes:
    """Return an answer of the site that every page may read."""
    head = "\r\n".join(("HTTP/1.1 200 OK", f"Content-Length: {len(body)}", _CROSS_ORIGIN, *fields))
    return head.encode() + b"\r\n\r\n" + body


async def until(condition: Callable[[], bool]) -> None:
    """Wait for what no process tells; raises TimeoutError."""
    async with asyncio.timeout(_PATIENCE):
        while not condition():  # noqa: ASYNC110 - nobody sets an event for it
            await asyncio.sleep(0.05)


def environments() -> dict[int, bytes]:
    """Return the environment of each process of a browser of ours, which has its folder there."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            environment = (folder / "environ").read_bytes()
            if re.search(rb"HOME=[^\0]*/series-monitor-page-", environment):
                found[int(folder.name)] = environment
    return found
