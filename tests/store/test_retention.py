"""Headlines that left their page go in time, with what hangs on them; what is shown, or may come back, stays."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Claim, Headline, Part, PastReading, SourceKind, Status
from monitor.store import Forgotten, Inquiry, Retention
from tests.store.things import DAY, NOW, evidence, source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.store import Store, Transaction

KEEP = Retention(headlines=180 * DAY, misses=30 * DAY)
CLAIM = Claim(None, Status.RENEWED, Certainty.CONFIRMED)


def story(number: int, published: datetime | None = None) -> Headline:
    return Headline(f"Night Couriers {number}", f"https://a.example/{number}", "en", published)


def see(store: Store, numbers: Sequence[int], when: datetime, *, source_id: str = "a") -> None:
    """Let a source show these headlines, each with a claim, and nothing else."""

    def record(transaction: Transaction) -> None:
        for item in transaction.record_headlines(source_id, [story(number) for number in numbers], when):
            transaction.record_claims(item.id, [(CLAIM, None)])
        transaction.record_reading(source_id, PastReading(when, "https://a.example/", SourceKind.PAGE, "links", 1))

    store.write_sync(record)


def forget(store: Store, now: datetime, most: int | None = None) -> Forgotten:
    from monitor.store import retention  # noqa: PLC0415 - the size of a batch is no part of the interface

    if most is not None:
        return store.write_sync(lambda transaction: retention.forget(transaction._connection, now, KEEP, most))
    return store.write_sync(lambda transaction: transaction.forget(now, KEEP))


def left(store: Store) -> list[str]:
    return store.read_sync(lambda reader: [item.headline.url[-1] for item in reader.stored_headlines(after=0, most=99)])


def test_what_left_its_page_goes_and_what_stands_there_stays(store: Store) -> None:
    see(store, [1, 2], NOW)
    see(store, [2], NOW + 100 * DAY)
    see(store, [3], NOW + 180 * DAY)

    assert not forget(store, NOW + 180 * DAY)
    see(store, [3], NOW + 181 * DAY)
    assert forget(store, NOW + 181 * DAY) == Forgotten(headlines=1)
    assert left(store) == ["2", "3"]


def test_a_clock_that_was_ahead_makes_nothing_leave_its_page(store: Store) -> None:
    see(store, [1, 2], NOW)
    ahead = PastReading(NOW + 400 * DAY, "https://a.example/", SourceKind.PAGE, "links", 1)
    store.write_sync(lambda transaction: transaction.record_reading("a", ahead))

    assert not forget(store, NOW + 400 * DAY)
    assert left(store) == ["1", "2"]


def test_its_claims_and_its_article_go_with_it(store: Store) -> None:
    see(store, [1], NOW)

    def ask(transaction: Transaction) -> None:
        for number in (1, 2):
            transaction.record_inquiry("a", Inquiry(f"https://a.example/{number}", 1, NOW))

    store.write_sync(ask)
    see(store, [2], NOW + 200 * DAY)

    forget(store, NOW + 200 * DAY)

    assert list(store.read_sync(lambda reader: reader.inquiries([f"https://a.example/{n}" for n in (1, 2)]))) == [
        "https://a.example/2"
    ]
    assert len(store.read_sync(lambda reader: reader.unresolved())) == 1


def test_an_article_that_another_source_shows_is_not_forgotten(store: Store) -> None:
    store.write_sync(lambda transaction: transaction.sync_sources([source(), source("b", "https://b.example/")], NOW))
    see(store, [1], NOW)
    see(store, [1], NOW + 200 * DAY, source_id="b")
    store.write_sync(lambda transaction: transaction.record_inquiry("a", Inquiry("https://a.example/1", 1, NOW)))
    see(store, [2], NOW + 200 * DAY)

    assert forget(store, NOW + 200 * DAY) == Forgotten(headlines=1)
    assert store.read_sync(lambda reader: reader.inquiries(["https://a.example/1"]))


@pytest.mark.parametrize("silent_for", [DAY, 400 * DAY])
def test_a_source_that_fails_for_a_year_still_knows_what_stood_there(store: Store, silent_for: timedelta) -> None:
    see(store, [1], NOW)

    assert not forget(store, NOW + silent_for)


def test_undated_headlines_of_an_index_stay_as_its_parts_may_hold_them_unread(store: Store) -> None:
    see(store, [1], NOW)
    dated = story(4, NOW)
    store.write_sync(lambda transaction: transaction.record_headlines("a", [dated], NOW))
    see(store, [3], NOW + 200 * DAY)
    store.write_sync(lambda transaction: transaction.save_parts("a", [Part("https://a.example/part.xml")]))

    assert forget(store, NOW + 200 * DAY) == Forgotten(headlines=1)
    assert left(store) == ["1", "3"]


def test_events_and_their_evidence_stay(store: Store) -> None:
    def publish(transaction: Transaction) -> None:
        series = transaction.found_series("night couriers", "Night Couriers")
        transaction.publish(transaction.open_event(series, evidence(), None, NOW), NOW)

    see(store, [1], NOW)
    store.write_sync(publish)
    before = store.read_sync(lambda reader: reader.events())
    see(store, [2], NOW + 900 * DAY)

    assert forget(store, NOW + 900 * DAY)
    assert store.read_sync(lambda reader: reader.events()) == before


def test_it_goes_a_little_at_a_time_the_oldest_first(store: Store) -> None:
    see(store, [3, 4], NOW + DAY)
    see(store, [1, 2], NOW)
    see(store, [9], NOW + 300 * DAY)

    assert forget(store, NOW + 300 * DAY, most=3) == Forgotten(headlines=3)
    assert left(store)[1:] == ["9"]
    assert forget(store, NOW + 300 * DAY, most=3) == Forgotten(headlines=1)
    assert not forget(store, NOW + 300 * DAY, most=3)


def test_near_misses_go_sooner(store: Store) -> None:
    see(store, [1, 2], NOW)
    (first, second) = store.read_sync(lambda reader: [one.id for one in reader.stored_headlines(after=0, most=9)])
    store.write_sync(lambda transaction: transaction.record_misses({first: "why"}, NOW))
    store.write_sync(lambda transaction: transaction.record_misses({second: "why"}, NOW + 10 * DAY))

    assert forget(store, NOW + 31 * DAY) == Forgotten(misses=1)
    assert [miss.id for miss in store.read_sync(lambda reader: reader.misses(since=NOW)) if miss.why] == [second]
    assert len(left(store)) == 2
