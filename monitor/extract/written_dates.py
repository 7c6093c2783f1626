"""Dates written in words, in whatever language: "jeu., 12 nov. 2026 09:00:00 +0100", "Nov 12, 2026 9:00 AM"."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from importlib.resources import files

import yaml

from monitor.extract.zones import ZONES

_TIME = re.compile(r"\b(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(?:\s*([ap])\.?m\b\.?)?", re.IGNORECASE)
_OFFSET = re.compile(r"([+-])(\d{1,2})(?::?(\d{2}))?\s*(?:\([^)]*\))?$")
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0900-\u0dff])*")
_NUMBER = re.compile(r"\d+")
_YEAR_BEHIND = re.compile(r"(?:^|\s)(\d{4})$")  # as C's asctime puts it
_CENTURY, _LAST_OF_ITS_OWN = 2000, 69  # two digits up to 68 are of this century (POSIX; RFC 2822, section 4.3)
_NOON = 12


def written_date(text: str) -> datetime | None:
    """Return the time that a date with a month's name means, None for all others; without a zone it is UTC."""
    time = _TIME.search(text)
    day_text, zone_text = (text[: time.start()], text[time.end() :]) if time else (text, "")
    months = [month for word in _WORD.findall(day_text.lower()) if (month := _months().get(word))]
    numbers = _NUMBER.findall(day_text) + _YEAR_BEHIND.findall(zone_text)
    if not months or len(numbers) != 2:  # noqa: PLR2004 - day and year
        return None
    day, year = map(int, numbers)
    if len(numbers[1]) <= 2:  # noqa: PLR2004 - digits
        year += _CENTURY if year < _LAST_OF_ITS_OWN else _CENTURY - 100
    try:
        # Names of days may be a month's as well ("mar" is Tuesday, too): the month comes last.
        hour, minute, second = _clock(time) if time else (0, 0, 0)
        return datetime(year, months[-1], day, hour, minute, second, tzinfo=_zone(zone_text))
    except (ValueError, OverflowError):
        return None


def _clock(time: re.Match[str]) -> tuple[int, int, int]:
    hour, half = int(time[1]), (time[4] or "").lower()
    if half:
        hour = hour % _NOON + (_NOON if half == "p" else 0)
    return hour, int(time[2]), int(time[3] or 0)


def _zone(text: str) -> tzinfo:
    text = text.strip()
    if offset := _OFFSET.search(text):
        ahead = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return timezone(ahead if offset[1] == "+" else -ahead)
    return next((ZONES[word] for word in _WORD.findall(text.upper()) if word in ZONES), UTC)


@cache
def _months() -> dict[str, int]:
    text = (files("monitor") / "data" / "extract" / "months.yaml").read_text(encoding="utf-8")
    return {name: month for month, names in yaml.safe_load(text).items() for name in names}
