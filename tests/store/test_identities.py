"""Series that share a title, that became another, and what is known of them besides."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from monitor.errors import StoreError
from monitor.model import Certainty, Claim, SeriesIds, Status
from monitor.store import Cut, Deed, Reader, Store, engine, migrate
from tests.store.things import NOW, evidence, headline

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.model import Event, Series
    from monitor.store import Transaction


def founded(store: Store, key: str, title: str | None = None, **facts: Any) -> Series:
    return store.write_sync(lambda transaction: transaction.found_series(key, title or key.title(), **facts))


def opened(store: Store, series: Series, number: int) -> Event:
    return store.write_sync(lambda transaction: transaction.open_event(series, evidence(number)))


def deed(verb: str, one: Series, other: Series | None = None) -> Deed:
    return Deed(verb, "operator", one.id, "", NOW, other.id if other else None)


def share(store: Store, series: Series) -> None:
    alias = [("ghosts", "Ghosts", "ghosts")]
    store.write_sync(lambda transaction: transaction.add_aliases(deed("alias", series), alias))


def test_several_series_may_go_by_one_title_and_the_ambiguous_one_stands_for_it(store: Store) -> None:
    first, second = founded(store, "ghosts uk"), founded(store, "ghosts us")
    for one in (first, second):
        share(store, one)
    assert {one.id for one in store.read_sync(lambda reader: reader.series_going_by("ghosts"))} == {first.id, second.id}

    untold = founded(store, "ghosts ?", "Ghosts", ambiguous=True)
    share(store, untold)
    found = store.read_sync(lambda reader: reader.series_known_as("ghosts"))
    assert found is not None
    assert found.id == untold.id


def test_titles_that_begin_alike_are_found(store: Store) -> None:
    series = founded(store, "salt road", "Salt Road")
    founded(store, "pepper road")

    near = store.read_sync(lambda reader: reader.titles_near("saltroads", "sal"))
    assert near == [(series.id, "Salt Road", "saltroad")]
    assert store.read_sync(lambda reader: reader.titles_near("pepperroad", "x")) != []


def test_what_is_known_of_a_series_is_kept(store: Store) -> None:
    series = founded(store, "salt road", year=2023, country="US")
    ids = SeriesIds(1, 2, "tt1234567", 4, "Q5")
    known = replace(series, ids=ids, network="HBO", ambiguous=True)
    store.write_sync(lambda transaction: transaction.describe_series(known))

    assert store.read_sync(lambda reader: reader.series_by_id(series.id)) == known
    assert store.read_sync(lambda reader: reader.series_with_ids(SeriesIds(tmdb=4))) == [known]
    assert store.read_sync(lambda reader: reader.series_with_ids(SeriesIds(tmdb=5, imdb=None))) == []


def test_a_key_that_a_series_was_founded_under_and_lost_founds_another(store: Store) -> None:
    series = founded(store, "salt road", "Salt Road")
    store.write_sync(lambda transaction: transaction.remove_alias(deed("unalias", series), "salt road"))

    other = founded(store, "salt road", "Salt Road")
    assert (other.key, other.slug, other.id == series.id) == ("salt road ?2", "salt-road-2", False)


def test_addresses_lead_through_every_merger(store: Store) -> None:
    one, two, three = (founded(store, key) for key in ("one", "two", "three"))
    store.write_sync(lambda transaction: transaction.merge_series(deed("merge", two, one)))
    store.write_sync(lambda transaction: transaction.merge_series(deed("merge", three, two)))

    for slug in ("one", "two", "three"):
        found = store.read_sync(partial(Reader.series, slug=slug))
        assert found is not None
        assert (found.id, found.aliases) == (three.id, ("One", "Two"))


def test_a_merger_fills_in_what_the_kept_one_lacks(store: Store) -> None:
    kept, gone = founded(store, "one", year=2020), founded(store, "two", year=2021, country="US")
    known = replace(gone, ids=SeriesIds(tvmaze=7))
    store.write_sync(lambda transaction: transaction.describe_series(known))
    number = store.write_sync(lambda transaction: transaction.merge_series(deed("merge", kept, gone)))

    merged = store.read_sync(lambda reader: reader.series_by_id(kept.id))
    assert merged is not None
    assert (merged.year, merged.country, merged.ids.tvmaze) == (2020, "US", 7)
    store.write_sync(lambda transaction: transaction.undo(number, NOW))
    assert store.read_sync(lambda reader: reader.series_by_id(kept.id)) == kept


def apart(store: Store, one: Series, other: Series) -> bool:
    there, back = (
        store.read_sync(partial(Reader.kept_apart, one=left.id, other=right.id))
        for left, right in ((one, other), (other, one))
    )
    assert there is back
    return there


def test_an_undone_merger_is_remembered_and_not_undone_twice(store: Store) -> None:
    one, two = founded(store, "one"), founded(store, "two")
    number = store.write_sync(lambda transaction: transaction.merge_series(deed("merge", one, two)))
    assert not apart(store, one, two)
    store.write_sync(lambda transaction: transaction.undo(number, NOW))

    assert apart(store, one, two)
    assert not apart(store, one, founded(store, "three"))
    assert [entry.undone for entry in store.read_sync(lambda reader: reader.journal(two.id))] == [NOW]
    with pytest.raises(StoreError, match=r"entry 1 of the journal \(merge\) is undone already"):
        store.write_sync(lambda transaction: transaction.undo(number, NOW))
    with pytest.raises(StoreError, match="no entry 2"):
        store.write_sync(lambda transaction: transaction.undo(2, NOW))


def test_a_split_is_remembered_until_it_is_undone(store: Store) -> None:
    one, two = founded(store, "one"), founded(store, "two")
    cut = Cut(frozenset(), frozenset(), lambda *_: False)
    number = store.write_sync(lambda transaction: transaction.split_series(deed("split", one, two), cut))
    assert apart(store, one, two)

    store.write_sync(lambda transaction: transaction.undo(number, NOW))
    assert not apart(store, one, two)


def test_a_title_that_was_taken_from_a_series_is_remembered(store: Store) -> None:
    one, two = founded(store, "one"), founded(store, "two")

    def refused(series: Series) -> bool:
        return store.read_sync(lambda reader: reader.refused(series.id, "ghosts"))

    share(store, one)
    share(store, two)
    assert not refused(one)
    store.write_sync(lambda transaction: transaction.remove_alias(deed("unalias", one), "ghosts"))
    store.write_sync(lambda transaction: transaction.undo(2, NOW))
    assert (refused(one), refused(two)) == (True, True)
    store.write_sync(lambda transaction: transaction.undo(3, NOW))
    assert not refused(one)


def test_events_that_come_after_others_were_moved_have_ids_of_their_own(store: Store) -> None:
    one, two = founded(store, "one"), founded(store, "two")
    events = [opened(store, one, 1), opened(store, one, 2)]
    ids = [event.id for event in events]
    store.write_sync(lambda transaction: transaction.move_events(deed("tell-apart", two, one), ids))
    events += [opened(store, one, 3), opened(store, two, 4)]

    assert len({event.id for event in events}) == 4
    store.write_sync(lambda transaction: transaction.undo(1, NOW))
    assert {event.id for event in store.read_sync(lambda reader: reader.events(series="one"))} == {*ids, events[2].id}


def test_titles_of_the_first_version_are_found_after_the_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "HEAD", "0004")
        _old_store(tmp_path)

    with Store.open(tmp_path) as store:
        found = store.read_sync(lambda reader: reader.series_known_as("salt road"))
        assert found is not None
        assert (found.title, found.ambiguous, found.ids) == ("Salt Road", False, SeriesIds())
        assert store.read_sync(lambda reader: reader.titles_near("saltroad", "s")) == [("s", "Salt Road", "saltroad")]


def _old_store(directory: Path) -> None:
    writing = engine.writing(directory / "monitor.sqlite3")
    with writing.begin() as connection:
        migrate.upgrade(connection, directory)
    writing.dispose()
    first = sqlite3.connect(directory / "monitor.sqlite3")
    with first:
        first.execute("INSERT INTO series (id, title, key, slug) VALUES ('s', 'Salt Road', 'salt road', 'salt-road')")
        first.execute("INSERT INTO alias VALUES ('salt road', 's', 'Salt Road')")
    first.close()


def test_a_title_comes_back_though_another_has_its_row_by_now(store: Store) -> None:
    one, two = founded(store, "one"), founded(store, "two")
    share(store, one)
    number = store.write_sync(lambda transaction: transaction.remove_alias(deed("unalias", one), "ghosts"))
    store.write_sync(lambda transaction: transaction.name_series(two.id, "spirits", "Spirits"))

    store.write_sync(lambda transaction: transaction.undo(number, NOW))

    for series, name in ((one, "Ghosts"), (two, "Spirits")):
        known = store.read_sync(partial(Reader.series_by_id, series_id=series.id))
        assert known is not None
        assert known.aliases == (name,)


def test_a_title_that_headlines_brought_back_is_there_once(store: Store) -> None:
    one = founded(store, "one")
    share(store, one)
    number = store.write_sync(lambda transaction: transaction.remove_alias(deed("unalias", one), "ghosts"))
    store.write_sync(lambda transaction: transaction.name_series(one.id, "ghosts", "Ghosts"))

    store.write_sync(lambda transaction: transaction.undo(number, NOW))

    known = store.read_sync(lambda reader: reader.series_by_id(one.id))
    assert known is not None
    assert known.aliases == ("Ghosts",)


def test_what_a_catalogue_has_put_right_since_keeps_no_merger_from_being_undone(store: Store) -> None:
    kept, gone = founded(store, "one"), founded(store, "two", year=2020, country="US")
    number = store.write_sync(lambda transaction: transaction.merge_series(deed("merge", kept, gone)))
    store.write_sync(lambda transaction: transaction.describe_series(replace(kept, year=2021, country="US")))

    store.write_sync(lambda transaction: transaction.undo(number, NOW))

    after = store.read_sync(lambda reader: reader.series_by_id(kept.id))
    assert after is not None
    assert (after.year, after.country) == (2021, None)
    assert store.read_sync(lambda reader: reader.series("two")) == gone


def claimed(store: Store, number: int, series: Series) -> None:
    """Let a headline claim something of a series, in the place of what it claimed."""
    claim = Claim(series.title, Status.PENDING, Certainty.CONFIRMED)

    def record(transaction: Transaction) -> None:
        transaction.record_headlines("a", [headline(number)], NOW)
        transaction.record_claims(number, [(claim, series.id)])

    store.write_sync(record)


def claiming(store: Store, series: Series) -> set[str]:
    return {item.headline.url for item in store.read_sync(partial(Reader.pending, series_id=series.id))}


def test_a_claim_read_after_a_merger_is_not_taken_for_one_of_before_it(store: Store) -> None:
    one, two = founded(store, "one"), founded(store, "two")
    claimed(store, 1, two)
    number = store.write_sync(lambda transaction: transaction.merge_series(deed("merge", one, two)))
    store.write_sync(lambda transaction: transaction.record_claims(1, []))  # it says nothing to the reader of now
    claimed(store, 2, one)  # under the number that has become free

    store.write_sync(lambda transaction: transaction.undo(number, NOW))

    assert (claiming(store, one), claiming(store, two)) == ({"https://a.example/2"}, set())


def split_in_two(store: Store) -> tuple[Event, int]:
    """Tell an event of two headlines apart; return the one that this begins, and the number of the split."""
    one, two = founded(store, "one"), founded(store, "two")
    event = opened(store, one, 1)
    other = replace(evidence(2), network="HBO")
    store.write_sync(lambda transaction: transaction.add_evidence(event, other))
    cut = Cut(frozenset(), frozenset(), lambda _, network: network == "HBO")
    number = store.write_sync(lambda transaction: transaction.split_series(deed("split", one, two), cut))
    (begun,) = store.read_sync(lambda reader: reader.events_of(two.id))
    return begun, number


def test_an_event_that_refers_to_what_a_split_began_refers_to_where_that_came_from_when_it_is_undone(
    store: Store,
) -> None:
    begun, number = split_in_two(store)
    denial = replace(evidence(3), certainty=Certainty.DENIED)
    denied = store.write_sync(lambda transaction: transaction.open_event(begun.series, denial, begun.id))

    store.write_sync(lambda transaction: transaction.undo(number, NOW))

    events = {event.id: event for event in store.read_sync(lambda reader: reader.events())}
    assert begun.id not in events
    assert len(events[str(events[denied.id].refers_to)].evidence) == 2


def test_no_entry_of_the_feed_goes_with_an_undone_split(store: Store) -> None:
    begun, number = split_in_two(store)
    store.write_sync(lambda transaction: transaction.publish(begun, NOW))

    with pytest.raises(StoreError, match="is in the feed by now"):
        store.write_sync(lambda transaction: transaction.undo(number, NOW))

    assert [event.id for event in store.read_sync(lambda reader: reader.feed_events())] == [begun.id]
