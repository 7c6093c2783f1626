"""Which series a service is to be asked about, and what it said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from monitor.store import Asked, Deed
from tests.store.things import DAY, NOW, evidence

if TYPE_CHECKING:
    from monitor.model import Series
    from monitor.store import Store, Transaction

WEEK = timedelta(weeks=1)


def told(store: Store, key: str, seen: datetime = NOW, **facts: Any) -> Series:
    def found(transaction: Transaction) -> Series:
        series = transaction.found_series(key, key.title(), **facts)
        transaction.open_event(series, evidence(seen=seen))
        return series

    return store.write_sync(found)


def due(store: Store, now: datetime = NOW, service: str = "tvmaze") -> str | None:
    series = store.read_sync(lambda reader: reader.series_to_look_up(service, now))
    return series.key if series else None


def asked(store: Store, series: Series, until: datetime, **said: object) -> None:
    item = Asked(series.id, "tvmaze", NOW, until, **said)  # type: ignore[arg-type]  # tests name single fields
    store.write_sync(lambda transaction: transaction.record_lookup(item))


def test_the_newest_news_first_and_each_service_by_itself(store: Store) -> None:
    first, second = told(store, "one", NOW - DAY), told(store, "two")

    assert due(store) == "two"
    asked(store, second, NOW + WEEK)
    assert due(store) == "one"
    asked(store, first, NOW + WEEK)
    assert due(store) is None
    assert due(store, service="wikidata") == "two"
    assert due(store, NOW + WEEK) == "two"


def test_those_never_asked_about_come_before_those_that_are_due_again(store: Store) -> None:
    asked(store, told(store, "one"), NOW - DAY)
    told(store, "two", NOW - WEEK)

    assert due(store) == "two"


def test_series_without_events_ambiguous_and_merged_ones_are_left_out(store: Store) -> None:
    store.write_sync(lambda transaction: transaction.found_series("none", "None"))
    told(store, "ambiguous", ambiguous=True)
    gone, kept = told(store, "gone"), told(store, "kept")
    asked(store, kept, NOW + WEEK)
    store.write_sync(lambda transaction: transaction.merge_series(Deed("merge", "operator", kept.id, "", NOW, gone.id)))

    assert due(store) is None


def test_one_that_an_answer_made_ambiguous_is_asked_about_again(store: Store) -> None:
    series = told(store, "one")
    asked(store, series, NOW + WEEK, diagnosis="ambiguous")
    store.write_sync(lambda transaction: transaction.describe_series(replace(series, ambiguous=True)))

    assert due(store) is None
    assert due(store, NOW + WEEK) == "one"


def test_the_last_answer_is_kept(store: Store) -> None:
    series = told(store, "one")
    asked(store, series, NOW + DAY, diagnosis="timeout", failures=1)
    asked(store, series, NOW + WEEK, answer="{}")

    assert store.read_sync(lambda reader: reader.lookup(series.id, "tvmaze")) == Asked(
        series.id, "tvmaze", NOW, NOW + WEEK, answer="{}"
    )
    assert store.read_sync(lambda reader: reader.lookup(series.id, "wikidata")) is None
