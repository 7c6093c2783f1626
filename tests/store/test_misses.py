"""What was nearly a decision is kept with its reason until it is one, or old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.model import Certainty, Claim, Status
from monitor.store import Inquiry
from tests.store.things import DAY, NOW, headline

if TYPE_CHECKING:
    from monitor.store import Miss, Store, Transaction

UNNAMED = Claim(None, Status.CANCELLED, Certainty.CONFIRMED, (2,), "Netflix")


def record(store: Store, number: int, why: str | None, days: int = 0) -> int:
    def change(transaction: Transaction) -> int:
        (recorded,) = transaction.record_headlines("a", [headline(number, f"{number}, {days}")], NOW + days * DAY)
        transaction.record_misses({recorded.id: why}, NOW + days * DAY)
        return recorded.id

    return store.write_sync(change)


def misses(store: Store, **options: int) -> list[Miss]:
    return store.read_sync(lambda reader: reader.misses(since=NOW, **options))


def test_they_are_listed_with_their_reason_the_newest_first(store: Store) -> None:
    record(store, 1, "said of a person")
    record(store, 2, None)
    record(store, 3, "an earlier story", days=1)

    found = misses(store)

    assert [(miss.headline.url[-1], miss.why, miss.outlet, miss.claim) for miss in found] == [
        ("3", "an earlier story", "A", None),
        ("1", "said of a person", "A", None),
    ]
    assert found[1].headline == headline(1, "1, 0")
    assert [miss.headline.url[-1] for miss in misses(store, most=1)] == ["3"]


def test_in_other_words_it_may_be_none_any_more(store: Store) -> None:
    record(store, 1, "said of a person")
    record(store, 1, None, days=1)

    assert misses(store) == []


def test_claims_without_their_series_are_among_them_with_what_their_article_said(store: Store) -> None:
    number = record(store, 1, None)
    store.write_sync(lambda transaction: transaction.record_claims(number, [(UNNAMED, None)]))
    asked = Inquiry("https://a.example/1", 1, NOW, None, Diagnosis.NOT_FOUND_IN_ARTICLE)
    store.write_sync(lambda transaction: transaction.record_inquiry("a", asked))

    (miss,) = misses(store)

    assert (miss.why, miss.claim, miss.asked) == (None, UNNAMED, "not-found-in-article")


def test_what_was_seen_before_is_left_out(store: Store) -> None:
    record(store, 1, "said of a person", days=-1)

    assert misses(store) == []
