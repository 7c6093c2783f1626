"""Dates as feeds and pages write them, to aware UTC."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from monitor.extract.written_dates import written_date
from monitor.extract.zones import ZONES

_LONGEST = 64  # characters; no date is longer
_ZONE_NAME = re.compile(r"\s*\b([A-Z]{1,4})$", re.IGNORECASE)
_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d{2}:?\d{2}$)")
# Year first, whatever parts the numbers; day first only with dots: with slashes, nobody knows.
_YEAR_FIRST = re.compile(r"^(\d{4})\s?[/.年년]\s?(\d{1,2})\s?[/.月월]\s?(\d{1,2})(?:[日일.]|(?!\d))\s*")
_SHORT_HOUR = re.compile(r"(?<=\s)(?=\d:\d\d)")
_DAY_FIRST = re.compile(r"^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d),?\s*")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # outside of these a date is a slip: 1970, 0001, 9999


def parse_date(text: str | None) -> datetime | None:
    """Return the time that a date means, in UTC; None where it cannot be read.

    Read are ISO 8601, RFC 822, months by their names in the languages of the data file, and numbers whose order is
    beyond doubt. A time without an offset is taken as UTC; a day without a time as its midnight.
    """
    text = " ".join((text or "")[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    moment = _as_it_stands(text) or _iso(text) or written_date(text)
    return _in_utc(moment) if moment and _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _as_it_stands(text: str) -> datetime | None:
    """Read what most cards have, ISO 8601 in full."""
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _iso(text: str) -> datetime | None:
    text = _YEAR_FIRST.sub(lambda day: f"{day[1]}-{day[2]:0>2}-{day[3]:0>2} ", text)
    text = _DAY_FIRST.sub(lambda day: f"{day[3]}-{day[2]:0>2}-{day[1]:0>2} ", text)
    name = _ZONE_NAME.search(text)
    zone = ZONES.get(name[1].upper()) if name else None
    if name and zone:
        text = text[: name.start()]
    try:
        moment = datetime.fromisoformat(_SHORT_HOUR.sub("0", _SPACED_OFFSET.sub("", text)).strip())
    except ValueError:
        return None
    return moment.replace(tzinfo=zone) if zone and moment.tzinfo is None else moment


def _in_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=UTC)
    return moment if moment.tzinfo is UTC else moment.astimezone(UTC)
