"""A configuration that changes while the daemon runs."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from monitor.errors import StoreError
from monitor.store import Store
from tests.daemon.living import channel_of, closed_port, living, write_configuration
from tests.fetch.fault_server import FaultServer, answer

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TAKEN_OVER = "configuration taken over"
WRONG = "the configuration is wrong; the old one stays in use"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "sources.yaml"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state"


@pytest.fixture
def nowhere() -> str:
    return f"http://127.0.0.1:{closed_port()}/"


@pytest.fixture
def elsewhere() -> str:
    return f"http://127.0.0.1:{closed_port()}/"


def logged(logs: list[Any], event: str) -> Callable[[], bool]:
    return lambda: any(line["event"] == event for line in logs)


async def test_a_changed_file_is_taken_over(path: Path, state: Path, nowhere: str, elsewhere: str) -> None:
    write_configuration(path, {"a": nowhere}, title="Before")
    with capture_logs() as logs:
        async with living(path, state) as daemon:
            await daemon.checked_all("a")
            before = daemon.health()["a"]
            write_configuration(path, {"a": nowhere, "b": elsewhere}, title="After")
            await daemon.checked_all("b")
            await daemon.until(logged(logs, TAKEN_OVER))
            feed = await daemon.get("/feed.xml")
            page = await daemon.get("/sources")
            health = daemon.health()

    assert channel_of(feed.content).findtext("title") == "After"
    assert (state / "feeds" / "feed.xml").read_bytes() == feed.content
    assert "The b" in page.text
    # What was not edited is not asked again.
    assert (daemon.checked, health["a"]) == (["a", "b"], before)


async def test_a_removed_source_is_let_go_and_an_edited_one_is_asked_soon(
    path: Path, state: Path, nowhere: str, elsewhere: str
) -> None:
    write_configuration(path, {"a": nowhere, "b": f"{nowhere}b"})
    async with living(path, state) as daemon:
        await daemon.checked_all("a", "b")
        write_configuration(path, {"a": elsewhere})
        await daemon.checked_all("a")
        health = daemon.health()

    assert daemon.checked == ["a", "b", "a"]
    assert {key: item.url for key, item in health.items()} == {"a": elsewhere}


async def test_a_wrong_file_keeps_the_old_configuration_and_the_next_right_one_is_taken(
    path: Path, state: Path, nowhere: str, elsewhere: str
) -> None:
    write_configuration(path, {"a": nowhere}, title="Before")
    with capture_logs() as logs:
        async with living(path, state) as daemon:
            await daemon.checked_all("a")
            write_configuration(path, {"a": nowhere, "b": "htp://nonsense"}, title="Wrong")
            await daemon.until(logged(logs, WRONG))
            feed = await daemon.get("/feed.xml")
            write_configuration(path, {"a": nowhere, "b": elsewhere}, title="Right")
            await daemon.checked_all("b")

    assert channel_of(feed.content).findtext("title") == "Before"
    told, kept = [line for line in logs if line["log_level"] == "error"]
    assert (told["place"], told["key"]) == (f"{path}:5", "sources[1].url")
    assert "htp://nonsense" in told["problem"]
    assert kept["mistakes"] == 1


async def test_a_changed_language_pack_is_read_with_and_a_wrong_one_is_told(path: Path, state: Path) -> None:
    pack = path.with_name("mine.yaml")
    pack.write_text("language: en\nsets: {cancel: yeets}\n", encoding="utf-8")
    titles = ("Netflix yeets ‘Harbor Lights’ after one season", "HBO defenestrates ‘Saltmarsh’ after one season")
    items = "".join(f"<item><title>{one}</title><link>https://a.example/{one[:3]}</link></item>" for one in titles)
    feed = answer(200, f"<rss version='2.0'><channel><title>A</title>{items}</channel></rss>".encode())
    with capture_logs() as logs:
        async with FaultServer({"/feed": feed}) as server, FaultServer({"/feed": feed}) as other:
            write_configuration(path, {"a": server.url("/feed")}, lexicons="[mine.yaml]")
            async with living(path, state) as daemon:
                before = (await daemon.checked_all("a"))["a"]
                pack.write_text("language: en\nsest: {cancel: defenestrates}\n", encoding="utf-8")
                await daemon.until(logged(logs, WRONG))
                pack.write_text("language: en\nsets: {cancel: defenestrates}\n", encoding="utf-8")
                await daemon.until(logged(logs, TAKEN_OVER))
                write_configuration(path, {"a": server.url("/feed"), "b": other.url("/feed")}, lexicons="[mine.yaml]")
                after = (await daemon.checked_all("b"))["b"]

    assert [event.series.title for event in before.events] == ["Harbor Lights"]
    assert [event.series.title for event in after.events] == ["Saltmarsh"]
    (told,) = [line for line in logs if line["event"] == "a mistake in the configuration"]
    assert (told["place"], told["key"], told["hint"]) == (f"{pack}:2", "sest", 'did you mean "sets"?')


async def test_a_store_that_fails_for_a_while_does_not_end_the_watching(
    path: Path, state: Path, nowhere: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> None:
        raise StoreError("the disk is full")

    write_configuration(path, {"a": nowhere}, title="Before")
    with capture_logs() as logs:
        async with living(path, state) as daemon:
            await daemon.checked_all("a")
            with monkeypatch.context() as patch:
                patch.setattr(Store, "write", full)
                write_configuration(path, {"a": nowhere}, title="Too early")
                await daemon.until(logged(logs, "the configuration cannot be taken over; the old one stays in use"))
            assert channel_of((await daemon.get("/feed.xml")).content).findtext("title") == "Before"
            write_configuration(path, {"a": nowhere}, title="After")
            await daemon.until(logged(logs, TAKEN_OVER))
            assert channel_of((await daemon.get("/feed.xml")).content).findtext("title") == "After"


async def test_a_fetch_under_way_survives_the_exchange_of_the_fetcher(path: Path, state: Path) -> None:
    asked, gate = asyncio.Event(), asyncio.Event()

    async def answer_later(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await gate.wait()
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")

    with capture_logs() as logs:
        async with FaultServer({"/": answer_later}) as server:
            write_configuration(path, {"a": server.url()})
            async with living(path, state) as daemon:
                await asked.wait()
                write_configuration(path, {"a": server.url()}, contact="someone@example.org")
                await daemon.until(logged(logs, TAKEN_OVER))
                gate.set()
                outcome = (await daemon.checked_all("a"))["a"]

    assert "404" in (outcome.message or "")
