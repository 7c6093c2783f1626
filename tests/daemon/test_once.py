"""Checking once, as cron does."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.daemon import load_configuration
from monitor.daemon.once import check_once
from monitor.errors import StoreError
from monitor.store import Store
from tests.daemon.living import channel_of, closed_port, write_configuration
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.check.outcome import Outcome

PAGE = b"""<html lang=en><h2><a href="/news/1">\xe2\x80\x98Night Couriers\xe2\x80\x99 Renewed for Season 3 at Netflix
</a></h2><h2><a href="/news/2">What to Watch Tonight on Your Television</a></h2>"""
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n" % len(PAGE) + PAGE


async def test_every_source_is_checked_and_the_feed_file_tells(tmp_path: Path) -> None:
    seen: list[Outcome] = []
    async with FaultServer({"/news": ANSWER}) as server:
        nowhere = f"http://127.0.0.1:{closed_port()}/"
        write_configuration(tmp_path / "sources.yaml", {"a": server.url("/news"), "b": nowhere})
        configuration = load_configuration(tmp_path / "sources.yaml")
        outcomes = await check_once(configuration, configuration.sources, tmp_path / "state", on_outcome=seen.append)

    assert [(outcome.source_id, outcome.diagnosis) for outcome in outcomes] == [("a", None), ("b", "refused")]
    assert sorted(outcome.source_id for outcome in seen) == ["a", "b"]
    (event,) = outcomes[0].events
    channel = channel_of((tmp_path / "state" / "feeds" / "feed.xml").read_bytes())
    assert [item.findtext("guid") for item in channel.findall("item")] == [event.guid]


async def test_only_the_sources_asked_for_are_checked(tmp_path: Path) -> None:
    nowhere = f"http://127.0.0.1:{closed_port()}/"
    write_configuration(tmp_path / "sources.yaml", {"a": nowhere, "b": f"{nowhere}b"})
    configuration = load_configuration(tmp_path / "sources.yaml")

    outcomes = await check_once(configuration, configuration.sources[1:], tmp_path / "state")

    assert [outcome.source_id for outcome in outcomes] == ["b"]


async def test_a_daemon_at_work_on_the_state_is_not_disturbed(tmp_path: Path) -> None:
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/"})
    configuration = load_configuration(tmp_path / "sources.yaml")

    with Store.open(tmp_path, exclusive=True), pytest.raises(StoreError, match="in use"):
        await check_once(configuration, configuration.sources, tmp_path)
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_many_sources_of_one_site_do_not_keep_another_waiting(tmp_path: Path) -> None:
    other_was_asked = asyncio.Event()

    async def patient(writer: asyncio.StreamWriter) -> None:
        await other_was_asked.wait()
        writer.write(ANSWER)

    async def other(writer: asyncio.StreamWriter) -> None:
        other_was_asked.set()
        writer.write(ANSWER)

    many = [f"/news/{n}" for n in range(17)]
    async with FaultServer(dict.fromkeys(many, patient)) as large, FaultServer({"/news": other}) as small:
        sources = {f"large-{n}": large.url(path) for n, path in enumerate(many)} | {"small": small.url("/news")}
        write_configuration(tmp_path / "sources.yaml", sources)
        configuration = load_configuration(tmp_path / "sources.yaml")
        configuration = replace(configuration, fetch=replace(configuration.fetch, politeness=timedelta()))
        async with asyncio.timeout(30):
            outcomes = await check_once(configuration, configuration.sources, tmp_path / "state")
    assert {outcome.diagnosis for outcome in outcomes} == {None}
