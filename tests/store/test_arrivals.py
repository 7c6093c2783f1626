"""When a source brought something new is kept as long as it tells its rhythm."""

from __future__ import annotations

from datetime import timedelta
from operator import methodcaller
from typing import TYPE_CHECKING

from monitor.model import Arrival
from monitor.store.arrivals import REMEMBERED
from tests.store.things import DAY, NOW, source

if TYPE_CHECKING:
    from monitor.store import Store

HOUR = timedelta(hours=1)


def arrival(days: float, new: int = 3) -> Arrival:
    return Arrival(NOW + days * DAY - HOUR, NOW + days * DAY, new, 1)


def record(store: Store, *arrivals: Arrival) -> None:
    for came in arrivals:
        store.write_sync(methodcaller("record_arrival", "a", came))


def rhythm(store: Store) -> list[Arrival]:
    return store.read_sync(lambda reader: reader.rhythm("a"))


def test_arrivals_come_back_oldest_first(store: Store) -> None:
    record(store, arrival(0), arrival(1, new=9))
    assert rhythm(store) == [arrival(0), arrival(1, new=9)]
    assert store.read_sync(lambda reader: reader.rhythm("b")) == []


def test_they_fade_away(store: Store) -> None:
    weeks = REMEMBERED / DAY
    record(store, arrival(0), arrival(1), arrival(weeks + 1))
    assert rhythm(store) == [arrival(1), arrival(weeks + 1)]


def test_another_address_begins_anew(store: Store) -> None:
    record(store, arrival(0))
    moved = source(url="https://new.example/")
    store.write_sync(lambda transaction: transaction.sync_sources([moved], NOW))
    assert rhythm(store) == []
