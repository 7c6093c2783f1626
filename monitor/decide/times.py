"""What time it is for a check, and when an outlet told what it tells. All times are UTC."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from monitor.model import Evidence


def told_at(evidence: Evidence) -> datetime:
    """Return when the outlet told it: its own date, or our sighting where there is none or it lies ahead of that."""
    return evidence.seen if evidence.published is None else min(evidence.published, evidence.seen)


def moment(clock: datetime, served: datetime | None, latest: datetime | None, skew: timedelta) -> datetime:
    """Return the time that a check stamps what it finds with, whatever our clock says.

    A clock set forward is found out by the time at which the server says that it answered (`served`): the earlier of
    the two counts where they are more than `skew` apart. A clock set back, ours or the server's, is found out by the
    latest time that the store holds (`latest`): time never runs back, it stands until the clock has caught up.
    """
    now = served if served is not None and clock - served > skew else clock
    return now if latest is None else max(now, latest)
