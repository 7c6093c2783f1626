"""The history of readings is kept, and kept small."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from monitor.diagnosis import Diagnosis
from monitor.model import PastReading, SourceKind
from monitor.store.readings import KEPT_IN_FULL, REMEMBERED, THINNED_TO
from tests.store.things import DAY, NOW, headline, source

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.store import Store, Transaction

MINUTE = timedelta(minutes=1)


def taken(at: datetime = NOW, headlines: int = 40, refused: Diagnosis | None = None) -> PastReading:
    return PastReading(at, "https://a.example/final", SourceKind.PAGE, "page", headlines, 3, 1, "0a1b", refused)


def keep(store: Store, *readings: PastReading, source_id: str = "a") -> list[PastReading]:
    def write(transaction: Transaction) -> None:
        for reading in readings:
            transaction.record_reading(source_id, reading)

    store.write_sync(write)
    return store.read_sync(lambda reader: reader.past_readings(source_id))


def test_a_reading_comes_back_as_it_was_recorded(store: Store) -> None:
    assert keep(store, taken(), taken(NOW + DAY, 0, Diagnosis.CONSENT)) == [
        taken(),
        taken(NOW + DAY, 0, Diagnosis.CONSENT),
    ]


def test_each_source_has_a_history_of_its_own(store: Store) -> None:
    store.write_sync(lambda transaction: transaction.sync_sources([source(), source("b")], NOW))
    keep(store, taken(), source_id="b")

    assert keep(store, taken(NOW + DAY)) == [taken(NOW + DAY)]
    assert store.read_sync(lambda reader: reader.past_readings("b")) == [taken()]


@pytest.mark.parametrize("interval", [pytest.param(MINUTE, id="minutes"), pytest.param(30 * MINUTE, id="half hours")])
def test_the_newest_stay_in_full_and_older_ones_in_samples(store: Store, interval: timedelta) -> None:
    amount = 1500
    kept = keep(store, *(taken(NOW + number * interval) for number in range(amount)))

    last = NOW + (amount - 1) * interval
    assert [item.at for item in kept[-KEPT_IN_FULL:]] == [
        last - number * interval for number in reversed(range(KEPT_IN_FULL))
    ]
    older = [item.at for item in kept[:-KEPT_IN_FULL]]
    assert len(older) <= REMEMBERED / THINNED_TO
    assert all(timedelta() < later - earlier <= 2 * THINNED_TO for earlier, later in pairwise(older))


def test_what_is_old_is_forgotten_but_for_the_newest(store: Store) -> None:
    kept = keep(store, *(taken(NOW + number * DAY) for number in range(KEPT_IN_FULL + 60)))

    assert len(kept) == KEPT_IN_FULL


def test_arrivals_are_the_times_that_brought_something_new(store: Store) -> None:
    def write(transaction: Transaction) -> None:
        transaction.record_headlines("a", [headline(1), headline(2)], NOW)
        transaction.record_headlines("a", [headline(1, "Other words"), headline(3)], NOW + DAY)
        transaction.record_headlines("a", [headline(3)], NOW + 2 * DAY)

    store.write_sync(write)

    assert store.read_sync(lambda reader: reader.arrivals("a")) == [NOW, NOW + DAY]
    assert store.read_sync(lambda reader: reader.arrivals("nobody")) == []


def test_arrivals_reach_back_from_the_last_one(store: Store) -> None:
    def write(transaction: Transaction) -> None:
        for number, at in enumerate([NOW, NOW + DAY, NOW + DAY + REMEMBERED]):
            transaction.record_headlines("a", [headline(number)], at)

    store.write_sync(write)

    assert store.read_sync(lambda reader: reader.arrivals("a")) == [NOW + DAY, NOW + DAY + REMEMBERED]
