"""Headlines are known by their address within a source, and read again when their words change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from monitor.model import Certainty, Claim, Headline, Status
from monitor.store import schema
from tests.store.things import DAY, NOW, headline, source

if TYPE_CHECKING:
    from monitor.store import Store
    from monitor.store.headlines import Recorded

PENDING = Claim("Night Couriers", Status.PENDING, Certainty.CONFIRMED)
UNNAMED = Claim(None, Status.CANCELLED, Certainty.RUMOURED, (2, 3), "Netflix")


def record(store: Store, *seen: Headline, days: int = 0, source_id: str = "a") -> list[Recorded]:
    return store.write_sync(lambda transaction: transaction.record_headlines(source_id, seen, NOW + days * DAY))


def stored(store: Store) -> list[Any]:
    columns = schema.headline.c["text", "published", "first_seen", "last_seen"]
    return store.read_sync(lambda reader: list(reader._connection.execute(select(*columns))))


def test_new_ones_come_back_and_known_ones_do_not(store: Store) -> None:
    first = record(store, headline(1), headline(2))
    again = record(store, headline(2), headline(1), headline(3))

    assert [(item.headline, item.new) for item in first] == [(headline(1), True), (headline(2), True)]
    assert [item.headline for item in again] == [headline(3)]


def test_the_same_address_is_another_headline_in_another_source(store: Store) -> None:
    store.write_sync(lambda transaction: transaction.sync_sources([source(), source("b")], NOW))
    record(store, headline())

    assert [item.new for item in record(store, headline(), source_id="b")] == [True]


def test_one_with_other_words_comes_back_under_its_old_id(store: Store) -> None:
    first = record(store, headline(1))
    changed = record(store, headline(1, "Night Couriers cancelled"))

    assert [(item.id, item.new) for item in changed] == [(first[0].id, False)]
    assert record(store, headline(1, "Night Couriers cancelled")) == []


def test_a_new_date_counts_only_with_new_words(store: Store) -> None:
    record(store, headline())
    record(store, replace(headline(), published=NOW), days=1)
    assert stored(store) == [(headline().text, NOW - DAY, NOW, NOW + DAY)]

    record(store, replace(headline(text="Other words"), published=NOW), days=2)
    assert stored(store) == [("Other words", NOW, NOW, NOW + 2 * DAY)]

    record(store, replace(headline(text="No date"), published=None), days=3)
    assert stored(store) == [("No date", NOW, NOW, NOW + 3 * DAY)]


def test_a_page_of_many_thousand_headlines_is_recorded(store: Store) -> None:
    many = [headline(number) for number in range(3000)]

    assert len({item.id for item in record(store, *many)}) == 3000
    assert record(store, *many) == []


def test_claims_are_replaced_and_those_without_a_series_are_found(store: Store) -> None:
    (item,) = record(store, headline())
    store.write_sync(lambda transaction: transaction.record_claims(item.id, [(UNNAMED, None), (PENDING, None)]))
    store.write_sync(lambda transaction: transaction.record_claims(item.id, [(UNNAMED, None)]))

    (mention,) = store.read_sync(lambda reader: reader.unresolved())
    assert (mention.claim, mention.headline, mention.outlet, mention.series) == (UNNAMED, headline(), "A", None)
    assert mention.seen == NOW


def test_what_is_pending_is_found_with_its_series(store: Store) -> None:
    (item,) = record(store, headline())
    series = store.write_sync(lambda transaction: transaction.found_series("night couriers", "Night Couriers"))
    store.write_sync(lambda transaction: transaction.record_claims(item.id, [(PENDING, series.id)]))

    (mention,) = store.read_sync(lambda reader: reader.pending(series_id=series.id))
    assert (mention.claim, mention.series) == (PENDING, series)
    assert store.read_sync(lambda reader: reader.pending(series_id="another")) == []
    assert len(store.read_sync(lambda reader: reader.pending())) == 1


def test_what_was_read_in_a_headline_before_comes_back_with_its_first_sighting(store: Store) -> None:
    recorded = record(store, headline(1), headline(2))
    claims = [(PENDING, None), (UNNAMED, None)]
    store.write_sync(lambda transaction: transaction.record_claims(recorded[0].id, claims))
    record(store, headline(1), days=3)
    urls = [headline(1).url, headline(2).url, "https://a.example/unknown"]

    first, second = store.read_sync(lambda reader: reader.remembered("a", urls))

    assert (first.id, first.url, first.first_seen, first.claims) == (
        recorded[0].id,
        headline(1).url,
        NOW,
        (PENDING, UNNAMED),
    )
    assert second.claims == ()
    assert store.read_sync(lambda reader: reader.remembered("b", urls)) == []
