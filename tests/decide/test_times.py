"""What time it is for a check, whatever the clocks say."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.decide import moment
from tests.decide.tellings import NOW

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
BEFORE = NOW - 3 * HOUR  # the latest time in the store


@pytest.mark.parametrize(
    ("clock", "served", "latest", "now"),
    [
        pytest.param(NOW, None, None, NOW, id="nothing else tells the time"),
        pytest.param(NOW, NOW - HOUR, BEFORE, NOW, id="a server is a little behind"),
        pytest.param(NOW, NOW + DAY, BEFORE, NOW, id="a server is ahead"),
        pytest.param(NOW + 365 * DAY, NOW, BEFORE, NOW, id="our clock is a year ahead"),
        pytest.param(NOW - 365 * DAY, NOW, BEFORE, BEFORE, id="our clock is a year behind"),
        pytest.param(NOW - 365 * DAY, None, BEFORE, BEFORE, id="so it is, and no server tells the time"),
        pytest.param(NOW, NOW - 365 * DAY, BEFORE, BEFORE, id="a server is a year behind"),
    ],
)
def test_the_time_of_a_check(clock: datetime, served: datetime | None, latest: datetime | None, now: datetime) -> None:
    assert moment(clock, served, latest, HOUR) == now


times = st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)).map(lambda naive: naive.replace(tzinfo=NOW.tzinfo))  # noqa: DTZ001 - drawn naive, as hypothesis wants the bounds


@given(st.lists(st.tuples(times, st.none() | times)))
def test_time_never_runs_back(clocks: list[tuple[datetime, datetime | None]]) -> None:
    latest = None
    for clock, served in clocks:
        now = moment(clock, served, latest, HOUR)

        assert latest is None or latest <= now
        latest = now
