"""Whether two series are told the same decision: the evidence that their titles may be of one. Pure and conservative.

Both confirmed, of one status, within days; season or network told for both and the same, neither contradicting.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.decide import decided_at, told_at
from monitor.identify import same_network
from monitor.model import Certainty

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.model import Event, Evidence

SAME_NEWS = timedelta(days=7)  # that outlets of different countries take to tell one decision


def tells_of(told: Evidence, events: Iterable[Event], *, sure: bool = False) -> bool:
    """Tell whether a headline clearly tells what is known of a series.

    With `sure` it is enough that nothing contradicts: the titles are linked by more than this headline's word.
    """
    near = [event for event in events if _is_same_kind(told, event)]
    if not near or any(_contradicts(told, event) for event in near):
        return False
    return sure or any(_agrees(told, event) for event in near)


def tells_season_of(told: Evidence, events: Iterable[Event]) -> bool:
    """Tell whether a headline tells what is known of a series, and of the very seasons; the network is not enough."""
    near = [event for event in events if _is_same_kind(told, event)]
    if any(_contradicts(told, event) for event in near):
        return False
    return any(_are_same_seasons(told, event) for event in near)


def tell_one_decision(one: Sequence[Event], other: Sequence[Event], *, sure: bool = False) -> bool:
    """Tell whether two series are clearly told the same, and nothing that contradicts."""
    told = [item for event in one if not event.retracted for item in event.evidence]
    pairs = [(item, event) for item in told for event in other if _is_same_kind(item, event)]
    if not pairs or any(_contradicts(item, event) for item, event in pairs):
        return False
    return sure or any(_agrees(item, event) for item, event in pairs)


def _is_same_kind(told: Evidence, event: Event) -> bool:
    return (
        told.status is event.status
        and told.status.is_decision
        and told.certainty is event.certainty is Certainty.CONFIRMED
        and not event.retracted
        and abs(told_at(told) - decided_at(event)) <= SAME_NEWS
    )


def _contradicts(told: Evidence, event: Event) -> bool:
    if told.seasons and event.seasons and min(told.seasons) != min(event.seasons):
        return True
    return bool(told.network and event.network) and not _same_network(told, event)


def _agrees(told: Evidence, event: Event) -> bool:
    same_network = bool(told.network and event.network) and _same_network(told, event)
    return same_network or _are_same_seasons(told, event)


def _are_same_seasons(told: Evidence, event: Event) -> bool:
    return bool(told.seasons) and told.seasons == event.seasons


def _same_network(told: Evidence, event: Event) -> bool:
    return same_network(told.network or "", event.network or "")
