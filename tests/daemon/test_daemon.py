"""The daemon as a whole: what it serves, what it remembers, and whom it leaves alone."""

from __future__ import annotations

import asyncio
import os
import socket
from contextlib import ExitStack
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from monitor import __version__, detect
from monitor.daemon import Place, load_configuration, run
from monitor.daemon.publishing import publish
from monitor.daemon.server import AddressError
from monitor.errors import ConfigurationError, StoreError
from monitor.store import Store
from monitor.store.schema import HEAD
from tests.daemon.living import channel_of, closed_port, living, write_configuration

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def configuration(tmp_path: Path) -> Path:
    path = tmp_path / "sources.yaml"
    write_configuration(path, {"a": _nowhere(), "b": _nowhere()})
    return path


def _nowhere() -> str:
    return f"http://127.0.0.1:{closed_port()}/"


async def test_the_feed_is_valid_and_every_source_says_why_when_none_can_be_reached(
    configuration: Path, tmp_path: Path
) -> None:
    async with living(configuration, tmp_path / "state") as daemon:
        outcomes = await daemon.checked_all("a", "b")
        feed = await daemon.get("/feed.xml")
        page = await daemon.get("/sources")
        metrics = (await daemon.get("/metrics")).text
        health = daemon.health()

    assert (feed.status_code, feed.headers["Content-Type"]) == (200, "application/rss+xml; charset=utf-8")
    assert channel_of(feed.content).findall("item") == []
    assert (tmp_path / "state" / "feeds" / "feed.xml").read_bytes() == feed.content
    now = datetime.now(UTC)
    for source_id, outcome in outcomes.items():
        assert outcome.diagnosis == health[source_id].diagnosis == "refused"
        assert health[source_id].message
        next_check = health[source_id].next_check
        assert next_check == outcome.next_check
        assert next_check is not None
        assert next_check > now
        assert f"The {source_id}" in page.text
        assert f'series_monitor_source_diagnosis{{diagnosis="refused",source="{source_id}"}} 1.0' in metrics
    assert "refused" in page.text
    assert f'lexicons="{detect.version()}",schema="{HEAD}",version="{__version__}"' in metrics


async def test_whoever_writes_the_feed_beside_the_daemon_writes_the_same(configuration: Path, tmp_path: Path) -> None:
    async with living(configuration, tmp_path / "state") as daemon:
        with Store.look(tmp_path / "state") as store:
            assert not publish(store, load_configuration(configuration), tmp_path / "state")
        feed = channel_of((tmp_path / "state" / "feeds" / "feed.xml").read_bytes())

    assert feed.findtext("link") == f"{daemon.address}/"


async def test_the_pages_go_by_the_names_of_the_configuration(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    write_configuration(path, {"a": _nowhere()}, base_url="https://series.example", hosts="[tv.example]")
    async with living(path, tmp_path / "state") as daemon:
        told = {}
        for name in ("tv.example:8000", "series.example", "localhost", "rebound.example"):
            told[name] = (await daemon.client.get(f"{daemon.address}/healthz", headers={"Host": name})).status_code

    assert told == {"tv.example:8000": 200, "series.example": 200, "localhost": 200, "rebound.example": 421}


async def test_the_feed_is_served_before_any_source_was_checked(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        write_configuration(tmp_path / "sources.yaml", {"a": f"http://127.0.0.1:{silent.getsockname()[1]}/"})
        async with living(tmp_path / "sources.yaml", tmp_path / "state") as daemon:
            assert (await daemon.get("/feed.xml")).status_code == 200
            assert (await daemon.get("/healthz")).status_code == 200
            assert daemon.outcomes.empty()


async def test_a_second_daemon_on_the_same_state_is_refused(configuration: Path, tmp_path: Path) -> None:
    async with living(configuration, tmp_path / "state") as daemon:
        with pytest.raises(StoreError, match=f"in use by process {os.getpid()}") as caught:
            await run(Place(configuration, tmp_path / "state", port=0))
        assert (await daemon.get("/feed.xml")).status_code == 200
    assert "--state" in str(caught.value.hint)


async def test_an_address_that_is_taken_is_told_before_any_state_is_made(configuration: Path, tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(AddressError, match=f"cannot listen on 127.0.0.1 port {port}"):
            await run(Place(configuration, tmp_path / "state", port=port))
    assert not (tmp_path / "state").exists()


async def test_with_a_wrong_configuration_nothing_is_started(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("sources: nonsense\n", encoding="utf-8")

    with pytest.raises(ConfigurationError, match=r"sources\.yaml:1"):
        await run(Place(tmp_path / "sources.yaml", tmp_path / "state", port=0))
    assert not (tmp_path / "state").exists()


async def test_a_restart_asks_no_source_again_before_its_time(configuration: Path, tmp_path: Path) -> None:
    async with living(configuration, tmp_path / "state") as daemon:
        await daemon.checked_all("a", "b")
        before = daemon.health()

    with ExitStack() as closing:
        # By now somebody listens where nobody did: a request would be noticed.
        ports = {key: _port(item.url) for key, item in before.items()}
        listening = [closing.enter_context(socket.create_server(("127.0.0.1", port))) for port in ports.values()]
        addresses = {key: item.url for key, item in before.items()}
        # Of sources that are due, new ones come in the order of the file: were the others due, they would come first.
        write_configuration(configuration, addresses | {"c": _nowhere()})
        async with living(configuration, tmp_path / "state") as daemon:
            await daemon.checked_all("c")
            after = daemon.health()
        for sock in listening:
            sock.settimeout(0)
            with pytest.raises(BlockingIOError):
                sock.accept()
    assert {key: after[key].next_check for key in before} == {key: item.next_check for key, item in before.items()}
    assert daemon.checked == ["c"]


async def test_what_a_killed_writer_left_is_swept_away_at_the_start(configuration: Path, tmp_path: Path) -> None:
    feeds = tmp_path / "state" / "feeds"
    feeds.mkdir(parents=True)
    left, being_written = feeds / ".feed.xml.0123abcd.new", feeds / ".feed.xml.89abcdef.new"
    left.write_bytes(b"<rss")
    being_written.write_bytes(b"<rss")
    os.utime(left, (1, 1))
    os.utime(being_written, (2**32, 2**32))

    async with living(configuration, tmp_path / "state"):
        assert sorted(path.name for path in feeds.iterdir()) == [being_written.name, ".feed.xml.lock", "feed.xml"]


async def test_nothing_is_left_running_in_the_process(configuration: Path, tmp_path: Path) -> None:
    async with living(configuration, tmp_path / "state") as daemon:
        await daemon.checked_all("a")

    assert asyncio.all_tasks() == {asyncio.current_task()}
    # The state can be taken by the next one, and the address too.
    async with living(configuration, tmp_path / "state") as daemon:
        assert (await daemon.get("/feed.xml")).status_code == 200


def _port(url: str) -> int:
    return int(url.rstrip("/").rpartition(":")[2])
