"""When the next check is due."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import IntervalRange, Source
from monitor.schedule.times import LADDER, after_edit, after_failure, after_success, believed, first_checks, jittered

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
SECOND, MINUTE, HOUR = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1)


def source(key: str = "a", interval: timedelta = 30 * MINUTE) -> Source:
    return Source(id=key, name=key, url=f"https://{key}.example/", language="en", interval=interval)


def test_a_success_waits_for_the_interval() -> None:
    assert after_success(NOW, 30 * MINUTE) == NOW + 30 * MINUTE


@pytest.mark.parametrize(
    ("failures", "wait"),
    [
        (1, MINUTE),
        (2, 2 * MINUTE),
        (3, 5 * MINUTE),
        (4, 15 * MINUTE),
        (5, 30 * MINUTE),
        (6, HOUR),
        (7, 3 * HOUR),
        (8, 6 * HOUR),
        (9, 12 * HOUR),
        (10, 24 * HOUR),
        pytest.param(11, 24 * HOUR, id="the last rung repeats"),
        pytest.param(100_000, 24 * HOUR, id="a source is never given up"),
        pytest.param(0, MINUTE, id="a miscount still backs off"),
    ],
)
def test_failures_climb_the_ladder(failures: int, wait: timedelta) -> None:
    assert after_failure(NOW, failures) == NOW + wait


@pytest.mark.parametrize(
    ("failures", "retry_after", "wait"),
    [
        pytest.param(1, 600.0, 10 * MINUTE, id="the server asks for more than the ladder"),
        pytest.param(7, 600.0, 3 * HOUR, id="the ladder asks for more than the server"),
        pytest.param(1, 0.0, MINUTE, id="at least a minute"),
        pytest.param(1, -5.0, MINUTE, id="a date in the past"),
        pytest.param(1, 10.0**12, 24 * HOUR, id="a day at most"),
        pytest.param(1, math.inf, 24 * HOUR, id="endless"),
        pytest.param(1, math.nan, MINUTE, id="no number"),
    ],
)
def test_retry_after_is_respected_within_bounds(failures: int, retry_after: float, wait: timedelta) -> None:
    assert after_failure(NOW, failures, retry_after) == NOW + wait


@pytest.mark.parametrize(
    ("wait", "draw", "delay"),
    [
        (10 * SECOND, 0.0, 0 * SECOND),
        (10 * SECOND, 0.5, SECOND / 2),
        pytest.param(30 * MINUTE, 0.5, 30 * SECOND, id="of a minute at most"),
        pytest.param(-HOUR, 0.9, 0 * SECOND, id="overdue is not put off"),
    ],
)
def test_jitter_only_delays(wait: timedelta, draw: float, delay: timedelta) -> None:
    assert jittered(NOW + wait, NOW, draw) == NOW + wait + delay


def test_a_few_new_sources_are_checked_a_second_apart_beginning_now() -> None:
    times = first_checks(NOW, [source("a"), source("b"), source("c")], {})
    assert times == {"a": NOW, "b": NOW + SECOND, "c": NOW + 2 * SECOND}


@pytest.mark.parametrize(
    ("interval", "bound"),
    [
        pytest.param(30 * MINUTE, 2 * MINUTE, id="within two minutes"),
        pytest.param(10 * SECOND, 10 * SECOND, id="within the interval"),
    ],
)
def test_many_new_sources_are_spread_evenly(interval: timedelta, bound: timedelta) -> None:
    times = first_checks(NOW, [source(f"s{number}", interval) for number in range(600)], {})
    assert min(times.values()) == NOW
    assert max(times.values()) < NOW + bound
    assert len(set(times.values())) == 600


def test_after_a_restart_stored_times_are_kept() -> None:
    assert first_checks(NOW, [source()], {"a": NOW + 17 * MINUTE}) == {"a": NOW + 17 * MINUTE}


def test_after_a_long_sleep_overdue_sources_are_spread_the_longest_overdue_first() -> None:
    stored = {"a": NOW - HOUR, "b": NOW - 2 * HOUR, "c": NOW + HOUR}
    times = first_checks(NOW, [source("a"), source("b"), source("c"), source("new")], stored)
    assert times == {"new": NOW, "b": NOW + SECOND, "a": NOW + 2 * SECOND, "c": NOW + HOUR}


@pytest.mark.parametrize(
    ("interval", "longest"),
    [(30 * MINUTE, 24 * HOUR + MINUTE), (72 * HOUR, 4 * 72 * HOUR + MINUTE)],
)
def test_a_time_stored_while_the_clock_was_wrong_is_not_waited_for(interval: timedelta, longest: timedelta) -> None:
    assert believed(NOW.replace(year=2036), source(interval=interval), NOW) == NOW + longest


@pytest.mark.parametrize(
    ("well_at", "when"),
    [
        pytest.param(NOW - 3 * MINUTE, NOW + 2 * MINUTE, id="no later than a server could ask for now"),
        pytest.param(NOW - HOUR, NOW - HOUR + 5 * MINUTE, id="overdue by the new interval"),
        pytest.param(None, NOW + 20 * MINUTE, id="a failing one waits as long as it was told"),
    ],
)
def test_an_interval_that_was_shortened_between_two_runs_holds(well_at: datetime | None, when: datetime) -> None:
    assert believed(NOW + 20 * MINUTE, source(interval=MINUTE), NOW, well_at) == when


def test_no_sources_are_no_trouble() -> None:
    assert first_checks(NOW, [], {"gone": NOW}) == {}


@pytest.mark.parametrize(
    ("changes", "when"),
    [
        pytest.param({"name": "B", "country": "FR"}, NOW + 20 * MINUTE, id="another name disturbs nobody"),
        pytest.param({"url": "https://b.example/"}, NOW, id="another address is asked at once"),
        pytest.param({"selector": "h2"}, NOW, id="another way of reading too"),
        pytest.param({"interval": 5 * MINUTE}, NOW + 5 * MINUTE, id="a shorter interval holds from now on"),
        pytest.param({"interval": 25 * MINUTE}, NOW + 20 * MINUTE, id="the earlier of the two"),
        pytest.param({"interval": 2 * HOUR}, NOW + 20 * MINUTE, id="a longer interval begins after the next check"),
        pytest.param({"interval_range": IntervalRange(MINUTE, HOUR)}, NOW + 20 * MINUTE, id="so does a learned one"),
        pytest.param(
            {"interval_range": IntervalRange(MINUTE, 15 * MINUTE)},
            NOW + 15 * MINUTE,
            id="unless its longest is shorter",
        ),
        pytest.param({"ignores_robots": True}, NOW, id="robots.txt no longer has a say"),
    ],
)
def test_an_edit_moves_the_next_check_only_where_it_matters(changes: dict[str, object], when: datetime) -> None:
    before = source()
    edited = replace(before, **changes)  # type: ignore[arg-type]  # a table of mixed fields
    assert after_edit(NOW + 20 * MINUTE, NOW, before, edited) == when


def test_the_ladder_goes_from_a_minute_to_a_day() -> None:
    assert (LADDER[0], LADDER[-1]) == (MINUTE, 24 * HOUR)
    assert list(LADDER) == sorted(LADDER)
