from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.dates import parse_date

NINE = datetime(2026, 11, 12, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Thu, 12 Nov 2026 10:00:00 +0100", NINE, id="RFC 822"),
        pytest.param("12 Nov 26 04:00 EST", NINE, id="RFC 822, short year, named zone"),
        pytest.param("jeu., 12 Nov 2026 09:00:00 GMT", NINE, id="the day's name in another language"),
        pytest.param("Thu, 12 Nov 2026 09:00:00 -0000", NINE, id="zone unknown"),
        pytest.param("2026-11-12T10:00:00+01:00", NINE, id="ISO 8601"),
        pytest.param("2026-11-12T09:00:00.0000000Z", NINE, id="ISO 8601, seven digits of a second"),
        pytest.param("2026-11-12 10:00:00 +0100", NINE, id="spaces for T and before the offset"),
        pytest.param("2026-11-12 09:00 UTC", NINE, id="zone by name"),
        pytest.param("2026-11-12T09:00:00", NINE, id="no zone is UTC"),
        pytest.param(" \n2026-11-12T09:00Z ", NINE, id="white space round it"),
        pytest.param("2026-11-12", datetime(2026, 11, 12, tzinfo=UTC), id="a day"),
        pytest.param("12 novembre 2026", None, id="words of a language"),
        pytest.param("12/11/2026", None, id="day or month first, nobody knows"),
        pytest.param("2026-02-30", None, id="no such day"),
        pytest.param("0001-01-01T00:00:00Z", None, id="the year one"),
        pytest.param("Thu, 01 Jan 1970 00:00:00 GMT", None, id="the epoch"),
        pytest.param("9999-12-31T23:59:59-12:00", None, id="the end of time"),
        pytest.param("Thu, 12 Nov 2026 10:00:00 +9999", None, id="no such offset"),
        pytest.param("1763000000", None, id="a number"),
        pytest.param("", None, id="empty"),
        pytest.param(None, None, id="missing"),
        pytest.param("2026-11-12" * 1000, None, id="far too long"),
    ],
)
def test_dates_are_read_as_utc_or_not_at_all(text: str | None, expected: datetime | None) -> None:
    assert parse_date(text) == expected


@given(st.text())
def test_no_text_is_an_error(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or moment.tzinfo is UTC


@given(st.datetimes(datetime(1990, 1, 2), datetime(2100, 12, 30), timezones=st.timezones()))  # noqa: DTZ001 - bounds
def test_what_iso_format_writes_is_read_back(moment: datetime) -> None:
    assert parse_date(moment.isoformat()) == moment.astimezone(UTC)
