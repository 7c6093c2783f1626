"""Titles learned to be of one series, and those that are not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Status
from monitor.settle import identities
from monitor.settle.equating import names_beside
from monitor.settle.identities import Doer
from monitor.settle.retracting import retract
from monitor.store import Store
from tests.settle.outlets import NOW, Outlets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

RENEWED, CANCELLED, ENDING = Status.RENEWED, Status.CANCELLED, Status.ENDING


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Outlets]:
    with Store.open(tmp_path) as store:
        yield Outlets(store)


@pytest.mark.parametrize(
    ("text", "title", "names"),
    [
        ("‘La ruta de sal’ (Salt Road) renewed", "La ruta de sal", ["Salt Road"]),
        ("„Salzstraße“ („La ruta de sal“) geht weiter", "Salzstraße", ["La ruta de sal"]),
        ("La ruta de sal (Originaltitel: Salt Road) geht weiter", "La ruta de sal", ["Salt Road"]),
        ("«Salt Road» («La ruta de sal») renovada", "La ruta de sal", ["Salt Road"]),
        ("Salt Road (La ruta de sal) renovada", "La ruta de sal", []),
        ("《盐路》（Salt Road）续订", "盐路", ["Salt Road"]),
        ("Salt Road (Netflix) renewed", "Salt Road", ["Netflix"]),
        ("Star of ‘Salt Road’ (and of Kestrel) leaves", "Kestrel", []),
        ("Salt Road renewed (again)", "Salt Road", []),
        ("The end of the Salt Road", "Salt Road", []),
    ],
)
def test_names_beside_a_title(text: str, title: str, names: list[str]) -> None:
    assert list(names_beside(text, title)) == names


def test_a_new_title_beside_a_known_one_is_learned_from_the_same_decision(room: Outlets) -> None:
    room.tell("Salt Road", RENEWED, 3, network="HBO")

    assert room.tell("Salzstraße", RENEWED, 3, language="de", text="„Salzstraße“ (Salt Road) geht weiter") is None
    assert room.series() == {"Salt Road": ("Salzstraße",)}
    (entry,) = room.store.read_sync(lambda reader: reader.journal())
    assert (entry.verb, entry.by) == ("alias", "evidence")
    assert entry.why == "DE: „Salzstraße“ (Salt Road) geht weiter <https://de.example/2>"


def test_what_was_retracted_tells_nothing_of_titles(room: Outlets) -> None:
    renewal = room.tell("Salt Road", RENEWED, 3, network="HBO")
    assert renewal is not None
    room.store.write_sync(lambda transaction: retract(transaction, renewal, Doer(room.now)))

    assert room.tell("Salzstraße", RENEWED, 3, language="de", text="„Salzstraße“ (Salt Road) geht weiter") is not None
    assert room.tell("Salt Road", CANCELLED, 3, text="HBO cancels ‘Salt Road’ (‘Salzstraße’)") is not None
    assert list(room.series()) == ["Salt Road", "Salzstraße"]


def test_a_known_title_that_is_told_only_beside_another_is_learned_too(room: Outlets) -> None:
    room.tell("Salzstraße", RENEWED, 3, language="de", text="„Salzstraße“ („Salt Road“) geht weiter")

    assert room.tell("Salt Road", RENEWED, 3, network="HBO") is None
    assert list(room.series()) == ["Salzstraße"]


def test_two_known_series_are_found_to_be_one_and_that_can_be_undone(room: Outlets) -> None:
    room.tell("Salt Road", RENEWED, 3, network="HBO")
    room.tell("Salzstraße", RENEWED, 3, network="HBO Max", language="de")
    before = [guid for guid, _ in room.feed()]

    assert room.tell("Salt Road", RENEWED, 3, text="HBO renews ‘Salt Road’ (‘Salzstraße’)") is None
    assert room.series() == {"Salt Road": ("Salzstraße",)}
    assert [guid for guid, _ in room.feed()] == before

    room.store.write_sync(lambda transaction: identities.undo(transaction, None, NOW))
    assert len(room.series()) == 2


def test_a_series_that_was_only_rumoured_about_is_found_to_be_one_by_what_confirms_it(room: Outlets) -> None:
    room.tell("Salzstraße", RENEWED, 3, certainty=Certainty.RUMOURED, language="de")
    room.tell("Salt Road", RENEWED, 3, text="‘Salzstraße’ (‘Salt Road’) is renewed")

    assert room.tell("Salzstraße", RENEWED, 3, language="de") is None
    assert len(room.series()) == 1


def test_a_series_that_was_only_rumoured_about_is_no_other_for_another_season(room: Outlets) -> None:
    room.tell("Salzstraße", RENEWED, 3, certainty=Certainty.RUMOURED, language="de")
    room.tell("Salt Road", RENEWED, 3, text="‘Salzstraße’ (‘Salt Road’) is renewed")

    assert room.tell("Salzstraße", RENEWED, 4, language="de") is not None
    assert len(room.series()) == 2


def test_what_was_undone_is_not_learned_again(room: Outlets) -> None:
    words = "„Salzstraße“ (Salt Road) geht weiter"
    room.tell("Salt Road", RENEWED, 3, network="HBO")
    room.tell("Salzstraße", RENEWED, 3, language="de", text=words)
    room.store.write_sync(lambda transaction: identities.undo(transaction, None, NOW))

    assert room.tell("Salzstraße", RENEWED, 3, language="de", text=words) is not None
    assert room.tell("Salzstraße", RENEWED, 3, network="HBO", language="de", text=words) is None
    room.store.write_sync(lambda transaction: identities.undo(transaction, None, NOW))
    room.tell("Salzstraße", RENEWED, 3, network="HBO", language="de", text=words)
    assert len(room.series()) == 2


def test_what_one_check_finds_to_be_one_series_stands_as_one(room: Outlets) -> None:
    room.tell("Salzstraße", RENEWED, 3, language="de")
    room.tell("Salt Road", RENEWED, 3)
    told = room.tell_all(
        ("Salzstraße", CANCELLED, "„Salzstraße“ abgesetzt"),
        ("Salt Road", RENEWED, "‘Salt Road’ (Salzstraße) is renewed"),
    )

    assert [event.series.title for event in told] == ["Salzstraße"]
    (standing,) = room.store.read_sync(lambda reader: reader.standings())
    assert (standing.series.title, standing.status) == ("Salzstraße", CANCELLED)


@pytest.mark.parametrize(
    ("first", "then", "text"),
    [
        pytest.param(
            ("Salt Road", RENEWED, 3, "HBO"),
            ("Kestrel", RENEWED, 2, "HBO"),
            "‘Kestrel’ (Salt Road) renewed",
            id="another season",
        ),
        pytest.param(
            ("Salt Road", RENEWED, 3, "HBO"),
            ("Kestrel", RENEWED, 3, "CBS"),
            "‘Kestrel’ (Salt Road) renewed",
            id="another network",
        ),
        pytest.param(
            ("Salt Road", RENEWED, 3, "HBO"),
            ("Kestrel", CANCELLED, 3, "HBO"),
            "‘Kestrel’ (Salt Road) cancelled",
            id="another decision",
        ),
        pytest.param(
            ("Salt Road", RENEWED, 3, "HBO"), ("Kestrel", RENEWED, 3, "HBO"), "‘Kestrel’ renewed", id="no link"
        ),
        pytest.param(
            ("Salt Road", RENEWED, 0, None),
            ("Kestrel", RENEWED, 0, None),
            "‘Kestrel’ (Salt Road) renewed",
            id="neither season nor network",
        ),
        pytest.param(
            ("Salt Road", Status.DATED, 3, "HBO"),
            ("Kestrel", Status.DATED, 3, "HBO"),
            "‘Kestrel’ (Salt Road) has a date",
            id="no decision",
        ),
    ],
)
def test_what_is_not_clear_is_not_learned(
    room: Outlets,
    first: tuple[str, Status, int, str | None],
    then: tuple[str, Status, int, str | None],
    text: str,
) -> None:
    for (title, status, season, network), words in ((first, None), (then, text)):
        room.tell(title, status, *([season] if season else []), network=network, text=words)

    assert set(room.series()) == {"Salt Road", "Kestrel"}
    assert room.store.read_sync(lambda reader: reader.journal()) == []


def test_a_decision_of_long_ago_links_nothing(room: Outlets) -> None:
    room.tell("Salt Road", RENEWED, 3, network="HBO")
    room.now += 8 * (room.now - NOW) * 24  # eight days
    room.tell("Kestrel", RENEWED, 3, network="HBO", text="‘Kestrel’ (Salt Road) renewed")

    assert set(room.series()) == {"Salt Road", "Kestrel"}


LONG, SHORT = "Salt Road: The Widow’s Way", "Salt Road"


@pytest.mark.parametrize(("first", "then"), [(LONG, SHORT), (SHORT, LONG)])
def test_a_title_without_its_subtitle_is_learned_from_the_same_season(room: Outlets, first: str, then: str) -> None:
    room.tell(first, RENEWED, 2, network="HBO")

    assert room.tell(then, RENEWED, 2, language="de") is None
    assert room.series() == {first: (then,)}
    (entry,) = room.store.read_sync(lambda reader: reader.journal())
    assert (entry.verb, entry.by) == ("alias", "evidence")


def test_a_title_that_the_catalogue_has_with_a_subtitle_is_known_without_it(room: Outlets) -> None:
    room.tell("Severance", RENEWED, 4, network="Apple TV+")

    assert room.tell("세브란스", RENEWED, 4, language="ko") is None
    assert room.series() == {"Severance": ("세브란스",)}


def test_so_it_is_where_it_is_told_first_without_it(room: Outlets) -> None:
    room.tell("세브란스", RENEWED, 4, language="ko")

    assert room.tell("Severance", RENEWED, 4, network="Apple TV+") is None
    assert room.series() == {"Severance": ("세브란스",)}
    assert [title for _, title in room.feed()] == ["Severance"]


def test_two_that_the_catalogue_knows_stay_two(room: Outlets) -> None:
    room.tell("Vikings", RENEWED, 4)
    room.tell("Vikings: Valhalla", RENEWED, 4)
    room.tell("Vikings", RENEWED, 4)

    assert set(room.series()) == {"Vikings", "Vikings: Valhalla"}


def test_two_series_of_these_days_are_found_to_be_one_by_what_is_told_last(room: Outlets) -> None:
    room.tell(SHORT, RENEWED)
    room.tell(LONG, RENEWED, 2)

    assert room.tell(SHORT, RENEWED, 2) is None
    assert room.series() == {SHORT: (LONG,)}


@pytest.mark.parametrize(
    ("status", "seasons", "network"),
    [
        pytest.param(RENEWED, [5], "HBO", id="another season"),
        pytest.param(RENEWED, [2], "CBS", id="another network"),
        pytest.param(RENEWED, [], "HBO", id="the network only"),
        pytest.param(CANCELLED, [2], "HBO", id="another decision"),
        pytest.param(Status.DATED, [2], "HBO", id="no decision"),
    ],
)
def test_a_series_and_its_spin_off_stay_two(room: Outlets, status: Status, seasons: list[int], network: str) -> None:
    room.tell(LONG, RENEWED, 2, network="HBO")
    room.tell(SHORT, status, *seasons, network=network)
    room.tell(SHORT, ENDING)

    assert set(room.series()) == {LONG, SHORT}


def test_so_do_two_that_have_long_been_known_though_one_season_is_decided_of_both(room: Outlets) -> None:
    room.tell(LONG, RENEWED, 2, network="HBO")
    room.tell(SHORT, RENEWED, 4, network="HBO")
    room.now += timedelta(days=700)
    room.tell(LONG, RENEWED, 5, network="HBO")
    room.tell(SHORT, RENEWED, 5, network="HBO")

    assert set(room.series()) == {LONG, SHORT}


def test_a_title_that_two_have_with_a_subtitle_is_neither(room: Outlets) -> None:
    for title in (LONG, "Salt Road: The Island", SHORT):
        room.tell(title, RENEWED, 2, network="HBO")

    assert len(room.series()) == 3
