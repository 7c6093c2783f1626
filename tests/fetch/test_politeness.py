from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.politeness import Politeness
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer


@dataclass(slots=True)
class Time:
    """A clock that only sleeping moves."""

    now: float = 100.0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds
        await asyncio.sleep(0)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def politeness(time: Time) -> Politeness:
    return Politeness(timedelta(seconds=2), clock=time, sleep=time.sleep)


async def test_the_first_request_does_not_wait(politeness: Politeness, time: Time) -> None:
    async with politeness.turn("a"):
        pass
    assert time.slept == []


async def test_the_gap_runs_from_the_end_of_one_to_the_start_of_the_next(politeness: Politeness, time: Time) -> None:
    async with politeness.turn("a"):
        time.now += 10
    time.now += 0.5
    async with politeness.turn("a"):
        assert time.slept == [1.5]


async def test_after_a_failure_there_is_a_gap_too(politeness: Politeness, time: Time) -> None:
    with suppress(FetchError):
        async with politeness.turn("a"):
            raise FetchError(Diagnosis.REFUSED, "a refused the connection.")
    async with politeness.turn("a"):
        assert time.slept == [2]


async def test_other_hosts_do_not_wait(politeness: Politeness, time: Time) -> None:
    async with politeness.turn("a"), politeness.turn("b"):
        pass
    assert time.slept == []


async def test_one_at_a_time_and_first_come_first_served(politeness: Politeness, time: Time) -> None:
    told: list[tuple[int, float, float]] = []

    async def visit(number: int) -> None:
        async with politeness.turn("a"):
            began = time.now
            time.now += 1
            await asyncio.sleep(0)
            told.append((number, began, time.now))

    await asyncio.gather(*map(visit, range(5)))
    assert told == [(number, 100 + 3 * number, 101 + 3 * number) for number in range(5)]


async def test_who_gives_up_waiting_is_passed_over(politeness: Politeness, time: Time) -> None:
    order: list[str] = []

    async def visit(name: str) -> None:
        async with politeness.turn("a"):
            order.append(name)

    async with politeness.turn("a"):
        visits = {name: asyncio.create_task(visit(name)) for name in ("one", "two", "three")}
        await asyncio.sleep(0)
        visits["two"].cancel()
    await asyncio.wait(visits.values())
    assert order == ["one", "three"]
    assert time.slept == [2, 2]


@pytest.mark.parametrize(
    ("gaps", "slept"),
    [
        pytest.param((10, 10), [10], id="both ask for more"),
        pytest.param((0, 10), [10], id="the second does: the first came too shortly before"),
        pytest.param((10, 0), [10], id="the first does: the second would come too soon"),
        pytest.param((1, 1), [2], id="never less than usual"),
        pytest.param((600, 0), [60], id="a minute at most"),
        pytest.param((10, 0, 0), [10, 2], id="then it is as usual again"),
    ],
)
async def test_a_host_may_ask_for_a_longer_gap(
    politeness: Politeness, time: Time, gaps: tuple[int, ...], slept: list[float]
) -> None:
    for gap in gaps:
        async with politeness.turn("a", timedelta(seconds=gap)):
            pass
    assert time.slept == slept


async def test_one_can_wait_for_a_host_to_have_rested_without_a_turn(politeness: Politeness, time: Time) -> None:
    await politeness.rested("a")
    async with politeness.turn("a"):
        pass
    await politeness.rested("a")
    assert time.slept == [2]
    async with politeness.turn("a"):
        assert time.slept == [2]


async def test_another_gap_holds_at_once(politeness: Politeness, time: Time) -> None:
    async with politeness.turn("a"):
        pass
    politeness.gap = timedelta(seconds=5)
    async with politeness.turn("a"):
        assert time.slept == [5]


async def test_hosts_are_forgotten_once_they_have_rested(politeness: Politeness, time: Time) -> None:
    for number in range(100):
        async with politeness.turn(f"host {number}"):
            pass
    time.now += 60
    async with politeness.turn("a"):
        pass
    assert politeness.remembered == {"a"}


async def test_fetches_and_redirects_on_one_host_keep_the_gap(
    make_fetcher: MakeFetcher, server: FaultServer, politeness: Politeness, time: Time
) -> None:
    server.answers |= {"/": redirect("/a"), "/a": answer(), "/b": answer(404)}
    fetcher = make_fetcher(politeness=politeness)
    await fetcher.fetch(server.url("/", host="one.example"))
    with pytest.raises(FetchError):
        await fetcher.fetch(server.url("/b", host="one.example"))
    assert time.slept == [2, 2]
    await fetcher.fetch(server.url("/a", host="two.example"))
    assert time.slept == [2, 2]
    await fetcher.fetch(server.url("/a", host="www.two.example"))
    assert time.slept == [2, 2, 2]


async def test_an_address_that_is_not_asked_costs_no_turn(make_fetcher: MakeFetcher, politeness: Politeness) -> None:
    with pytest.raises(FetchError):
        await make_fetcher(politeness=politeness).fetch("ftp://one.example/")
    assert not politeness.remembered
