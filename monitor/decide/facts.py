"""What follows from an event's evidence, in whatever order it came: when it was told, seasons, network."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.decide.independence import with_origins
from monitor.decide.times import told_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from monitor.model import Event, Evidence


def resting_on(event: Event, evidence: Sequence[Evidence]) -> Event:
    """Return an event with this evidence, and all that follows from it."""
    backing = tuple(sorted(evidence, key=lambda item: (item.seen, item.url, item.headline)))
    return replace(event, evidence=with_origins(backing), seasons=seasons(backing), network=network(backing))


def decided_at(event: Event) -> datetime:
    """Return the earliest telling, so that an old decision found today does not outrank a newer one."""
    return min(map(told_at, event.evidence), default=event.first_seen)


def last_told(event: Event) -> datetime:
    """Return the latest telling."""
    return max(map(told_at, event.evidence), default=event.first_seen)


def seasons(evidence: Iterable[Evidence]) -> tuple[int, ...]:
    """Return every season that a headline of the event names, rising."""
    return tuple(sorted({season for item in evidence for season in item.seasons}))


def network(evidence: Iterable[Evidence]) -> str | None:
    """Return the network most often named; of equals the one named earliest, then the first by text."""
    named = sorted((item.seen, item.network) for item in evidence if item.network)
    # Counter keeps the order of first sight, and most_common keeps that order among equals.
    return next((name for name, _ in Counter(name for _, name in named).most_common(1)), None)
