"""When to come again, in the server's own words (RFC 9110, section 10.2.3)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

_LONGEST = timedelta(days=365).total_seconds()  # more is no answer, and would overflow a timedelta


def parse_retry_after(value: str, now: datetime) -> float | None:
    """Return the seconds from `now` (aware) until the server wants to be asked again, 0 to a year; None for nonsense.

    The value is a number of seconds or an HTTP date; a date without a zone is UTC.
    """
    value = value.strip()
    if value.isascii() and value.isdigit():
        return min(float(value), _LONGEST)
    try:
        when = parsedate_to_datetime(value)
        seconds = (when if when.tzinfo else when.replace(tzinfo=UTC)) - now
    except (ValueError, OverflowError):
        return None
    return min(max(seconds.total_seconds(), 0.0), _LONGEST)
