"""How the name of a series is written."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from monitor.model import Status
from monitor.settle import identities
from monitor.settle.identities import Doer
from monitor.store import Store
from tests.settle.outlets import NOW, Outlets

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Outlets]:
    with Store.open(tmp_path) as store:
        yield Outlets(store)


@pytest.mark.parametrize(
    ("told", "name"),
    [
        pytest.param(("NIGHT COURIERS", "Night Couriers", "Night Couriers"), "Night Couriers", id="capitals"),
        pytest.param(("Night Couriersin", "Night Couriers", "Night Couriers"), "Night Couriers", id="a case"),
        pytest.param(("Night Couirers", "Night Couriers", "Night Couriers"), "Night Couriers", id="a slip of the pen"),
        pytest.param(("Night Couriers", "NIGHT COURIERS"), "Night Couriers", id="of equals the first"),
        pytest.param(("NIGHT COURIERS", "Night Couriers (Season 3)", "Night Couriers"), "Night Couriers", id="season"),
        pytest.param(("GAME OF THRONES", "GAME OF THRONES"), "Game of Thrones", id="the catalogue names its own"),
        pytest.param(("GHOSTS (UK)", "GHOSTS (UK)"), "Ghosts (UK)", id="and those of one name"),
        pytest.param(("TIDES (2031)", "Tides (2031)", "Tides (2031)"), "Tides (2031)", id="with its year"),
    ],
)
def test_it_is_written_as_headlines_write_it_most_often(room: Outlets, told: tuple[str, ...], name: str) -> None:
    for title in told:
        room.tell(title, Status.REVIVED, 3, language="fi")

    assert list(room.series()) == [name]


@pytest.mark.parametrize("order", list(permutations(["NIGHT COURIERS", "Night Couriersin", "Night Couriers"])))
def test_whatever_order_they_come_in(room: Outlets, order: tuple[str, ...]) -> None:
    for title in (*order, "Night Couriers"):
        room.tell(title, language="fi")

    assert list(room.series()) == ["Night Couriers"]


def test_the_entry_stays_the_one_that_it_is(room: Outlets) -> None:
    first = room.tell("NIGHT COURIERS")
    assert first is not None
    room.tell("Night Couriers")
    room.tell("Night Couriers")

    assert room.feed() == [(first.guid, "Night Couriers")]
    series = room.known_as("Night Couriers")
    assert (series.id, series.slug, series.aliases) == (first.series.id, "night-couriers", ())


def test_what_one_check_opens_is_told_under_its_new_name(room: Outlets) -> None:
    titles = ("NIGHT COURIERS", "Night Couriers", "Night Couriers")
    (event,) = room.tell_all(*((title, Status.RENEWED, f"{title} {place}") for place, title in enumerate(titles)))

    assert event.series.title == "Night Couriers"


def test_its_names_in_other_languages_are_no_forms_of_it(room: Outlets) -> None:
    room.tell("Kestrel", Status.CANCELLED)
    room.tell("Turmfalke", Status.CANCELLED)
    kestrel, turmfalke = room.known_as("Kestrel"), room.known_as("Turmfalke")
    room.store.write_sync(lambda transaction: identities.merge(transaction, kestrel, turmfalke, Doer(NOW)))
    for season in (1, 2, 3):
        room.tell("Turmfalke", Status.RENEWED, season)

    assert room.series() == {"Kestrel": ("Turmfalke",)}
