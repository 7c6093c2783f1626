"""What a source usually yields, and when a reading falls short of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.check.yields import Usual, falls, stays, usual
from monitor.diagnosis import Diagnosis
from monitor.model import PastReading, SourceKind
from tests.check.fakes import NOW

if TYPE_CHECKING:
    from collections.abc import Iterable

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
MONDAY = datetime(2026, 11, 2, 8, tzinfo=NOW.tzinfo)


def taken(
    at: datetime, headlines: int, refused: Diagnosis | None = None, kind: SourceKind = SourceKind.PAGE
) -> PastReading:
    return PastReading(at, "https://a.example/news", kind, "page", headlines, refused=refused)


def history(counts: Iterable[int], every: timedelta = HOUR) -> list[PastReading]:
    """Return accepted readings at a steady pace, the last one just before now."""
    counts = list(counts)
    return [taken(NOW - every * (len(counts) - number), count) for number, count in enumerate(counts)]


def fallen(*counts: int, refused: Diagnosis = Diagnosis.FEW, every: timedelta = 6 * HOUR) -> list[PastReading]:
    return [taken(NOW - every * (len(counts) - number), count, refused) for number, count in enumerate(counts)]


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        pytest.param([], None, id="never read"),
        pytest.param([40, 41], None, id="read twice"),
        pytest.param([40, 41, 39], (40, 39), id="read three times"),
        pytest.param([40] * 30 + [5] + [40] * 30, (40, 40), id="one bad day is not the lowest"),
        pytest.param([3] + [40] * 30, (40, 40), id="a bad start is forgotten"),
        pytest.param([100] * 20 + [20] * 8 + [100] * 20, (100, 20), id="quiet weekends are usual"),
        pytest.param([10] * 60 + [60] * 60, (60, 10), id="it has grown"),
    ],
)
def test_the_usual_is_the_middle_of_the_newest(counts: list[int], expected: tuple[int, int] | None) -> None:
    known = usual(history(counts))

    assert (known and (known.headlines, known.lowest)) == expected


def test_refused_readings_teach_nothing() -> None:
    assert usual([*history([40, 40, 40]), *fallen(2, 2, 2, 2, 2, 2)]) == usual(history([40, 40, 40]))


def test_a_lower_level_once_accepted_is_the_only_measure() -> None:
    past = history([40] * 30 + [6, 6, 7])

    assert usual(past) == Usual(6, 6, past[30].at)


@pytest.mark.parametrize(
    ("counts", "now", "fall"),
    [
        pytest.param([40] * 10, 10, False, id="a quarter"),
        pytest.param([40] * 10, 9, True, id="less than a quarter"),
        pytest.param([40] * 10, 200, False, id="more than ever"),
        pytest.param([40, 40], 1, False, id="nothing is usual yet"),
        pytest.param([7] * 20, 1, False, id="always few"),
        pytest.param([8] * 20, 1, True, id="never that few"),
        pytest.param([100] * 40 + [20] * 10 + [100] * 40, 18, False, id="as on a quiet day"),
        pytest.param([100] * 40 + [20] * 10 + [100] * 40, 4, True, id="fewer than on a quiet day"),
    ],
)
def test_a_fall_is_to_less_than_a_quarter_and_no_quiet_day(counts: list[int], now: int, fall: bool) -> None:  # noqa: FBT001 - the expected answer
    assert falls(now, usual(history(counts)), SourceKind.PAGE, NOW) is fall


def test_a_feed_is_not_judged_before_it_has_been_seen_over_a_weekend() -> None:
    """A news sitemap holds what the last two days brought."""
    a_week = [taken(MONDAY + number * HOUR, 100, kind=SourceKind.SITEMAP) for number in range(24 * 5)]
    sunday, next_monday = MONDAY + 6 * DAY, MONDAY + 8 * DAY

    assert not falls(12, usual(a_week), SourceKind.SITEMAP, sunday)
    weekend = [taken(sunday + number * HOUR, 12, kind=SourceKind.SITEMAP) for number in range(24)]
    weeks = [*a_week, *weekend, taken(next_monday, 90), taken(next_monday, 95), taken(next_monday, 96)]
    assert not falls(11, usual(weeks), SourceKind.SITEMAP, next_monday + 5 * DAY)
    assert falls(2, usual(weeks), SourceKind.SITEMAP, next_monday + 8 * DAY)


@pytest.mark.parametrize(
    ("past", "now", "accepted"),
    [
        pytest.param(fallen(6, 6, 6, 6), 6, True, id="a day and five readings"),
        pytest.param(fallen(6, 6, 6), 6, False, id="four readings"),
        pytest.param(fallen(6, 6, 6, 6, 6, every=HOUR), 6, False, id="five hours"),
        pytest.param(fallen(6, 5, 7, 8), 6, True, id="about the same"),
        pytest.param(fallen(2, 9, 3, 8), 6, False, id="up and down"),
        pytest.param(fallen(6, 6, 0, 6), 6, False, id="nothing at all in between"),
        pytest.param([*fallen(6, 6, 6), *fallen(6, refused=Diagnosis.CONSENT)], 6, False, id="a wall in between"),
        pytest.param([*fallen(6, 6, 6), *history([40])], 6, False, id="well in between"),
        pytest.param([], 6, False, id="no history"),
    ],
)
def test_a_lower_yield_that_stays_is_accepted(past: list[PastReading], now: int, accepted: bool) -> None:  # noqa: FBT001 - the expected answer
    assert stays(now, Diagnosis.FEW, past, NOW) is accepted
