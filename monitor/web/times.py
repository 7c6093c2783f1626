"""Spans of time in plain words."""

from __future__ import annotations

from datetime import datetime, timedelta

_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_GLUE = "\N{NO-BREAK SPACE}"


def ago(moment: datetime, now: datetime) -> str:
    """Return "4 min ago"; what lies ahead because a clock was set back counts as now."""
    return "just now" if now - moment < _MINUTE else f"{span(now - moment)} ago"


def until(moment: datetime, now: datetime) -> str:
    """Return "in 4 min", or "due" for what is past."""
    if moment <= now:
        return "due"
    return "in under 1 min" if moment - now < _MINUTE else f"in {span(moment - now)}"


def span(length: timedelta) -> str:
    """Return a length in its largest whole unit: "59 min", "23 h", "3 days"."""
    if length < _HOUR:
        return f"{length // _MINUTE}{_GLUE}min"
    if length < 2 * _DAY:
        return f"{length // _HOUR}{_GLUE}h"
    return f"{length // _DAY}{_GLUE}days"
