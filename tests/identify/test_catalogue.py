"""The shipped catalogue of titles."""

from __future__ import annotations

from collections import defaultdict

import pytest

from monitor.identify import Catalogue, Entry, shipped, title_key

CATALOGUE = Catalogue.load()


@pytest.mark.parametrize(
    "title",
    [
        "La casa de papel",
        "Money Heist",
        "Haus des Geldes",
        "La casa di carta",
        "La Casa De Papel",
        "종이의집",
        "紙房子",
    ],
)
def test_one_series_by_its_names_in_many_languages(title: str) -> None:
    entry = CATALOGUE.find(title_key(title))

    assert entry is not None
    assert (entry.title, entry.year) == ("La casa de papel", 2017)


def test_a_title_that_is_not_in_it_is_not_found() -> None:
    assert CATALOGUE.find(title_key("Night Couriers")) is None


def test_no_name_belongs_to_two_series() -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    for entry in CATALOGUE.entries:
        for key in entry.keys:
            owners[key].add(entry.title)

    assert {key: titles for key, titles in owners.items() if len(titles) > 1} == {}


def test_every_entry_is_whole() -> None:
    assert len(CATALOGUE.entries) >= 150
    for entry in CATALOGUE.entries:
        assert 1900 < entry.year < 2100, entry
        assert entry.names, entry
        assert all(entry.keys), entry


def test_of_two_shows_of_one_name_the_first_in_the_file_has_it() -> None:
    first, second = (Entry("Skam", year, (), ("skam",)) for year in (2015, 2018))

    assert Catalogue((first, second)).find("skam") is first


def test_every_value_is_read_as_text() -> None:
    assert {type(entry["year"]) for entry in shipped.shipped()["series"]} == {str}
