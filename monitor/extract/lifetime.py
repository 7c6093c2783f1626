"""How long a feed says that it may be kept before it is asked for again."""

from __future__ import annotations

from datetime import timedelta

from monitor.extract import xml

_PERIODS = {
    "hourly": timedelta(hours=1),
    "daily": timedelta(days=1),
    "weekly": timedelta(weeks=1),
    "monthly": timedelta(days=30),
    "yearly": timedelta(days=365),
}
_LONGEST_NUMBER = 6  # digits; a year has 525,600 minutes


def lifetime(channel: xml.Element) -> timedelta | None:
    """Return RSS 2.0's ttl, in minutes, or else what the syndication module of RSS 1.0 says; None for neither.

    Without a frequency that module means once a period; without a period its default, a day, is nobody's word.
    """
    if minutes := _number(xml.first_text(channel, "ttl")):
        return timedelta(minutes=minutes)
    period = _PERIODS.get(xml.first_text(channel, "updateperiod").lower())
    frequency = _number(xml.first_text(channel, "updatefrequency")) or 1
    return period / frequency if period else None


def _number(text: str) -> int:
    text = text.strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else 0
