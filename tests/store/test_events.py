"""Events, their evidence, and what is read of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from monitor.model import Conflict, ConflictKind, Event, Series, Standing, Status
from monitor.store.journal import Deed
from tests.store.things import DAY, NOW, evidence, source

if TYPE_CHECKING:
    from monitor.store import Store, Transaction


@pytest.fixture
def series(store: Store) -> Series:
    return store.write_sync(lambda transaction: transaction.found_series("night couriers", "Night Couriers"))


def opened(store: Store, series: Series, *, days: int = 0, status: Status = Status.RENEWED) -> Event:
    first = evidence(days, status=status, seen=NOW + days * DAY)
    return store.write_sync(lambda transaction: transaction.open_event(series, first))


def published(store: Store, series: Series, *, days: int) -> Event:
    event = opened(store, series, days=days)
    store.write_sync(lambda transaction: transaction.publish(event, NOW + days * DAY))
    return event


def test_an_event_comes_back_as_it_was_opened(store: Store, series: Series) -> None:
    event = opened(store, series)

    assert store.read_sync(lambda reader: reader.events()) == [event]
    assert event.guid == f"tag:series-monitor,2026:event:{event.id}"
    assert (event.first_seen, event.published, event.seasons, event.network) == (NOW, None, (3, 4), "Netflix")


def test_a_lost_commit_gives_the_same_event_the_same_id(store: Store, series: Series) -> None:
    ids = []

    def lose(transaction: Transaction) -> None:
        ids.append(transaction.open_event(series, evidence()).id)
        raise KeyError

    with pytest.raises(KeyError):
        store.write_sync(lose)

    again, second = opened(store, series), opened(store, series, days=1)
    assert [again.id] == ids
    assert second.id != again.id


def test_evidence_is_kept_oldest_first_and_the_facts_with_it(store: Store, series: Series) -> None:
    event = opened(store, series, days=1)
    further = evidence(7, seen=NOW)
    grown = replace(event, evidence=(further, *event.evidence), seasons=(3, 4, 5), network="Arte")

    store.write_sync(lambda transaction: transaction.add_evidence(grown, further))

    assert store.read_sync(lambda reader: reader.event(event.id)) == grown


def test_publishing_is_once_and_for_all(store: Store, series: Series) -> None:
    event = published(store, series, days=1)

    store.write_sync(lambda transaction: transaction.publish(event, NOW + 9 * DAY))

    found = store.read_sync(lambda reader: reader.event(event.id))
    assert found is not None
    assert (found.published, found.first_seen) == (NOW + DAY, NOW + DAY)


def test_what_is_held_is_no_entry_until_it_is_published(store: Store, series: Series) -> None:
    event = opened(store, series)
    store.write_sync(lambda transaction: transaction.hold(event))
    held = store.read_sync(lambda reader: reader.held())
    assert ([item.id for item in held], store.read_sync(lambda reader: reader.feed_size())) == ([event.id], 0)

    store.write_sync(lambda transaction: transaction.publish(event, NOW + DAY))

    assert store.read_sync(lambda reader: reader.held()) == []
    (entry,) = store.read_sync(lambda reader: reader.feed_events())
    assert (entry.published, entry.first_seen) == (NOW + DAY, NOW)


def test_the_feed_has_the_newest_and_all_of_the_last_days(store: Store, series: Series) -> None:
    ids = [published(store, series, days=days).id for days in (0, 40, 50, 60)]
    opened(store, series, days=61)

    def feed(newest: int) -> list[str]:
        found = store.read_sync(lambda reader: reader.feed_events(newest=newest, at_least=15 * DAY))
        return [event.id for event in found]

    assert feed(1) == [ids[3], ids[2]]
    assert feed(3) == [ids[3], ids[2], ids[1]]
    assert feed(99) == ids[::-1]


def test_entries_of_one_check_are_in_the_order_of_their_headlines_dates(store: Store, series: Series) -> None:
    dates = [NOW - 3 * DAY, NOW - DAY, NOW - 2 * DAY, None, NOW + 9 * DAY]
    firsts = [replace(evidence(number), published=date) for number, date in enumerate(dates)]

    def check(transaction: Transaction) -> list[Event]:
        events = [transaction.open_event(series, first) for first in firsts]
        for event in events:
            transaction.publish(event, NOW)
        return events

    old, newest, between, undated, ahead = (event.id for event in store.write_sync(check))
    feed = [event.id for event in store.read_sync(lambda reader: reader.feed_events())]
    assert feed == [*sorted([undated, ahead]), newest, between, old]
    newest_two = store.read_sync(lambda reader: reader.feed_events(newest=2, at_least=-DAY))
    assert [event.id for event in newest_two] == feed[:2]


def test_what_is_told_later_moves_no_entry(store: Store, series: Series) -> None:
    published(store, series, days=0)
    published(store, series, days=0)
    before = store.read_sync(lambda reader: reader.feed_events())
    further = replace(evidence(7, seen=NOW + DAY), published=NOW - 99 * DAY)
    grown = replace(before[0], evidence=(*before[0].evidence, further))

    store.write_sync(lambda transaction: transaction.add_evidence(grown, further))

    assert store.read_sync(lambda reader: reader.feed_events()) == [grown, before[1]]


def test_an_empty_store_has_an_empty_feed(store: Store) -> None:
    assert store.read_sync(lambda reader: reader.feed_events()) == []


def test_events_are_found_newest_first_by_series_and_by_time(store: Store, series: Series) -> None:
    other = store.write_sync(lambda transaction: transaction.found_series("ulice", "Ulice"))
    first, second = opened(store, series), opened(store, series, days=5)
    third = opened(store, other, days=9)

    assert store.read_sync(lambda reader: reader.events()) == [third, second, first]
    assert store.read_sync(lambda reader: reader.events(series="night-couriers")) == [second, first]
    assert store.read_sync(lambda reader: reader.events(since=NOW + 5 * DAY)) == [third, second]
    assert store.write_sync(lambda transaction: transaction.events_of(series.id)) == [first, second]
    assert store.read_sync(lambda reader: reader.event("nothing")) is None


def test_standings_are_those_last_stored(store: Store, series: Series) -> None:
    event = opened(store, series)
    stands = Standing(series, event.status, event.seasons, event.network, NOW - DAY, event.id)
    store.write_sync(lambda transaction: transaction.stand(series.id, stands))
    store.write_sync(lambda transaction: transaction.stand(series.id, replace(stands, since=NOW)))

    assert store.read_sync(lambda reader: reader.standings()) == [replace(stands, since=NOW)]
    store.write_sync(lambda transaction: transaction.stand(series.id, None))
    assert store.read_sync(lambda reader: reader.standings()) == []


def test_standings_come_in_pages_and_by_any_part_of_a_title(store: Store) -> None:
    def fill(transaction: Transaction) -> None:
        for days, title in enumerate(("Old Harbour", "Salt Road", "100% Salt", "Saltmarsh")):
            found = transaction.found_series(title.casefold(), title)
            event = transaction.open_event(found, evidence(days))
            stands = Standing(found, event.status, event.seasons, event.network, NOW + days * DAY, event.id)
            transaction.stand(found.id, stands)
        transaction.name_series(found.id, "marais", "Marais")

    def titles(most: int | None = None, start: int = 0, key: str = "") -> list[str]:
        found = store.read_sync(lambda reader: reader.standings(most=most, start=start, key=key))
        return [standing.series.title for standing in found]

    store.write_sync(fill)

    assert titles(2) == ["Saltmarsh", "100% Salt"]
    assert titles(2, 2) == ["Salt Road", "Old Harbour"]
    assert titles(key="salt") == ["Saltmarsh", "100% Salt", "Salt Road"]
    assert titles(1, 1, "salt") == ["100% Salt"]
    assert titles(key="marais") == ["Saltmarsh"]
    assert titles(key="%") == ["100% Salt"]


def test_series_that_stand_nowhere_are_found_by_their_last_event(store: Store) -> None:
    def fill(transaction: Transaction) -> None:
        events = {}
        for title in ("Salt Road", "Salt Lake", "Salt Flats", "Saltworks", "Old Harbour", "Salt Pans"):
            found = transaction.found_series(title.casefold(), title)
            for days in range(2):
                status = (Status.RENEWED, Status.CANCELLED)[days]
                events[title] = transaction.open_event(found, evidence(days, status=status, seen=NOW + days * DAY))
        rests_on = events["Salt Road"]
        transaction.stand(rests_on.series.id, Standing(rests_on.series, rests_on.status, (), None, NOW, rests_on.id))
        transaction.hold(events["Salt Flats"])
        transaction.retract(Deed("retract", "operator", events["Saltworks"].series.id, "", NOW), events["Saltworks"])

    store.write_sync(fill)

    found = store.read_sync(lambda reader: reader.not_standing("salt", 10))
    assert {(event.series.title, event.status) for event in found} == {
        ("Salt Lake", Status.CANCELLED),
        ("Salt Pans", Status.CANCELLED),
        ("Salt Flats", Status.RENEWED),  # the last of them waits for the operator
        ("Saltworks", Status.RENEWED),  # the last of them was retracted
    }


def test_of_series_that_stand_nowhere_the_latest_come_first(store: Store) -> None:
    def fill(transaction: Transaction) -> None:
        for title, days in {"Salt Road": 1, "Salt Lake": 3, "Salt Flats": 0, "Salt Pans": 2}.items():
            found = transaction.found_series(title.casefold(), title)
            transaction.open_event(found, evidence(days, seen=NOW + days * DAY))

    store.write_sync(fill)

    found = store.read_sync(lambda reader: reader.not_standing("salt", 3))
    assert [event.series.title for event in found] == ["Salt Lake", "Salt Pans", "Salt Road"]


def test_evidence_outlives_its_source(store: Store, series: Series) -> None:
    opened(store, series)
    store.write_sync(lambda transaction: transaction.sync_sources([source("b")], NOW))

    (event,) = store.read_sync(lambda reader: reader.events())
    assert event.evidence[0].outlet == "A"


def test_whose_report_evidence_is_comes_back_and_is_reckoned_anew_with_further_evidence(
    store: Store, series: Series
) -> None:
    first = replace(evidence(1), after="Deadline", after_site="deadline.com", origin="deadline.com")
    event = store.write_sync(lambda transaction: transaction.open_event(series, first))
    further = evidence(2, seen=NOW + DAY)
    whole = replace(event, evidence=(replace(first, origin="other.example"), replace(further, origin="a.example")))

    store.write_sync(lambda transaction: transaction.add_evidence(whole, further))

    (stored,) = store.read_sync(lambda reader: reader.events())
    assert stored.evidence == whole.evidence
    assert stored.outlets == 2


def test_a_headline_in_which_more_is_found_takes_its_own_place(store: Store, series: Series) -> None:
    event = opened(store, series)
    more = replace(evidence(0, seen=NOW + DAY), seasons=(3, 4, 5))
    whole = replace(event, evidence=(replace(more, seen=NOW),), seasons=(3, 4, 5))

    store.write_sync(lambda transaction: transaction.add_evidence(whole, more))

    assert store.read_sync(lambda reader: reader.events()) == [whole]


def test_a_headline_worded_anew_takes_the_place_of_all_that_the_event_no_longer_rests_on(
    store: Store, series: Series
) -> None:
    event = opened(store, series)
    again, last = (replace(event.evidence[0], headline=words, seen=NOW + DAY) for words in ("Again", "At last"))
    both = replace(event, evidence=(event.evidence[0], again))
    store.write_sync(lambda transaction: transaction.add_evidence(both, again))
    assert store.read_sync(lambda reader: reader.events()) == [both]

    whole = replace(event, evidence=(replace(last, seen=event.evidence[0].seen),))
    store.write_sync(lambda transaction: transaction.add_evidence(whole, last))

    assert store.read_sync(lambda reader: reader.events()) == [whole]


def test_an_event_may_be_opened_later_than_its_headline_was_seen(store: Store, series: Series) -> None:
    event = store.write_sync(lambda transaction: transaction.open_event(series, evidence(), at=NOW + DAY))

    assert store.read_sync(lambda reader: reader.events()) == [event]
    assert (event.first_seen, event.evidence[0].seen) == (NOW + DAY, NOW)


def test_what_contradicts_an_event_is_what_was_last_said_to(store: Store, series: Series) -> None:
    one, other = opened(store, series), opened(store, series, days=1, status=Status.CANCELLED)
    at_odds = {
        one.id: (Conflict(ConflictKind.OPPOSED, other.id),),
        other.id: (Conflict(ConflictKind.OPPOSED, one.id),),
    }

    store.write_sync(lambda transaction: transaction.flag(at_odds))
    found = {event.id: event.conflicts for event in store.read_sync(lambda reader: reader.events())}
    store.write_sync(lambda transaction: transaction.flag({one.id: (), other.id: ()}))

    assert found == at_odds
    assert [event.conflicts for event in store.read_sync(lambda reader: reader.events())] == [(), ()]


def test_the_latest_time_of_the_store_is_that_of_its_last_event_or_entry(store: Store, series: Series) -> None:
    assert store.read_sync(lambda reader: reader.latest()) is None
    event = opened(store, series, days=2)
    assert store.read_sync(lambda reader: reader.latest()) == NOW + 2 * DAY

    store.write_sync(lambda transaction: transaction.publish(event, NOW + 5 * DAY))

    assert store.read_sync(lambda reader: reader.latest()) == NOW + 5 * DAY


def test_what_a_source_brought_to_the_feed_of_late_is_counted(store: Store, series: Series) -> None:
    published(store, series, days=0)
    held, silent = opened(store, series, days=2), opened(store, series, days=3)
    store.write_sync(lambda transaction: transaction.hold(held))
    further = evidence(9, seen=NOW + 4 * DAY)
    store.write_sync(lambda transaction: transaction.add_evidence(replace(silent, evidence=(further,)), further))

    assert store.read_sync(lambda reader: reader.entries_of("a", NOW - DAY)) == 2
    assert store.read_sync(lambda reader: reader.entries_of("a", NOW)) == 1
    assert store.read_sync(lambda reader: reader.entries_of("b", NOW)) == 0


def test_events_are_found_by_words_of_a_headline_seen_within_a_time(store: Store, series: Series) -> None:
    told = {days: opened(store, series, days=days) for days in (0, 3, 6)}
    opened(store, series, days=3, status=Status.ENDING)

    def naming(title: str, since: int, until: int) -> list[str]:
        bounds = NOW + since * DAY, NOW + until * DAY
        events = store.read_sync(lambda reader: reader.events_naming(title, Status.RENEWED, *bounds))
        return [event.id for event in events]

    assert naming("Night Couriers", 1, 5) == [told[3].id]
    assert sorted(naming("night couriers", 0, 6)) == sorted(event.id for event in told.values())
    assert naming("Kaos", 0, 6) == naming("%", 0, 6) == []
