"""Series that share a title, that became another, and what is known of them besides."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from monitor.errors import StoreError
from monitor.model import SeriesIds
from monitor.store import Cut, Deed, Reader, Store, engine, migrate
from tests.store.things import NOW, evidence

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.model import Event, Series


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
    with pytest.raises(StoreError, match="no entry 1"):
        store.write_sync(lambda transaction: transaction.undo(number, NOW))


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
