"""When sources are due by what the store remembers. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.check.removed import rests_until
from monitor.schedule import believed

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from monitor.model import Source, SourceHealth


def remembered_checks(healths: Iterable[SourceHealth], sources: Iterable[Source], now: datetime) -> dict[str, datetime]:
    """Return the next checks by source id; one that was given up goes on resting, whatever other times are worth."""
    configured = {source.id: source for source in sources}
    return {
        health.id: rests_until(health, now) or believed(health.next_check, configured[health.id], now)
        for health in healths
        if health.next_check is not None and health.id in configured
    }
