"""Dates as feeds and pages write them, to aware UTC. The standard library reads them or nobody does."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

_LONGEST = 64  # characters; no date is longer
_ZONE_NAME = re.compile(r"\s*(?:UTC|GMT|Z)$", re.IGNORECASE)
_SPACED_OFFSET = re.compile(r"\s+(?=[+-]\d{2}:?\d{2}$)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100  # outside of these a date is a slip: 1970, 0001, 9999


def parse_date(text: str | None) -> datetime | None:
    """Return the time that a date of RFC 822 or ISO 8601 form means, in UTC; None where it cannot be read.

    A time without an offset is taken as UTC; a day without a time as its midnight.
    """
    text = " ".join((text or "")[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    moment = _iso(text) or _rfc_822(text)
    return _in_utc(moment) if moment and _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(_SPACED_OFFSET.sub("", _ZONE_NAME.sub("+00:00", text)))
    except ValueError:
        return None


def _rfc_822(text: str) -> datetime | None:
    # The day's name is optional and often in the outlet's own language: leave it out.
    text = text.rpartition(",")[2].strip()
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _in_utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
