from __future__ import annotations

from datetime import UTC, datetime
from importlib.resources import files

import pytest
import yaml
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
        pytest.param("Thu, 12 Nov 2026 09:00:00 Z", NINE, id="RFC 822, zone by letter"),
        pytest.param("Thu, 12 Nov 2026 11:00:00 CEST", NINE, id="a zone that RFC 822 does not know"),
        pytest.param("Thu, 12 Nov 2026 18:00:00 JST", NINE, id="Japan's zone by name"),
        pytest.param("Thu, 12 Nov 2026 10:00:00 GMT+1", NINE, id="offset behind a name"),
        pytest.param("Thu, 12 Nov 2026 10:00:00 +0100 (CET)", NINE, id="name behind an offset"),
        pytest.param("2026-11-12 10:00 CET", NINE, id="ISO 8601 with a zone by name"),
        pytest.param("2026-11-12 9:00", NINE, id="an hour of one digit"),
        pytest.param("Thursday, 12-Nov-26 09:00:00 GMT", NINE, id="RFC 850"),
        pytest.param("Thu Nov 12 09:00:00 2026", NINE, id="asctime"),
        pytest.param("November 12, 2026 4:00 AM EST", NINE, id="American"),
        pytest.param("Nov 12, 2026, 9:00 p.m.", NINE.replace(hour=21), id="afternoon"),
        pytest.param("Do, 12 Nov 2026 10:00:00 MEZ", NINE, id="German"),
        pytest.param("mar., 12 nov. 2026 10:00:00 +0100", NINE, id="French, Tuesday being like March"),
        pytest.param("Чт, 12 ноя 2026 12:00:00 MSK", NINE, id="Russian"),
        pytest.param("Πεμ, 12 Νοε 2026 11:00:00 +0200", NINE, id="Greek"),
        pytest.param("Per, 12 Kas 2026 12:00:00 +0300", NINE, id="Turkish"),
        pytest.param("12 de noviembre de 2026", NINE.replace(hour=0), id="Spanish"),
        pytest.param("१२ नवंबर 2026", NINE.replace(hour=0), id="Hindi, with digits of its own"),
        pytest.param("2026年11月12日 09:00", NINE, id="Japanese and Chinese"),
        pytest.param("2026년 11월 12일 09:00", NINE, id="Korean"),
        pytest.param("2026/11/12 09:00", NINE, id="year first"),
        pytest.param("12.11.2026 09:00", NINE, id="day first, by its dots"),
        pytest.param("12 November 99 10:00", datetime(1999, 11, 12, 10, tzinfo=UTC), id="a year of the last century"),
        pytest.param("31 novembre 2026", None, id="no such day of a month by name"),
        pytest.param("November 2026", None, id="no day"),
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


def test_no_name_stands_for_two_months() -> None:
    months = yaml.safe_load((files("monitor") / "data" / "extract" / "months.yaml").read_text(encoding="utf-8"))
    names = [name for listed in months.values() for name in listed]
    assert list(months) == list(range(1, 13))
    assert len(names) == len(set(names))
    assert all(name == name.lower() for name in names)
