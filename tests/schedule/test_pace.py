"""How long to wait after a check that went well."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Arrival, Course, IntervalRange
from monitor.schedule import wait

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NOW = MONDAY + 28 * DAY
USUAL = 30 * MINUTE
RANGE = IntervalRange(10 * MINUTE, 6 * HOUR)


def fixed(fresh_for: timedelta | None = None, interval: timedelta = USUAL) -> timedelta:
    return wait(Course(interval, fresh_for=fresh_for), NOW).interval


@pytest.mark.parametrize(
    ("fresh_for", "expected"),
    [
        (None, USUAL),
        pytest.param(5 * MINUTE, USUAL, id="it makes no interval shorter"),
        pytest.param(HOUR, HOUR, id="it makes one longer"),
        pytest.param(365 * DAY, 2 * HOUR, id="up to four times"),
    ],
)
def test_what_stays_fresh_is_not_asked_for_sooner(fresh_for: timedelta | None, expected: timedelta) -> None:
    assert fixed(fresh_for) == expected


def newsroom() -> tuple[Arrival, ...]:
    """Three headlines in every half-hour from nine to five, on weekdays of four weeks."""
    days = [MONDAY + day * DAY for day in range(28) if day % 7 < 5]
    slots = [day + 9 * HOUR + slot * USUAL for day in days for slot in range(1, 17)]
    return tuple(Arrival(at - USUAL, at, 3, 0) for at in slots)


def learned(now: datetime, **changes: object) -> timedelta:
    course = Course(USUAL, RANGE, last_checked=now - USUAL, arrivals=newsroom())
    fields = {name: getattr(course, name) for name in Course.__slots__} | changes
    return wait(Course(**fields), now).interval


def test_without_a_history_intervals_are_even() -> None:
    assert abs(learned(NOW, arrivals=()) - USUAL) < timedelta(seconds=1)


@pytest.mark.parametrize(
    ("when", "least", "most"),
    [
        pytest.param(NOW + 11 * HOUR, 10 * MINUTE, 12 * MINUTE, id="Monday noon"),
        pytest.param(NOW + 23 * HOUR, 2 * HOUR, 6 * HOUR, id="Monday night"),
        pytest.param(NOW + 5 * DAY + 20 * HOUR, 4 * HOUR, 6 * HOUR, id="Saturday evening"),
        pytest.param(NOW + 7 * HOUR, 30 * MINUTE, 2 * HOUR, id="Monday morning: no later than the first news"),
    ],
)
def test_requests_go_where_the_news_is(when: datetime, least: timedelta, most: timedelta) -> None:
    assert least <= learned(when) <= most


def test_news_at_an_unusual_hour_shortens_the_wait() -> None:
    night = NOW + 20 * HOUR
    quiet = learned(night)
    stirred = learned(night, arrivals=(*newsroom(), Arrival(night - USUAL, night, 3, 0)))
    assert stirred < quiet / 2
    later = night + 7 * HOUR
    assert learned(later, arrivals=(*newsroom(), Arrival(night - USUAL, night, 3, 0))) > quiet / 2


def test_who_is_ahead_waits_longer_and_has_no_haste() -> None:
    night = NOW + 20 * HOUR
    stirred = (*newsroom(), Arrival(night - USUAL, night, 3, 0))
    assert learned(night, ahead=200.0, arrivals=stirred) > learned(night, arrivals=stirred)


def test_after_an_outage_nothing_is_caught_up_with() -> None:
    noon = NOW + 11 * HOUR
    course = Course(USUAL, RANGE, last_checked=noon - 10 * DAY, ahead=0.0, arrivals=newsroom())
    assert learned(noon) / 2 < wait(course, noon).interval


def test_what_stays_fresh_holds_for_learned_intervals_too() -> None:
    assert learned(NOW + 11 * HOUR, fresh_for=HOUR) == HOUR


@pytest.mark.parametrize("interval", [USUAL, 2 * HOUR])
def test_over_weeks_it_costs_as_many_requests_as_the_fixed_interval(interval: timedelta) -> None:
    ahead: float | None = None
    before, now, requests = NOW, NOW, 0
    history = newsroom()[::4]
    while now < NOW + 7 * DAY:
        decided = wait(Course(interval, RANGE, None, before, ahead, history), now)
        ahead, before, now, requests = decided.ahead, now, now + decided.interval, requests + 1
    assert requests == pytest.approx(7 * DAY / interval, rel=0.08)


@given(
    st.datetimes(datetime(2026, 11, 1), datetime(2026, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - hypothesis' way
    st.floats(-1000, 1000),
    st.timedeltas(timedelta(minutes=-5), timedelta(days=40)),
)
def test_no_wait_is_out_of_bounds(now: datetime, ahead: float, since: timedelta) -> None:
    decided = wait(Course(USUAL, RANGE, None, now - since, ahead, newsroom()), now)
    assert RANGE.shortest <= decided.interval <= RANGE.longest
