"""Events for programs; apart from how they are told to people, which does without the feeds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from monitor.publish import record

if TYPE_CHECKING:
    from monitor.model import Event


def event_values(event: Event) -> dict[str, Any]:
    """Return an event as feeds have it, and what the operator has said of it: an entry stays as it is by that."""
    return {**record(event), **({"ruling": event.ruling.value} if event.ruling else {})}
