"""Times as people type them."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import click

_UNITS = {"h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}
FORMS = "as in 2026-11-01, 2026-11-01T18:30+01:00, 12h, 7d, 2w"


class Moment(click.ParamType[datetime]):
    """A time, or how long ago it was; without a zone it is UTC."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Return the time in UTC."""
        if isinstance(value, datetime):
            return value
        try:
            return _moment(value, datetime.now(UTC))
        except (ValueError, OverflowError):
            self.fail(f"{value!r} is no time; write it {FORMS}", param, ctx)


def _moment(text: str, now: datetime) -> datetime:
    if ago := re.fullmatch(r"(\d+)([hdw])", text):
        return now - int(ago[1]) * _UNITS[ago[2]]
    moment = datetime.fromisoformat(text)
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
