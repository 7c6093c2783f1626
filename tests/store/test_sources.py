"""Sources keep their history under their id."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from monitor.diagnosis import Diagnosis
from monitor.model import SourceHealth, Validators
from tests.store.things import DAY, NOW, evidence, headline, source

if TYPE_CHECKING:
    from monitor.store import Store, Transaction


def failing(known: SourceHealth | None) -> SourceHealth:
    """Return the health of a source with every field that a check may change filled in."""
    assert known is not None
    return replace(
        known,
        last_checked=NOW,
        last_success=NOW - DAY,
        next_check=NOW + DAY,
        failures=2,
        diagnosis=Diagnosis.TIMEOUT,
        message="no answer within 20 s",
        failing_since=NOW,
        headlines=40,
        validators_url="https://a.example/final",
        validators=Validators('W/"1"', "yesterday"),
        digest="d1",
    )


def test_sources_of_the_first_configuration_are_founding_and_later_ones_are_not(store: Store) -> None:
    store.write_sync(lambda transaction: transaction.sync_sources([source(), source("b")], NOW + DAY))

    health = store.read_sync(lambda reader: reader.health())
    assert [(item.id, item.founding, item.first_seen) for item in health] == [("a", True, NOW), ("b", False, NOW + DAY)]
    assert store.read_sync(lambda reader: reader.founded_at()) == NOW


def test_health_comes_back_as_it_was_saved(store: Store) -> None:
    saved = failing(store.read_sync(lambda reader: reader.health_of("a")))

    store.write_sync(lambda transaction: transaction.save_health(saved))

    assert store.read_sync(lambda reader: reader.health_of("a")) == saved


def test_an_edited_address_keeps_the_history_and_is_due_at_once(store: Store) -> None:
    saved = failing(store.read_sync(lambda reader: reader.health_of("a")))

    def edit(transaction: Transaction) -> None:
        transaction.save_health(saved)
        transaction.record_headlines("a", [headline()], NOW)
        transaction.sync_sources([source("a", "https://new.example/")], NOW + DAY)

    store.write_sync(edit)

    edited = store.read_sync(lambda reader: reader.health_of("a"))
    afresh: dict[str, Any] = {"failures": 0, "diagnosis": None, "message": None, "failing_since": None}
    assert edited == replace(saved, url="https://new.example/", next_check=None, **afresh)
    assert store.write_sync(lambda transaction: transaction.record_headlines("a", [headline()], NOW)) == []


def test_a_removed_source_keeps_its_events_and_takes_its_history_up_again(store: Store) -> None:
    def remove(transaction: Transaction) -> None:
        transaction.open_event(transaction.found_series("night couriers", "Night Couriers"), evidence())
        transaction.sync_sources([source("b")], NOW + DAY)

    store.write_sync(remove)

    assert [item.id for item in store.read_sync(lambda reader: reader.health())] == ["b"]
    assert len(store.read_sync(lambda reader: reader.events())) == 1
    store.write_sync(lambda transaction: transaction.sync_sources([source(), source("b")], NOW + DAY + DAY))
    back = store.read_sync(lambda reader: reader.health_of("a"))
    assert back is not None
    assert (back.founding, back.first_seen) == (True, NOW)


def test_an_unknown_source_has_no_health(store: Store) -> None:
    assert store.read_sync(lambda reader: reader.health_of("nobody")) is None
