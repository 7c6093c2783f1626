"""Lookups go on beside the checks: at their own pace, switched by one setting, and whatever goes wrong with them."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from monitor.config import parse
from monitor.daemon.lookups import Background, Lookups
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError, StoreError
from monitor.identify import Catalogue
from monitor.store import Store
from tests.cli import samples
from tests.cli.outlet import serving
from tests.daemon.living import living, write_configuration
from tests.daemon.services import Answering, Hanging

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.lookup import Fetches

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
CATALOGUE = Catalogue.load()
CONFIGURATION = parse(b"sources: []\n", Path("sources.yaml"))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    samples.make(tmp_path / "state")
    with Store.open(tmp_path / "state") as opened:
        yield opened


async def pauses(store: Store, service: Answering, most: int) -> tuple[list[float], int]:
    """Return the first pauses between lookups, in seconds, and how often a change was told."""
    taken: list[float] = []
    changes = 0

    async def sleep(seconds: float) -> None:
        taken.append(seconds)
        if len(taken) > most:
            raise asyncio.CancelledError

    async def changed() -> None:
        nonlocal changes
        changes += 1

    with pytest.raises(asyncio.CancelledError):
        await Lookups(store, CATALOGUE, lambda: NOW, changed, sleep).run([service], timedelta(seconds=30))
    return taken, changes


async def test_one_is_asked_about_after_the_other_and_then_there_is_time(store: Store) -> None:
    service = Answering()

    assert await pauses(store, service, 5) == ([30, 0, 0, 0, 0, 60], 4)
    assert len(set(service.asked)) == len(service.asked) == 4
    assert service.asked[-1] == "Old Harbour"  # the newest event first


@pytest.mark.parametrize(
    ("mishaps", "rests"),
    [
        pytest.param([FetchError(Diagnosis.DNS, "No such host.")] * 3, [300, 900, 3600], id="offline"),
        pytest.param([FetchError(Diagnosis.RATE_LIMITED, "Later.", retry_after=7200)], [7200], id="turned away"),
        pytest.param(
            [FetchError(Diagnosis.TIMEOUT, "Too slow."), None, FetchError(Diagnosis.TIMEOUT, "")],
            [300, 0, 300],
            id="again",
        ),
        pytest.param([ValueError("a mistake of ours")], [300], id="crashed"),
        pytest.param([StoreError("the disk is full")], [300], id="a full disk"),
    ],
)
async def test_a_service_that_fails_is_left_alone_for_a_while(
    store: Store, mishaps: list[Exception | None], rests: list[float]
) -> None:
    taken, _ = await pauses(store, Answering(*mishaps), len(rests))

    assert taken == [30, *rests]


async def background(store: Store) -> Background:
    """Return lookups that are under way and wait for an answer."""

    async def changed() -> None:
        raise AssertionError("nothing is ever found")

    service = Hanging()
    begun = Background(Lookups(store, CATALOGUE, lambda: NOW, changed), lambda _: (service,), timedelta())
    await begun.switch(CONFIGURATION)
    await service.begun.wait()
    return begun


async def test_they_go_on_undisturbed_by_a_configuration_that_changes_nothing_for_them(store: Store) -> None:
    lookups = await background(store)
    under_way = asyncio.all_tasks()

    await lookups.switch(replace(CONFIGURATION, title="Another"))

    assert asyncio.all_tasks() == under_way
    await lookups.stop()


async def test_two_that_begin_them_anew_at_once_begin_them_once(store: Store) -> None:
    lookups = await background(store)

    await asyncio.gather(lookups.begin_anew(), lookups.begin_anew())
    await lookups.stop()

    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_a_daemon_looks_up_and_stops_though_a_service_hangs(tmp_path: Path) -> None:
    answering, hanging = Answering(), Hanging()
    hanging.name = "wikidata"
    with serving() as outlet:
        write_configuration(tmp_path / "sources.yaml", {"a": f"{outlet}/feed.xml"})
        place: dict[str, Any] = {"services": lambda _: (answering, hanging), "lookups_after": timedelta()}
        samples.make(tmp_path / "state")
        async with living(tmp_path / "sources.yaml", tmp_path / "state", **place) as daemon:
            await daemon.checked_all("a")
            async with asyncio.timeout(10):
                await asyncio.gather(answering.begun.wait(), hanging.begun.wait())
            assert (await daemon.get("/feed.xml")).status_code == 200


async def test_one_setting_switches_all_off_and_on(tmp_path: Path) -> None:
    service, made = Answering(), []

    def services(fetcher: Fetches) -> tuple[Answering, ...]:
        made.append(fetcher)
        return (service,)

    with serving() as outlet:
        sources = {"a": f"{outlet}/feed.xml"}
        write_configuration(tmp_path / "sources.yaml", sources, lookups="false")
        samples.make(tmp_path / "state")
        place: dict[str, Any] = {"services": services, "lookups_after": timedelta()}
        async with living(tmp_path / "sources.yaml", tmp_path / "state", **place) as daemon:
            await daemon.checked_all("a")
            assert (made, service.asked) == ([], [])

            write_configuration(tmp_path / "sources.yaml", sources, lookups="true")
            async with asyncio.timeout(10):
                await service.begun.wait()
            assert len(made) == 1

            # Where they may connect to is a matter of theirs; how often a source is asked is none.
            private = "[127.0.0.0/8, 10.0.0.0/8]"
            write_configuration(tmp_path / "sources.yaml", sources, lookups="true", allow_private=private)
            await daemon.until(lambda: len(made) == 2)
