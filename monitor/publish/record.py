"""One event as plain JSON values: the form that the command line, JSON Feed and the API share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.publish.instants import rfc3339
from monitor.text import clean

if TYPE_CHECKING:
    from monitor.model import Event, Evidence


def record(event: Event) -> dict[str, Any]:
    """Return an event with its evidence; times are ISO 8601 in UTC, and every text can be written as UTF-8."""
    return {
        "id": clean(event.id),
        "guid": clean(event.guid),
        "series": clean(event.series.title),
        "status": event.status.value,
        "certainty": event.certainty.value,
        "seasons": list(event.seasons),
        "network": clean(event.network) if event.network else None,
        "first_seen": rfc3339(event.first_seen),
        "outlets": event.outlets,
        "evidence": [_evidence(item) for item in event.evidence],
    }


def _evidence(item: Evidence) -> dict[str, Any]:
    # The article's sentence stands only where there is one: most headlines name their series themselves.
    named_by = {"named_by": clean(item.named_by)} if item.named_by else {}
    return {
        "outlet": clean(item.outlet),
        "headline": clean(item.headline),
        "language": clean(item.language),
        "url": clean(item.url),
        "published": rfc3339(item.published) if item.published else None,
        "seen": rfc3339(item.seen),
        **named_by,
    }
