"""What came of asking articles, and what waits to be asked."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.model import Certainty, Claim, Status
from monitor.store import Inquiry
from tests.store.things import DAY, NOW, headline, source

if TYPE_CHECKING:
    from monitor.store import Store, Waiting

UNNAMED = Claim(None, Status.CANCELLED, Certainty.CONFIRMED, (3,), "Netflix")
NAMED = replace(UNNAMED, series="Night Couriers", named_by="Netflix has cancelled “Night Couriers”.")
DUE = Inquiry(headline(1).url, due=NOW)
FAILED = Inquiry(headline(1).url, 1, NOW, NOW + DAY, Diagnosis.TIMEOUT)


def tell(store: Store, number: int, *claims: Claim, source_id: str = "a") -> int:
    (item,) = store.write_sync(lambda transaction: transaction.record_headlines(source_id, [headline(number)], NOW))
    store.write_sync(lambda transaction: transaction.record_claims(item.id, [(claim, None) for claim in claims]))
    return item.id


def record(store: Store, inquiry: Inquiry, source_id: str = "a") -> None:
    store.write_sync(lambda transaction: transaction.record_inquiry(source_id, inquiry))


def due(store: Store, days: int = 0, source_id: str = "a", most: int = 3) -> list[Waiting]:
    return store.read_sync(lambda reader: reader.articles_due(source_id, NOW + days * DAY, most))


def test_an_article_that_waits_comes_back_with_its_headline_and_all_its_claims(store: Store) -> None:
    pending = Claim("Glass Harbour", Status.RENEWED, Certainty.CONFIRMED)
    number = tell(store, 1, UNNAMED, pending)
    record(store, DUE)

    (item,) = due(store)

    assert (item.headline_id, item.headline, item.claims, item.inquiry) == (
        number,
        headline(1),
        (UNNAMED, pending),
        DUE,
    )
    assert due(store, source_id="b") == []


def test_a_failure_waits_for_its_time_and_an_answer_for_ever(store: Store) -> None:
    tell(store, 1, UNNAMED)
    record(store, FAILED)
    assert (due(store), len(due(store, days=1))) == ([], 1)

    record(store, Inquiry(FAILED.url, 2, NOW + DAY, None, Diagnosis.TIMEOUT))
    assert due(store, days=100) == []
    assert store.read_sync(lambda reader: reader.inquiries([FAILED.url, "https://a.example/other"])) == {
        FAILED.url: Inquiry(FAILED.url, 2, NOW + DAY, None, Diagnosis.TIMEOUT)
    }


def test_a_headline_that_has_come_to_name_its_series_waits_no_more(store: Store) -> None:
    tell(store, 1)
    record(store, DUE)

    assert due(store) == []


def test_the_longest_waiting_is_first_and_no_more_than_wanted(store: Store) -> None:
    for number in (1, 2, 3):
        tell(store, number, UNNAMED)
        record(store, Inquiry(headline(number).url, due=NOW - number * DAY))

    assert [item.headline for item in due(store, most=2)] == [headline(3), headline(2)]


def test_what_an_article_named_for_one_source_is_known_to_all(store: Store) -> None:
    store.write_sync(lambda transaction: transaction.sync_sources([source(), source("b")], NOW))
    tell(store, 1, NAMED)
    tell(store, 1, UNNAMED, source_id="b")

    assert store.read_sync(lambda reader: reader.named_at(headline(1).url)) == [NAMED]
    assert store.read_sync(lambda reader: reader.named_at(headline(2).url)) == []


def test_news_is_what_recording_would_call_new_or_changed(store: Store) -> None:
    tell(store, 1)
    shown = [headline(1), headline(2)]
    assert store.read_sync(lambda reader: reader.news("a", shown)) == {headline(2).url}

    changed = headline(1, "Other words")
    assert store.read_sync(lambda reader: reader.news("a", [changed])) == {changed.url}
    assert store.read_sync(lambda reader: reader.news("b", [headline(1)])) == {headline(1).url}
