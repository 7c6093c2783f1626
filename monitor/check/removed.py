"""A document that was removed for good (410) is hardly asked for any more, and that is said. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.model import SourceHealth

_CERTAIN = 3  # failures in a row, of which at least the last two say so: one may be a mishap of the server's
REST = timedelta(days=30)  # then a source that was given up is asked whether that is true still


def given_up(health: SourceHealth, error: FetchError | ExtractError) -> FetchError | None:
    """Return the error with the note that the source rests from now on; None where its server is not so sure.

    `health` is as it was before this answer.
    """
    if error.diagnosis is not Diagnosis.GONE or health.diagnosis is not Diagnosis.GONE:
        return None
    if health.failures + 1 < _CERTAIN:
        return None
    note = f"left alone: asked once in {REST.days} days. Change its address, or check it by name"
    return FetchError(error.diagnosis, f"{error} It is {note}.")


def rests_until(health: SourceHealth, now: datetime) -> datetime | None:
    """Return when a source that was given up is to be asked again; None for others, and where that time has come."""
    checked, due = health.last_checked, health.next_check
    if health.diagnosis is not Diagnosis.GONE or checked is None or due is None or due - checked != REST:
        return None
    # A time further off was stored while the clock was wrong.
    return due if now < due <= now + REST else None
