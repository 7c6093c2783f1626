"""What follows from an event's evidence, in whatever order it came: when it was told, seasons, network."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from monitor.model import Event, Evidence


def told_at(evidence: Evidence) -> datetime:
    """Return when the outlet told it: its own date, or our sighting where there is none or it lies ahead of that."""
    return evidence.seen if evidence.published is None else min(evidence.published, evidence.seen)


def decided_at(event: Event) -> datetime:
    """Return the earliest telling, so that an old decision found today does not outrank a newer one."""
    return min(map(told_at, event.evidence), default=event.first_seen)


def seasons(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """Return every season that a headline of the event names, rising."""
    return tuple(sorted({season for item in evidence for season in item.seasons}))


def network(evidence: Iterable[Evidence]) -> str | None:
    """Return the network most often named; of equals the one named earliest, then the first by text."""
    named = sorted((item.seen, item.network) for item in evidence if item.network)
    # Counter keeps the order of first sight, and most_common keeps that order among equals.
    return next((name for name, _ in Counter(name for _, name in named).most_common(1)), None)
