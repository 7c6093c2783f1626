"""A daemon in this process, on a free port, with sources on this machine."""

from __future__ import annotations

import asyncio
import socket
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx2
from lxml import etree

from monitor.daemon import Place, run
from monitor.store import Store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from pathlib import Path

    from monitor.check.outcome import Outcome
    from monitor.model import SourceHealth

PATIENCE = 30.0  # seconds that anything awaited may take on a busy machine


def closed_port() -> int:
    """Return a port where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def write_configuration(path: Path, sources: dict[str, str], **settings: str) -> None:
    """Write a configuration that watches addresses on this machine by id; `settings` are top-level lines."""
    settings = {"allow_private": "[127.0.0.0/8]"} | settings
    lines = [*(f"{key}: {value}" for key, value in settings.items()), "sources:"]
    for key, url in sources.items():
        lines.append(f"  - {{id: {key}, name: The {key}, url: '{url}', language: en}}")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


@dataclass(slots=True)
class Daemon:
    """A running daemon as its user sees it."""

    place: Place
    address: str
    client: httpx2.AsyncClient
    outcomes: asyncio.Queue[Outcome]
    checked: list[str] = field(default_factory=list)  # source ids in the order of their checks' ends

    async def get(self, path: str) -> httpx2.Response:
        return await self.client.get(self.address + path)

    async def checked_all(self, *ids: str) -> dict[str, Outcome]:
        """Wait until each of these sources was checked since the last time of asking."""
        found: dict[str, Outcome] = {}
        async with asyncio.timeout(PATIENCE):
            while not set(ids) <= found.keys():
                outcome = await self.outcomes.get()
                self.checked.append(outcome.source_id)
                found[outcome.source_id] = outcome
        return found

    async def until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():  # noqa: ASYNC110 - pages, files and logs set no event
                await asyncio.sleep(0.005)

    def health(self) -> dict[str, SourceHealth]:
        with Store.open(self.place.state) as store:
            return {item.id: item for item in store.read_sync(lambda reader: reader.health())}


@asynccontextmanager
async def living(configuration: Path, state: Path, **exchanged: Any) -> AsyncIterator[Daemon]:
    """Run a daemon; `exchanged` are fields of its place."""
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    outcomes: asyncio.Queue[Outcome] = asyncio.Queue()
    place = Place(
        configuration,
        state,
        port=0,
        look_every=timedelta(milliseconds=20),
        on_outcome=outcomes.put_nowait,
        on_ready=ready.set_result,
        **exchanged,
    )
    stop = asyncio.Event()
    running = asyncio.create_task(run(place, stop=stop))
    running.add_done_callback(lambda _: ready.done() or ready.cancel())
    await asyncio.wait([ready])
    if ready.cancelled():
        await running  # it tells what kept it from starting
    try:
        async with httpx2.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
            yield Daemon(place, ready.result(), client, outcomes)
    finally:
        stop.set()
        with suppress(asyncio.CancelledError):
            await asyncio.wait_for(running, PATIENCE)


def channel_of(feed: bytes) -> etree._Element:
    """Return the channel of a feed, which must be RSS 2.0 with all that its specification requires."""
    root = etree.fromstring(feed)
    assert (root.tag, root.get("version")) == ("rss", "2.0")
    (channel,) = root
    for required in ("title", "link", "description"):
        assert channel.findtext(required)
    for item in channel.findall("item"):
        assert item.findtext("title")
        assert item.findtext("guid")
    return channel
