"""A source is silent when nothing new has come for three times the gap that is usual for it."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from monitor.check.silence import silence
from tests.check.fakes import NOW

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MONDAY = datetime(2026, 10, 5, tzinfo=NOW.tzinfo)


def weekdays(weeks: int) -> list[datetime]:
    """Return arrivals from 8 to 18 h, Mondays to Fridays."""
    days = [MONDAY + number * DAY for number in range(7 * weeks) if number % 7 < 5]
    return [day + hour * HOUR for day in days for hour in range(8, 19)]


def every(gap: timedelta, times: int) -> list[datetime]:
    return [MONDAY + number * gap for number in range(times)]


@pytest.mark.parametrize(
    ("arrivals", "later", "silent"),
    [
        pytest.param(weekdays(4), 3 * DAY, False, id="a weekend"),
        pytest.param(weekdays(4), 6 * DAY, False, id="a long weekend"),
        pytest.param(weekdays(4), 9 * DAY, True, id="a week and a half"),
        pytest.param(every(HOUR, 24 * 20), 23 * HOUR, False, id="by the hour: not within a day"),
        pytest.param(every(HOUR, 24 * 20), 25 * HOUR, True, id="by the hour: after a day"),
        pytest.param(every(7 * DAY, 5), 20 * DAY, False, id="a weekly that skips two issues"),
        pytest.param(every(7 * DAY, 5), 22 * DAY, True, id="a weekly that has stopped"),
        pytest.param(weekdays(1), 60 * DAY, False, id="too short a history"),
        pytest.param(every(10 * DAY, 3), 300 * DAY, False, id="too few arrivals"),
        pytest.param([], DAY, False, id="nothing has ever come"),
    ],
)
def test_silence(arrivals: list[datetime], later: timedelta, silent: bool) -> None:  # noqa: FBT001 - the expected answer
    last = arrivals[-1] if arrivals else NOW

    assert (silence(arrivals, last + later) is not None) is silent


def test_one_outage_does_not_make_long_gaps_usual() -> None:
    arrivals = [moment for moment in every(HOUR, 24 * 30) if not 10 * DAY < moment - MONDAY < 16 * DAY]

    assert silence(arrivals, arrivals[-1] + 2 * DAY) is not None


@pytest.mark.parametrize(
    ("arrivals", "later", "sentence"),
    [
        (every(HOUR, 24 * 20), 30 * HOUR, "Nothing new has come for 30 h; up to 1 h are usual."),
        (every(7 * DAY, 5), 23 * DAY, "Nothing new has come for 23 days; up to 7 days are usual."),
    ],
)
def test_it_is_told_in_plain_words(arrivals: list[datetime], later: timedelta, sentence: str) -> None:
    assert silence(arrivals, arrivals[-1] + later) == sentence
