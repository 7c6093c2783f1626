"""Which refusals make us leave a host alone, and for how long."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.reception import RESTS, refused, resting, welcomed
from monitor.model import Host

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
STRANGER = Host("a.example")
FRIEND = Host("a.example", welcomed=NOW - DAY)


def error(status: int | None, retry_after: float | None = None) -> FetchError:
    return FetchError(Diagnosis.STATUS, "A sentence.", status=status, retry_after=retry_after)


@pytest.mark.parametrize(
    ("host", "status", "retry_after", "rest"),
    [
        pytest.param(STRANGER, 429, None, MINUTE, id="asked too often"),
        pytest.param(STRANGER, 429, 600.0, 10 * MINUTE, id="and told for how long"),
        pytest.param(STRANGER, 429, 0.0, MINUTE, id="a minute at least"),
        pytest.param(STRANGER, 429, 10.0**9, DAY, id="a day at most"),
        pytest.param(STRANGER, 503, 300.0, 5 * MINUTE, id="out of order, and told for how long"),
        pytest.param(STRANGER, 503, None, None, id="out of order: perhaps only this page"),
        pytest.param(STRANGER, 403, None, None, id="a stranger is not let in: perhaps nobody is"),
        pytest.param(STRANGER, 403, 300.0, 5 * MINUTE, id="403 with a time means 429"),
        pytest.param(FRIEND, 403, None, MINUTE, id="a host that let us in no longer does"),
        pytest.param(FRIEND, 404, None, None, id="a page is missing"),
        pytest.param(FRIEND, 500, 300.0, None, id="a broken page"),
        pytest.param(FRIEND, None, None, None, id="no answer at all"),
    ],
)
def test_a_refusal_that_concerns_the_whole_host_gives_it_a_rest(
    host: Host, status: int | None, retry_after: float | None, rest: timedelta | None
) -> None:
    after = refused(host, error(status, retry_after), NOW)
    assert after.rests_until == (rest and NOW + rest)
    assert (after == host) == (rest is None)


def test_what_nobody_need_have_may_be_kept_back() -> None:
    assert refused(FRIEND, error(403), NOW, by_name=True) == FRIEND


def test_refusals_in_a_row_make_longer_rests() -> None:
    host, rests = FRIEND, []
    for _ in range(len(RESTS) + 2):
        host = refused(host, error(403), NOW)
        assert host.rests_until is not None
        rests.append(host.rests_until - NOW)
    assert rests == [*RESTS, RESTS[-1], RESTS[-1]]


def test_a_welcome_anywhere_on_the_host_forgets_them() -> None:
    host = refused(refused(FRIEND, error(429), NOW), error(429), NOW)
    assert welcomed(host, NOW) == Host("a.example", welcomed=NOW)


@pytest.mark.parametrize(
    ("last", "noted"),
    [
        pytest.param(None, True, id="the first"),
        pytest.param(NOW - HOUR, False, id="a further one on the same day"),
        pytest.param(NOW - DAY, True, id="the first in a day"),
        pytest.param(NOW + HOUR, True, id="one noted by a clock that went wrong"),
    ],
)
def test_a_welcome_is_noted_once_a_day(last: datetime | None, *, noted: bool) -> None:
    host = Host("a.example", welcomed=last)
    assert (welcomed(host, NOW) != host) is noted


@pytest.mark.parametrize(
    ("until", "left"),
    [
        (None, None),
        (NOW, None),
        (NOW + 40 * MINUTE, 40 * MINUTE),
        pytest.param(NOW + 400 * DAY, DAY, id="noted by a clock that went wrong"),
    ],
)
def test_a_resting_host_is_not_asked(until: datetime | None, left: timedelta | None) -> None:
    told = resting(Host("a.example", NOW, 1, until, Diagnosis.RATE_LIMITED), NOW)
    assert (told and told.retry_after) == (left and left.total_seconds())
    if told:
        assert told.diagnosis == "rate-limited"
        assert str(told).startswith("a.example has turned us away and is not asked before ")
