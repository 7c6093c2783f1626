"""What waits for the operator is let into the feed, or is dropped and never enters it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.model import Certainty, Ruling
from monitor.settle.restating import restate

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from monitor.model import Event
    from monitor.store import Transaction


def release(transaction: Transaction, events: Sequence[Event], now: datetime) -> list[Event]:
    """Let held or dropped events into the feed, and the standings follow; return them as they are then.

    A denial takes the decision along that it denies, where that waits.
    """
    now = max(filter(None, (now, transaction.latest())))
    denied = {event.refers_to for event in events if _denies(event)}
    together = _each_once([*events, *(event for event in transaction.held() if event.id in denied)])
    released = [replace(event, published=now, held=False, held_for=None, ruling=None) for event in together]
    for event in released:
        transaction.publish(event, now)
    _restate(transaction, released)
    return released


def drop(transaction: Transaction, events: Sequence[Event]) -> list[Event]:
    """Let held events be no news; return them as they are then.

    They fill standings, and nothing told of them later publishes them. A decision takes its denials along.
    """
    gone = {event.id for event in events}
    denials = [event for event in transaction.held() if _denies(event) and event.refers_to in gone]
    together = _each_once([*events, *denials])
    dropped = [replace(event, held=False, held_for=None, ruling=Ruling.DROPPED) for event in together]
    for event in dropped:
        transaction.drop(event)
    _restate(transaction, dropped)
    return dropped


def _denies(event: Event) -> bool:
    return event.certainty is Certainty.DENIED


def _each_once(events: Iterable[Event]) -> list[Event]:
    return list({event.id: event for event in events}.values())


def _restate(transaction: Transaction, events: Iterable[Event]) -> None:
    for series_id in dict.fromkeys(event.series.id for event in events):
        restate(transaction, series_id)
