"""One event as plain JSON values: the form that the command line, JSON Feed and the API share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.publish.elsewhere import known_ids
from monitor.publish.instants import rfc3339
from monitor.text import clean

if TYPE_CHECKING:
    from monitor.model import Event, Evidence, Series


def record(event: Event) -> dict[str, Any]:
    """Return an event with its evidence; times are ISO 8601 in UTC, and every text can be written as UTF-8.

    Only series that catalogues know have `ids`, and only those whose name several have, nothing telling which is meant,
    are `ambiguous`. Only events that contradict others of their series have `contradicts`, and only reports that are
    not an outlet's own have `after`, the outlet or agency that they name, and `origin`, the site that they count for.
    """
    at_odds = [{"id": clean(other.event_id), "kind": other.kind.value} for other in event.conflicts]
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
        **({"contradicts": at_odds} if at_odds else {}),
        **_identity(event.series),
    }


def _identity(series: Series) -> dict[str, Any]:
    known = known_ids(series.ids)
    return {**({"ids": known} if known else {}), **({"ambiguous": True} if series.ambiguous else {})}


def _evidence(item: Evidence) -> dict[str, Any]:
    # These stand only where there are any: most headlines name their series themselves, and are their outlet's own.
    told = {"named_by": item.named_by, "after": item.after, "origin": item.origin}
    return {
        "outlet": clean(item.outlet),
        "headline": clean(item.headline),
        "language": clean(item.language),
        "url": clean(item.url),
        "published": rfc3339(item.published) if item.published else None,
        "seen": rfc3339(item.seen),
        **{name: clean(text) for name, text in told.items() if text},
    }
