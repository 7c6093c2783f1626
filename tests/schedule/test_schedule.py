"""One job a source: run, put back, changed, stopped. Times in the past fire at once, those in the future never."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from structlog.testing import capture_logs

from monitor.model import Source
from monitor.schedule import Schedule

HOUR = timedelta(hours=1)
PAST = datetime(2020, 1, 1, tzinfo=UTC)  # due at once
FUTURE = datetime(2100, 1, 1, tzinfo=UTC)  # never, as tests go

Run = Callable[[Source], Awaitable[datetime]]


def source(key: str, **fields: object) -> Source:
    made = Source(id=key, name=key, url=f"https://{key}.example/", language="en", interval=HOUR)
    return replace(made, **fields)  # type: ignore[arg-type]  # tests name single fields


class Clock:
    """Stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now


@asynccontextmanager
async def started(
    run: Run,
    sources: Iterable[Source],
    next_checks: Mapping[str, datetime] | None = None,
    *,
    now: datetime | Clock = PAST,
    draw: float = 0.0,
    ready: Callable[[Source], Awaitable[None]] | None = None,
    concurrency: int = 16,
) -> AsyncIterator[Schedule]:
    clock = now if isinstance(now, Clock) else Clock(now)
    schedule = Schedule(run, clock=clock, draw=lambda: draw, ready=ready, concurrency=concurrency)
    schedule.start(sources, next_checks or {})
    try:
        yield schedule
    finally:
        await schedule.stop(timedelta())


class Desk:
    """A fake check: tells what was checked, and holds each check until it is let go."""

    def __init__(self, next_check: datetime = FUTURE) -> None:
        self.next_check = next_check
        self.begun: asyncio.Queue[Source] = asyncio.Queue()
        self.ended: list[str] = []
        self.cancelled: list[str] = []
        self.gate = asyncio.Event()

    async def run(self, checked: Source) -> datetime:
        self.begun.put_nowait(checked)
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.cancelled.append(checked.id)
            raise
        self.ended.append(checked.id)
        return self.next_check


async def settled(schedule: Schedule, *ids: str) -> dict[str, datetime]:
    """Wait until just these sources wait for a check that is not due soon."""
    soon = datetime.now(UTC) + timedelta(seconds=30)
    times: dict[str, datetime] = {}
    async with asyncio.timeout(2):
        while times.keys() != set(ids) or min(times.values()) < soon:
            await asyncio.sleep(0)
            times = schedule.next_checks()
    return times


async def test_a_source_is_put_back_for_the_time_that_its_check_returns() -> None:
    desk = Desk()
    desk.gate.set()
    async with started(desk.run, [source("a"), source("b", enabled=False)]) as schedule:
        assert await settled(schedule, "a") == {"a": FUTURE}
    assert desk.ended == ["a"]


async def test_a_source_is_checked_again_and_again_also_when_it_is_due_at_once() -> None:
    desk = Desk(next_check=PAST)
    desk.gate.set()
    async with started(desk.run, [source("a")]), asyncio.timeout(2):
        for _ in range(3):
            assert (await desk.begun.get()).id == "a"


async def test_jitter_is_added_to_the_time_returned() -> None:
    clock = Clock(PAST)

    async def run(_: Source) -> datetime:
        clock.now = FUTURE
        return FUTURE + HOUR

    async with started(run, [source("a")], now=clock, draw=0.5) as schedule:
        assert await settled(schedule, "a") == {"a": FUTURE + HOUR + timedelta(seconds=30)}


async def test_stored_times_survive_the_restart() -> None:
    async with started(Desk().run, [source("a"), source("b")], {"b": FUTURE + HOUR}, now=FUTURE) as schedule:
        assert schedule.next_checks() == {"a": FUTURE, "b": FUTURE + HOUR}


async def test_those_that_are_hastened_follow_each_other_unless_they_are_due_sooner_anyway() -> None:
    stored = {"a": FUTURE + HOUR, "b": FUTURE + HOUR, "c": FUTURE + HOUR, "d": FUTURE + HOUR / 7200}
    sources = [*map(source, "abcd"), source("off", enabled=False)]
    async with started(Desk().run, sources, stored, now=FUTURE) as schedule:
        schedule.hasten(["b", "c", "d", "off", "removed"])
        second = timedelta(seconds=1)
        assert schedule.next_checks() == {
            "a": FUTURE + HOUR,
            "b": FUTURE,
            "c": FUTURE + second,
            "d": FUTURE + second / 2,
        }


async def test_no_more_checks_run_at_once_than_allowed() -> None:
    desk = Desk()
    async with started(desk.run, [source(key) for key in "abc"], concurrency=2) as schedule, asyncio.timeout(2):
        assert {(await desk.begun.get()).id, (await desk.begun.get()).id} == {"a", "b"}
        await asyncio.sleep(0)
        assert desk.begun.empty()
        desk.gate.set()
        assert (await desk.begun.get()).id == "c"
        await settled(schedule, "a", "b", "c")


async def test_a_check_that_fails_itself_is_logged_and_backs_off_while_others_go_on() -> None:
    clock = Clock(PAST)

    async def run(checked: Source) -> datetime:
        clock.now = FUTURE
        if checked.id == "bad":
            raise LookupError("a bug")
        return FUTURE

    with capture_logs() as logs:
        async with started(run, [source("bad"), source("good")], now=clock) as schedule:
            times = await settled(schedule, "bad", "good")
    assert times == {"bad": FUTURE + timedelta(minutes=1), "good": FUTURE}
    assert [(entry["event"], entry["source"], entry["failures"]) for entry in logs] == [
        ("the check itself failed", "bad", 1)
    ]


@pytest.mark.parametrize(
    ("ends", "counts", "minutes"),
    [
        pytest.param(["crash", "crash"], [1, 2], 2, id="in a row"),
        pytest.param(["crash", "crash", "success", "crash"], [1, 2, 1], 1, id="a success forgets them"),
    ],
)
async def test_crashes_are_counted_and_back_off_further_and_further(
    ends: list[str], counts: list[int], minutes: int
) -> None:
    clock, to_come = Clock(PAST), iter(ends)

    async def run(_: Source) -> datetime:
        end = next(to_come)
        if end == "crash" and len(logs) + 1 == len(counts):
            clock.now = FUTURE
        if end == "crash":
            raise LookupError("a bug")
        return PAST

    with capture_logs() as logs:
        async with started(run, [source("a")], now=clock) as schedule:
            assert await settled(schedule, "a") == {"a": FUTURE + timedelta(minutes=minutes)}
    assert [entry["failures"] for entry in logs] == counts


async def test_a_job_that_ends_in_an_error_is_logged_and_comes_back(caplog: pytest.LogCaptureFixture) -> None:
    clock = Clock(PAST)

    async def ready(_: Source) -> None:
        clock.now = FUTURE
        raise LookupError("a bug")

    with capture_logs() as logs:
        async with started(Desk().run, [source("a")], now=clock, ready=ready) as schedule:
            assert await settled(schedule, "a") == {"a": FUTURE + timedelta(minutes=1)}
    assert [(entry["event"], entry["why"]) for entry in logs] == [("a check did not run", "failed in the scheduler")]
    assert [record.name for record in caplog.records] == ["apscheduler.executors.default"]


async def test_a_reload_adds_changes_and_removes_without_disturbing_the_others() -> None:
    kept, edited, gone, off = source("kept"), source("edited"), source("gone"), source("off")
    stored = dict.fromkeys(("kept", "edited", "gone", "off"), FUTURE + HOUR)
    async with started(Desk().run, [kept, edited, gone, off], stored, now=FUTURE) as schedule:
        changed = [kept, replace(edited, url="https://new.example/"), replace(off, enabled=False), source("added")]
        schedule.apply(changed, {})
        assert schedule.next_checks() == {
            "kept": FUTURE + HOUR,
            "edited": FUTURE + timedelta(seconds=1),
            "added": FUTURE,
        }


async def test_a_source_switched_on_again_keeps_the_time_it_had() -> None:
    async with started(Desk().run, [source("a", enabled=False)], now=FUTURE) as schedule:
        schedule.apply([source("a")], {"a": FUTURE + HOUR})
        assert schedule.next_checks() == {"a": FUTURE + HOUR}


async def test_a_running_check_of_a_removed_source_finishes_and_is_the_last() -> None:
    desk = Desk()
    async with started(desk.run, [source("a")]) as schedule, asyncio.timeout(2):
        await desk.begun.get()
        schedule.apply([], {})
        desk.gate.set()
        while not desk.ended or schedule.busy:  # noqa: ASYNC110 - the end of its task is what is waited for
            await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert schedule.next_checks() == {}


async def test_a_removed_source_that_waited_its_turn_is_not_checked() -> None:
    desk = Desk()
    async with started(desk.run, [source("a"), source("b")], concurrency=1) as schedule, asyncio.timeout(2):
        await desk.begun.get()
        schedule.apply([source("a")], {})
        desk.gate.set()
        await settled(schedule, "a")
    assert desk.ended == ["a"]


async def test_a_source_edited_during_its_check_is_checked_again_as_edited() -> None:
    desk = Desk()
    async with started(desk.run, [source("a")]) as schedule, asyncio.timeout(2):
        await desk.begun.get()
        schedule.apply([source("a", selector="h2")], {})
        desk.gate.set()
        assert (await desk.begun.get()).selector == "h2"
        assert await settled(schedule, "a") == {"a": FUTURE}


async def test_a_source_removed_and_added_again_during_its_check_goes_on() -> None:
    desk = Desk()
    async with started(desk.run, [source("a")]) as schedule, asyncio.timeout(2):
        await desk.begun.get()
        schedule.apply([], {})
        schedule.apply([source("a")], {})
        desk.gate.set()
        assert await settled(schedule, "a") == {"a": FUTURE}
    assert desk.ended == ["a"]


async def test_stopping_waits_for_running_checks() -> None:
    desk = Desk()
    schedule = Schedule(desk.run, clock=lambda: PAST)
    schedule.start([source("a"), source("b")], {})
    async with asyncio.timeout(2):
        await desk.begun.get()
        stopping = asyncio.create_task(schedule.stop(timedelta(seconds=1)))
        await asyncio.sleep(0)
        desk.gate.set()
        await stopping
    assert desk.ended
    assert not desk.cancelled
    assert schedule.next_checks() == {}


async def test_stopping_cancels_what_outlasts_the_grace(caplog: pytest.LogCaptureFixture) -> None:
    desk = Desk()
    with capture_logs() as logs:
        async with started(desk.run, [source("a"), source("b")], concurrency=1):
            async with asyncio.timeout(2):
                await desk.begun.get()
    assert desk.cancelled == ["a"]
    assert [(entry["event"], entry["sources"]) for entry in logs] == [("checks were cancelled", ["a", "b"])]
    assert not caplog.records


async def test_sources_of_one_domain_wait_for_each_other_and_leave_their_places_to_others() -> None:
    crowd = [source(f"s{number}", url=f"https://www{number}.crowd.example/") for number in range(5)]
    desk = Desk()
    async with started(desk.run, [*crowd, source("alone")], concurrency=2) as schedule, asyncio.timeout(2):
        assert {(await desk.begun.get()).id, (await desk.begun.get()).id} == {"s0", "alone"}
        desk.gate.set()
        assert [(await desk.begun.get()).id for _ in range(4)] == ["s1", "s2", "s3", "s4"]
        await settled(schedule, *(item.id for item in crowd), "alone")


async def test_ports_of_this_machine_do_not_wait_for_each_other() -> None:
    desk = Desk()
    local = [source(f"p{port}", url=f"http://127.0.0.1:{port}/") for port in (8001, 8002)]
    async with started(desk.run, local), asyncio.timeout(2):
        assert {(await desk.begun.get()).id, (await desk.begun.get()).id} == {"p8001", "p8002"}


async def test_a_source_whose_host_rests_takes_no_place() -> None:
    desk, rested = Desk(), asyncio.Event()

    async def ready(waiting: Source) -> None:
        if waiting.id == "tired":
            await rested.wait()

    desk.gate.set()
    async with started(desk.run, [source("tired"), source("fresh")], ready=ready, concurrency=1), asyncio.timeout(2):
        assert (await desk.begun.get()).id == "fresh"
        rested.set()
        assert (await desk.begun.get()).id == "tired"
