"""How much a store says that it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.model import Certainty, Claim, PastReading, SourceKind, Status
from monitor.store.figures import Figures
from tests.store.things import DAY, NOW, evidence, headline

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.store import Store, Transaction

UNNAMED = Claim(None, Status.RENEWED, Certainty.CONFIRMED)


def taken(at: datetime, claiming: int, refused: Diagnosis | None = None) -> PastReading:
    return PastReading(at, "https://a.example/", SourceKind.PAGE, "page", 40, 0, claiming, "", refused)


def test_an_empty_store_has_nothing(store: Store) -> None:
    assert store.read_sync(lambda reader: reader.figures()) == Figures()


def test_headlines_and_claims_are_counted_and_the_last_reading_believed_is_taken(store: Store) -> None:
    def fill(transaction: Transaction) -> None:
        for item in transaction.record_headlines("a", [headline(1), headline(2)], NOW):
            transaction.record_claims(item.id, [(UNNAMED, None)])
        transaction.record_reading("a", taken(NOW - DAY, 9))
        transaction.record_reading("a", taken(NOW, 2))
        transaction.record_reading("a", taken(NOW + DAY, 0, Diagnosis.FEW))

    store.write_sync(fill)
    expected = Figures(headlines=2, claims=2, unresolved=2, claiming={"a": 2})
    assert store.read_sync(lambda reader: reader.figures()) == expected


def test_events_are_counted_by_what_became_of_them(store: Store) -> None:
    def fill(transaction: Transaction) -> None:
        series = transaction.found_series("night couriers", "Night Couriers")
        first, second, _ = (transaction.open_event(series, evidence(number)) for number in (1, 2, 3))
        transaction.publish(first, NOW)
        transaction.hold(second)

    store.write_sync(fill)
    figures = store.read_sync(lambda reader: reader.figures())
    assert (figures.published, figures.held) == (1, 1)
