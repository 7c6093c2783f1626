"""Series and the titles that they go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.store import Store

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.model import Series


def founded(store: Store, key: str, title: str = "Title") -> Series:
    return store.write_sync(lambda transaction: transaction.found_series(key, title))


def known_as(store: Store, *keys: str) -> Series | None:
    return store.read_sync(lambda reader: reader.series_known_as(*keys))


def test_a_series_is_found_by_every_title_it_goes_by(store: Store) -> None:
    series = founded(store, "casa de papel", "La casa de papel")
    store.write_sync(lambda transaction: transaction.name_series(series.id, "money heist", "Money Heist"))
    store.write_sync(lambda transaction: transaction.name_series(series.id, "haus des geldes", "Haus des Geldes"))

    for key in ("casa de papel", "money heist", "haus des geldes"):
        found = known_as(store, key)
        assert found is not None
        assert (found.id, found.aliases) == (series.id, ("Haus des Geldes", "Money Heist"))
    assert known_as(store, "ulice") is None


def test_a_title_that_is_taken_stays_where_it_is(store: Store) -> None:
    first, second = founded(store, "skam", "Skam"), founded(store, "skam france", "Skam France")

    store.write_sync(lambda transaction: transaction.name_series(second.id, "skam", "Skam"))

    found = known_as(store, "skam france", "skam")
    assert found is not None
    assert found.id == second.id
    assert known_as(store, "skam") == first


@pytest.mark.parametrize(
    ("key", "slug"),
    [
        pytest.param("night couriers", "night-couriers", id="words"),
        pytest.param("law & order", "law-order", id="a sign that addresses have another use for"),
        pytest.param("오징어게임", "오징어게임", id="Hangul"),
        pytest.param("पंचायत", "पंचायत", id="vowel signs"),
        pytest.param("x" * 200, "x" * 80, id="very long"),
    ],
)
def test_slugs(store: Store, key: str, slug: str) -> None:
    series = founded(store, key)

    assert series.slug == slug
    assert store.read_sync(lambda reader: reader.series(slug)) == series


def test_slugs_differ_where_titles_come_to_the_same(store: Store) -> None:
    slugs = [founded(store, key).slug for key in ("law & order", "law order", "law % order", "law order la")]

    assert slugs == ["law-order", "law-order-2", "law-order-3", "law-order-la"]


def test_a_title_of_marks_alone_has_a_slug_of_its_id(store: Store) -> None:
    series = founded(store, "???")

    assert series.slug == series.id[:8]


def test_ids_are_the_same_after_a_commit_was_lost_and_differ_between_stores(store: Store, tmp_path: Path) -> None:
    with Store.open(tmp_path / "other") as other:
        assert founded(other, "ulice").id != founded(store, "ulice").id
