"""Which series a claim comes to, over a real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Status
from monitor.store import Store
from tests.settle.outlets import Outlets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Outlets]:
    with Store.open(tmp_path) as store:
        yield Outlets(store)


@pytest.mark.parametrize(
    ("first", "then", "language"),
    [
        pytest.param("Night Couriers", "Night Couriers 2", "en", id="a season behind the title"),
        pytest.param("Night Couriers", "Night Couriersin", "fi", id="a Finnish case"),
        pytest.param("Night Couriers", "Night Couriers-ben", "hu", id="a Hungarian case"),
        pytest.param("Night Couriersin", "Night Couriers", "fi", id="the declined form first"),
        pytest.param("Nocni kurierzy", "Nocnych kurierów", "cs", id="another language's cases are not this one's"),
        pytest.param("Thirteen Doors", "13 Doors", "en", id="a number in words"),
    ],
)
def test_titles_that_are_nearly_the_same(room: Outlets, first: str, then: str, language: str) -> None:
    room.tell(first, Status.CANCELLED, 2)
    opened = room.tell(then, Status.CANCELLED, 2, language=language)

    assert (opened is None) is (language != "cs")
    assert len(room.series()) == (2 if language == "cs" else 1)


def test_a_declined_form_that_came_before_the_plain_one(room: Outlets) -> None:
    room.tell("Night Couriersin", Status.CANCELLED, 2, language="fi")

    assert room.tell("Night Couriers", Status.CANCELLED, 2) is None
    assert room.series() == {"Night Couriersin": ("Night Couriers",)}


def test_a_declined_form_of_a_series_that_only_the_catalogue_knows(room: Outlets) -> None:
    opened = room.tell("Gry o tron", Status.REVIVED, language="pl")

    assert opened is not None
    assert (opened.series.title, opened.series.year) == ("Game of Thrones", 2011)
    assert room.tell("Игру престолов", Status.REVIVED, language="ru") is None


def test_two_known_titles_are_never_taken_for_one(room: Outlets) -> None:
    room.tell("Harbour Lights")
    room.tell("Harbour Lights: Origins")

    assert room.tell("Harbour Lights: Origins", Status.CANCELLED) is not None
    assert set(room.series()) == {"Harbour Lights", "Harbour Lights: Origins"}


def test_a_name_of_several_is_told_apart_by_network(room: Outlets) -> None:
    american, british = room.tell("Ghosts", network="CBS"), room.tell("Ghosts", Status.REVIVED, network="BBC One")

    assert american is not None
    assert british is not None
    assert [(event.series.title, event.series.country, event.series.ambiguous) for event in (american, british)] == [
        ("Ghosts (US)", "US", False),
        ("Ghosts (UK)", "GB", False),
    ]
    assert room.tell("Ghosts US", network="CBS") is None


def test_a_network_is_the_same_in_every_script_and_case(room: Outlets) -> None:
    anime = room.tell("One Piece", Status.DELAYED, network="フジテレビ系", language="ja")
    live = room.tell("One Piece", network="نتفليكس", language="ar")

    assert anime is not None
    assert live is not None
    assert (anime.series.title, anime.network) == ("One Piece (anime)", "フジテレビ")
    assert (live.series.title, live.network) == ("One Piece (live action)", "Netflix")
    assert room.tell("One Piece", network="Netflixin", language="fi") is None


def test_what_stays_ambiguous_is_one_series_and_marked(room: Outlets) -> None:
    first, again = room.tell("The Traitors", Status.RENEWED, 5), room.tell("Traitors", Status.DATED, 5)

    assert first is not None
    assert again is not None
    assert first.series.id == again.series.id
    assert (first.series.ambiguous, first.series.ids) == (True, type(first.series.ids)())
    assert room.tell("The Traitors", Status.RENEWED, 5) is None


def test_a_series_of_before_its_name_was_known_to_be_of_several_is_marked_too(room: Outlets) -> None:
    room.store.write_sync(lambda transaction: transaction.found_series("traitors", "The Traitors"))

    opened = room.tell("The Traitors")
    assert opened is not None
    assert opened.series.ambiguous


def test_what_is_told_without_its_network_is_the_decision_known_with_it(room: Outlets) -> None:
    room.tell("The Traitors", Status.RENEWED, 5, network="BBC")

    assert room.tell("The Traitors", Status.RENEWED, 5) is None
    assert list(room.series()) == ["The Traitors (UK)"]


def test_a_version_that_the_catalogue_does_not_know_is_a_series_of_its_own(room: Outlets) -> None:
    opened = room.tell("The Traitors (Norway)")

    assert opened is not None
    assert (opened.series.title, opened.series.country, opened.series.ambiguous) == (
        "The Traitors (Norway)",
        "NO",
        False,
    )


def test_a_title_that_tells_its_country_is_that_of_the_show_from_there(room: Outlets) -> None:
    opened = room.tell("Ghosts US")

    assert opened is not None
    assert (opened.series.title, opened.series.year) == ("Ghosts (US)", 2021)
    assert room.tell("Ghosts (U.S.)") is None


def test_a_season_or_brackets_behind_a_title_are_no_part_of_it(room: Outlets) -> None:
    room.tell("Salt Road Season 2")

    assert room.tell("Salt Road (Netflix)") is None
    assert room.tell("Salt Road, saison 2", language="fr") is None
    assert room.series() == {"Salt Road": ()}


def test_one_that_is_long_over_is_not_meant(room: Outlets) -> None:
    opened = room.tell("Matlock")

    assert opened is not None
    assert opened.series.title == "Matlock (2024)"


def test_the_name_in_another_language_of_two_series_is_as_ambiguous(room: Outlets) -> None:
    opened = room.tell("ワンピース", language="ja")

    assert opened is not None
    assert opened.series.ambiguous


def test_what_was_told_without_its_network_goes_to_the_one_it_is_then_told_of(room: Outlets) -> None:
    first = room.tell("The Traitors", Status.RENEWED, 5)
    assert first is not None

    assert room.tell("The Traitors", Status.RENEWED, 5, network="BBC") is None
    assert list(room.series()) == ["The Traitors (UK)"]
    assert room.feed() == [(first.guid, "The Traitors (UK)")]
    assert room.tell("The Traitors", Status.RENEWED, 3, network="Peacock") is not None
