"""What hosts were told us outlives fetchers, configurations and runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from structlog.testing import capture_logs

from monitor.daemon import load_configuration, tools
from monitor.daemon.remembering import StoredMemory
from monitor.diagnosis import Diagnosis
from monitor.fetch import Politeness
from monitor.model import Host, RobotsFile
from monitor.store import Store
from tests.daemon.living import living, write_configuration
from tests.fetch.fault_server import FaultServer, answer

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


async def test_the_store_remembers_for_the_fetcher(tmp_path: Path) -> None:
    host, file = Host("a.example", NOW, 1, NOW, Diagnosis.FORBIDDEN), RobotsFile("https://a.example", NOW, "")
    with Store.open(tmp_path) as store:
        memory = StoredMemory(store)
        assert (await memory.host("a.example"), await memory.robots("https://a.example")) == (None, None)
        await memory.keep_host(host)
        await memory.keep_robots(file)
        assert (await memory.host("a.example"), await memory.robots("https://a.example")) == (host, file)


async def test_a_new_fetcher_takes_over_the_turns_and_brings_its_own_gap(tmp_path: Path) -> None:
    politeness = Politeness(timedelta(seconds=9))
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/"}, fetch="{politeness: 4s}")
    async with tools.fetcher(load_configuration(tmp_path / "sources.yaml"), politeness=politeness):
        assert politeness.gap == timedelta(seconds=4)


async def test_after_a_reload_and_a_restart_a_host_is_still_left_alone(tmp_path: Path) -> None:
    path, state = tmp_path / "sources.yaml", tmp_path / "state"
    async with FaultServer({"/robots.txt": answer(404), "/a": answer(429, b"", "Retry-After: 600")}) as server:
        first = {"a": server.url("/a")}
        write_configuration(path, first, contact="me@one.example")
        with capture_logs():
            async with living(path, state) as daemon:
                assert (await daemon.checked_all("a"))["a"].diagnosis == "rate-limited"
                write_configuration(path, first | {"b": server.url("/b")}, contact="me@two.example")
                reloaded = (await daemon.checked_all("b"))["b"]
            write_configuration(path, first | {"c": server.url("/c")}, contact="me@two.example")
            async with living(path, state) as daemon:
                restarted = (await daemon.checked_all("c"))["c"]
        asked = [item.target for item in server.asked]

    for outcome in (reloaded, restarted):
        assert outcome.diagnosis == "rate-limited"
        assert "is not asked before" in (outcome.message or "")
        assert outcome.next_check - datetime.now(UTC) > timedelta(minutes=9)
    assert asked == ["/robots.txt", "/a"]
