"""Times as feeds and pages write them: always UTC, the same in every locale.

All of these raise ValueError for a time without a zone, which would otherwise count as the machine's own.
"""

from __future__ import annotations

from datetime import UTC, datetime


def utc(moment: datetime) -> datetime:
    """Return the same instant in UTC."""
    if moment.tzinfo is None:
        raise ValueError(f"a time without a zone: {moment}")
    return moment.astimezone(UTC)


def rfc3339(moment: datetime) -> str:
    """Return a time for machines, as in 2026-03-09T14:05:00Z."""
    return utc(moment).isoformat().replace("+00:00", "Z")


def minute(moment: datetime) -> str:
    """Return a time for people, as in "2026-03-09 14:05 UTC"."""
    return f"{utc(moment):%Y-%m-%d %H:%M} UTC"


def day(moment: datetime) -> str:
    """Return a day as in 2026-03-09, which readers of every language read alike."""
    return f"{utc(moment):%Y-%m-%d}"
