"""What arrivals tell of a newsroom's week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.model import Arrival
from monitor.schedule.rhythm import EVEN, HOURS, Rhythm, learned

MONDAY = datetime(2026, 11, 2, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
NOW = MONDAY + 28 * DAY


def came(at: datetime, *, after: timedelta = 30 * MINUTE, new: int = 1, claiming: int = 0) -> Arrival:
    return Arrival(at - after, at, new, claiming)


def office_hours(weeks: int = 4) -> list[Arrival]:
    """Two arrivals in each hour from nine to five, on weekdays."""
    days = [MONDAY + day * DAY for day in range(7 * weeks) if day % 7 < 5]
    return [
        came(day + hour * HOUR + half * 30 * MINUTE) for day in days for hour in range(9, 17) for half in (0.9, 1.9)
    ]


def share(rhythm: Rhythm, day: int, hour: int) -> float:
    return rhythm.share(MONDAY + day * DAY + hour * HOUR)


def test_of_nothing_nothing_is_learned() -> None:
    assert learned([], NOW) == EVEN
    assert set(EVEN.shares) == {1.0}


def test_a_handful_of_arrivals_bends_the_week_only_a_little() -> None:
    week = learned([came(MONDAY + day * DAY + 10 * HOUR) for day in range(3)], MONDAY + 3 * DAY)
    assert 1.0 < max(week.shares) < 3.5
    assert 0.5 < min(week.shares) < 1.0


def test_office_hours_show_in_hours_and_days() -> None:
    week = learned(office_hours(), NOW)
    assert share(week, day=1, hour=11) > 3
    assert share(week, day=1, hour=3) < 0.2
    assert share(week, day=5, hour=11) < 0.5
    assert share(week, day=5, hour=3) < 0.05


def test_days_that_were_not_watched_are_not_taken_for_silent_ones() -> None:
    week = learned([item for item in office_hours(1) if item.until < MONDAY + 3 * DAY], MONDAY + 3 * DAY)
    assert share(week, day=5, hour=11) == pytest.approx(share(week, day=1, hour=11), rel=0.2)


def test_claims_outweigh_other_headlines() -> None:
    chatter = office_hours()
    decisions = [came(MONDAY + day * DAY + 20 * HOUR, claiming=2) for day in range(28)]
    week = learned(sorted([*chatter, *decisions], key=lambda item: item.until), NOW)
    assert share(week, day=1, hour=19) > share(week, day=1, hour=11)
    assert week.by_claims


def test_while_claims_are_rare_all_headlines_tell_the_hours() -> None:
    week = learned([*office_hours(), came(NOW - HOUR, claiming=1)], NOW)
    assert not week.by_claims
    assert share(week, day=1, hour=11) > 3


def test_what_was_found_after_a_long_time_is_spread_over_it() -> None:
    nightly = [came(MONDAY + day * DAY + 7 * HOUR, after=6 * HOUR) for day in range(28)]
    week = learned(nightly, NOW)
    night = [share(week, 1, hour) for hour in range(2, 6)]
    assert max(night) / min(night) < 1.05


def test_what_came_while_the_monitor_was_off_tells_nothing() -> None:
    assert learned([came(NOW, after=3 * DAY)], NOW) == EVEN


def test_a_pile_counts_as_a_few() -> None:
    piles = [came(MONDAY + 10 * HOUR, new=500), *(came(MONDAY + day * DAY + 20 * HOUR, new=3) for day in range(4))]
    week = learned(piles, MONDAY + 4 * DAY)
    assert share(week, 1, 19) > share(week, 1, 9)


def test_habits_that_were_given_up_fade() -> None:
    early = [came(MONDAY + day * DAY + 8 * HOUR) for day in range(28)]
    late = [came(MONDAY + day * DAY + 20 * HOUR) for day in range(28, 42)]
    week = learned([*early, *late], MONDAY + 42 * DAY)
    assert share(week, 1, 19) > share(week, 1, 7)


def test_what_the_clock_puts_into_the_future_does_not_count() -> None:
    assert learned([came(NOW + HOUR)], NOW) == EVEN


instants = st.integers(0, 28 * 24 * 60).map(lambda minutes: MONDAY + minutes * MINUTE)
arrivals = st.builds(
    lambda at, wait, new, claiming: Arrival(at - wait * MINUTE, at, new, claiming),
    instants, st.integers(0, 900), st.integers(0, 50), st.integers(0, 50),
)  # fmt: skip


@given(st.lists(arrivals, max_size=30))
def test_shares_are_those_of_one_week_whatever_comes(seen: list[Arrival]) -> None:
    week = learned(sorted(seen, key=lambda item: item.until), NOW)
    assert len(week.shares) == HOURS
    assert sum(week.shares) == pytest.approx(HOURS)
    assert min(week.shares) > 0
