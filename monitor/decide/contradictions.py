"""Events of one series that cannot both be right as they are told.

They are shown side by side: nothing here says which of them is right, and neither is changed by it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.decide.facts import decided_at, last_told
from monitor.decide.standing import recency
from monitor.decide.telling import agree
from monitor.decide.ways import GOES_ON, IS_OVER
from monitor.model import Certainty, Conflict, ConflictKind, Event, Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

_STARTS = GOES_ON - {Status.REVIVED}
_DISPUTE = timedelta(days=7)  # renewed and cancelled within it: one of them is wrong, or was taken back


def contradictions(events: Iterable[Event]) -> dict[str, tuple[Conflict, ...]]:
    """Return for every event of a series, by id, those that contradict it, by their ids.

    Only decisions told as fact are held against each other, and none that waits for the operator.
    """
    given = list(events)
    told = sorted(
        (
            event
            for event in given
            if event.certainty is Certainty.CONFIRMED and event.status.is_decision and not event.held
        ),
        key=recency,
    )
    found: dict[str, list[Conflict]] = {event.id: [] for event in given}
    for place, later in enumerate(told):
        for earlier, kind in _against(later, told[:place]):
            found[later.id].append(Conflict(kind, earlier.id))
            found[earlier.id].append(Conflict(kind, later.id))
    return {
        event_id: tuple(sorted(conflicts, key=lambda conflict: conflict.event_id))
        for event_id, conflicts in found.items()
    }


def _against(later: Event, before: Sequence[Event]) -> list[tuple[Event, ConflictKind]]:
    """Return the events told before this one that it contradicts, each once."""
    found = [(earlier, ConflictKind.OPPOSED) for earlier in before if _are_opposed(earlier, later)]
    course = _since_revival(before)
    named = {earlier.id for earlier, _ in found}
    if (end := _last(course, _is_end)) and end.id not in named and _is_past_end(later, end, course):
        found.append((end, ConflictKind.AFTER_END))
        named.add(end.id)
    ahead = [earlier for earlier in course if earlier.id not in named and _goes_back(earlier, later)]
    if ahead:
        found.append((ahead[-1], ConflictKind.BACKWARDS))
    return found


def _are_opposed(earlier: Event, later: Event) -> bool:
    """Tell whether a series is renewed and cancelled within days; a revival says itself that it turns an end round."""
    if Status.CANCELLED not in (earlier.status, later.status) or _STARTS.isdisjoint((earlier.status, later.status)):
        return False
    return agree(earlier.seasons, later.seasons) and decided_at(later) - last_told(earlier) <= _DISPUTE


def _is_past_end(later: Event, end: Event, course: Sequence[Event]) -> bool:
    """Tell whether a series is renewed beyond the season that was to be its last, as if nobody had ended it."""
    renewed_since = any(event.status is Status.RENEWED for event in course[course.index(end) + 1 :])
    if later.status is not Status.RENEWED or not later.seasons or renewed_since:
        return False
    # Without its third season, or with its third as the last: there is no fourth.
    return min(later.seasons) > (min(end.seasons) if end.status is Status.CANCELLED else max(end.seasons))


def _goes_back(earlier: Event, later: Event) -> bool:
    """Tell whether a decision is about an earlier season than the one told before it."""
    if decided_at(later) == decided_at(earlier) or later.status is Status.REVIVED:
        return False  # of what is told at one time nobody knows the order
    one, other = _season(earlier), _season(later)
    return one is not None and other is not None and other < one


def _season(event: Event) -> int | None:
    """Return the season that a decision is about; of a new series that is the first."""
    if not event.seasons:
        return 1 if event.status is Status.ORDERED else None
    return max(event.seasons) if event.status is Status.ENDING else min(event.seasons)


def _is_end(event: Event) -> bool:
    return event.status in IS_OVER and bool(event.seasons)


def _last(events: Sequence[Event], fits: Callable[[Event], bool]) -> Event | None:
    return next((event for event in reversed(events) if fits(event)), None)


def _since_revival(events: Sequence[Event]) -> Sequence[Event]:
    """Return what was told since a series was brought back, which begins its course anew."""
    revived = [place for place, event in enumerate(events) if event.status is Status.REVIVED]
    return events[revived[-1] + 1 :] if revived else events
