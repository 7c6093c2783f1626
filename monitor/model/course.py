"""What the time of a source's next check depends on, and what was decided. Times are UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from monitor.model.arrival import Arrival
    from monitor.model.source import IntervalRange


@dataclass(frozen=True, slots=True)
class Course:
    """How a source that is well has fared."""

    interval: timedelta  # the source's own; the mean of a learned one
    interval_range: IntervalRange | None = None  # None: nothing is learned
    fresh_for: timedelta | None = None  # what the server or the document ask for
    last_checked: datetime | None = None  # before the check that has just ended
    ahead: float | None = None  # requests beyond the mean at that time; None where they were not counted
    arrivals: tuple[Arrival, ...] = ()  # oldest first, that of this check among them


@dataclass(frozen=True, slots=True)
class Wait:
    """How long until the next check, and how many requests beyond the mean were made up to now."""

    interval: timedelta
    ahead: float | None = None
