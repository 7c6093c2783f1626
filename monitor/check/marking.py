"""How a source fares after a check. A change for the worse or the better is logged once, when it comes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor import log
from monitor.diagnosis import Diagnosis

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.errors import ExtractError, FetchError
    from monitor.model import SourceHealth

_LOG = log.get("check")


def well(health: SourceHealth, now: datetime, next_check: datetime, quiet: str | None) -> SourceHealth:
    """Return the health after a success; `quiet` is the sentence on a source that is read but silent."""
    mark = Diagnosis.SILENT if quiet else None
    entered = health.diagnosis != mark
    if entered and health.diagnosis is not None:
        _LOG.info("source is well again", source=health.id, was=health.diagnosis)
    if entered and quiet:
        _LOG.warning("source is silent", source=health.id, message=quiet)
    since = now if entered else health.failing_since
    return replace(
        health,
        last_checked=now,
        last_success=now,
        next_check=next_check,
        failures=0,
        diagnosis=mark,
        message=quiet,
        failing_since=since if quiet else None,
    )


def failing(
    health: SourceHealth, error: FetchError | ExtractError, now: datetime, next_check: datetime
) -> SourceHealth:
    """Return the health after a failure; what the last success left, validators and digest among it, stays."""
    if health.diagnosis != error.diagnosis:
        _LOG.warning("source fails", source=health.id, diagnosis=error.diagnosis, message=str(error))
    return replace(
        health,
        last_checked=now,
        next_check=next_check,
        failures=health.failures + 1,
        diagnosis=error.diagnosis,
        message=str(error),
        failing_since=health.failing_since if health.fails else now,
    )
