"""When sources are due by what the store remembers. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.check.line import RUNG, unreached
from monitor.check.removed import rests_until
from monitor.schedule import after_failure, believed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from monitor.model import Source, SourceHealth


def remembered_checks(healths: Iterable[SourceHealth], sources: Iterable[Source], now: datetime) -> dict[str, datetime]:
    """Return the next checks by source id; one that was given up goes on resting, whatever other times are worth."""
    configured = {source.id: source for source in sources}
    return {
        health.id: rests_until(health, now) or _remembered(health, health.next_check, configured[health.id], now)
        for health in healths
        if health.next_check is not None and health.id in configured
    }


def _remembered(health: SourceHealth, stored: datetime, source: Source, now: datetime) -> datetime:
    when = believed(stored, source, now, None if health.fails else health.last_checked)
    if health.last_checked and unreached(health):
        # A line of our own that was down may be mended by now; and however often we start, nobody is asked more often.
        return min(when, after_failure(health.last_checked, RUNG))
    return when
