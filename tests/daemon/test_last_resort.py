"""With a store that cannot be used the last good feed is served, nothing else is done, and nothing is overwritten."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import httpx2
import pytest

from monitor.daemon import Place, run
from monitor.daemon.opening import open_store
from monitor.daemon.publishing import feed_path
from monitor.errors import StoreError
from monitor.store.store import database_of
from tests.daemon.living import PATIENCE, write_configuration

if TYPE_CHECKING:
    from pathlib import Path

FEED = b"<rss version='2.0'><channel><title>Yesterday</title></channel></rss>"
TORN = b"torn " * 5000


@pytest.fixture
def place(tmp_path: Path) -> Place:
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/"})
    state = tmp_path / "state"
    state.mkdir()
    database_of(state).write_bytes(TORN)
    return Place(tmp_path / "sources.yaml", state, port=0)


async def test_without_a_feed_it_refuses_to_start(place: Place) -> None:
    with pytest.raises(StoreError, match="is not a database") as caught:
        await run(place)

    assert "puts back a backup" in str(caught.value.hint)
    assert database_of(place.state).read_bytes() == TORN


async def test_the_last_good_feed_is_served_until_it_is_stopped(place: Place, tmp_path: Path) -> None:
    feed_path(place.state).parent.mkdir()
    feed_path(place.state).write_bytes(FEED)
    ready: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    stop = asyncio.Event()
    told = Place(place.configuration, place.state, port=0, on_ready=ready.set_result)
    running = asyncio.create_task(run(told, stop=stop))
    address = await asyncio.wait_for(ready, PATIENCE)

    async with httpx2.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        feed, health, page = [await client.get(address + path) for path in ("/feed.xml", "/healthz", "/")]
    stop.set()

    assert (feed.status_code, feed.content) == (200, FEED)
    assert (health.status_code, page.status_code) == (503, 503)
    with pytest.raises(StoreError, match="is not a database"):
        await asyncio.wait_for(running, PATIENCE)
    assert database_of(place.state).read_bytes() == TORN
    assert feed_path(place.state).read_bytes() == FEED


async def test_once_the_store_is_mended_the_checks_go_on_by_themselves(place: Place) -> None:
    feed_path(place.state).parent.mkdir()
    feed_path(place.state).write_bytes(FEED)
    told: asyncio.Queue[str] = asyncio.Queue()
    stop = asyncio.Event()
    hasty = replace(place, on_ready=told.put_nowait, reopen_every=timedelta(milliseconds=5))
    running = asyncio.create_task(run(hasty, stop=stop))
    broken = await asyncio.wait_for(told.get(), PATIENCE)

    database_of(place.state).unlink()
    mended = await asyncio.wait_for(told.get(), PATIENCE)
    async with httpx2.AsyncClient(trust_env=False, timeout=PATIENCE) as client:
        health = await client.get(f"{mended}/healthz")
    stop.set()
    await asyncio.wait_for(running, PATIENCE)

    assert (mended, health.status_code) == (broken, 200)


async def test_an_empty_file_is_no_reason_to_publish_everything_anew(place: Place) -> None:
    database_of(place.state).write_bytes(b"")
    open_store(place.state).close()  # nothing was ever published from it
    database_of(place.state).write_bytes(b"")
    feed_path(place.state).parent.mkdir()
    feed_path(place.state).write_bytes(FEED)

    with pytest.raises(StoreError, match="is empty, though a feed was made from it"):
        open_store(place.state)

    assert database_of(place.state).read_bytes() == b""
