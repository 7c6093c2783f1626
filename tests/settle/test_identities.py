"""Series put together, taken apart and named; and all of it undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.model import Status
from monitor.settle import identities
from monitor.settle.identities import Doer
from monitor.store import Store
from tests.settle.outlets import NOW, Outlets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from monitor.store import Reader, Transaction

DOER = Doer(NOW, why="because")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Outlets]:
    with Store.open(tmp_path) as store:
        yield Outlets(store)


def do(room: Outlets, deed: Callable[..., object], *names: str, **options: object) -> None:
    """Do a deed to series by their titles; what is no series is handed on as it is."""
    series = [room.known_as(name) for name in names]
    room.store.write_sync(lambda transaction: deed(transaction, *series, **options, doer=DOER))


def undo(room: Outlets, number: int | None = None) -> None:
    room.store.write_sync(lambda transaction: identities.undo(transaction, number, NOW))


def state(room: Outlets) -> object:
    """Return all that is public of every series and event."""

    def read(reader: Reader) -> object:
        events = sorted(reader.events(), key=lambda event: event.id)
        return events, sorted(reader.standings(), key=lambda standing: standing.series.id), reader.pending()

    return room.store.read_sync(read)


@pytest.fixture
def two(room: Outlets) -> Outlets:
    room.tell("Salt Road", Status.RENEWED, 2, network="HBO")
    room.tell("Salzstraße", Status.RENEWED, 2, network="HBO", language="de")
    room.tell("Salzstraße", Status.CANCELLED, 2, network="HBO", language="de")
    room.tell("Salzstraße", Status.PENDING, language="de")
    return room


def test_merged_series_are_one_and_no_entry_of_the_feed_changes_its_guid(two: Outlets) -> None:
    before = [guid for guid, _ in two.feed()]
    do(two, identities.merge, "Salt Road", "Salzstraße")

    assert two.series() == {"Salt Road": ("Salzstraße",)}
    assert [guid for guid, _ in two.feed()] == before
    assert {title for _, title in two.feed()} == {"Salt Road"}
    assert two.store.read_sync(lambda reader: reader.standings())[0].status is Status.CANCELLED
    assert len(two.store.read_sync(lambda reader: reader.pending(series_id=two.known_as("Salt Road").id))) == 1


def test_what_is_told_after_a_merger_goes_to_the_one(two: Outlets) -> None:
    do(two, identities.merge, "Salt Road", "Salzstraße")

    assert two.tell("Salzstraße", Status.CANCELLED, 2) is None
    revived = two.tell("Salzstraße", Status.REVIVED)
    assert revived is not None
    assert revived.series.title == "Salt Road"


def test_a_page_of_a_merged_series_leads_to_the_other(two: Outlets) -> None:
    slug = two.known_as("Salzstraße").slug
    do(two, identities.merge, "Salt Road", "Salzstraße")

    found = two.store.read_sync(lambda reader: reader.series(slug))
    assert found == two.known_as("Salt Road")


def test_an_undone_merger_leaves_all_as_it_was(two: Outlets) -> None:
    before = state(two)
    do(two, identities.merge, "Salt Road", "Salzstraße")
    assert state(two) != before

    undo(two)

    assert state(two) == before


def test_events_after_an_undone_merger_have_ids_of_their_own(two: Outlets) -> None:
    do(two, identities.merge, "Salt Road", "Salzstraße")
    third = two.tell("Salt Road", Status.RENEWED, 9)
    undo(two)
    opened = [two.tell("Salt Road", Status.RENEWED, 5), two.tell("Salzstraße", Status.RENEWED, 6)]

    ids = [event.id for event in (third, *opened) if event]
    assert len(set(ids)) == len(ids) == 3
    assert len(two.feed()) == 6


def test_a_series_is_not_merged_with_itself(two: Outlets) -> None:
    with pytest.raises(StoreError, match="one series already"):
        do(two, identities.merge, "Salt Road", "Salt Road")


@pytest.fixture
def mixed(room: Outlets) -> Outlets:
    """Two shows taken for one: one event of both, one of each."""
    room.tell("Kestrel", Status.RENEWED, 2, network="BBC")
    series = room.known_as("Kestrel")
    room.store.write_sync(lambda transaction: identities.add_alias(transaction, series, "Turmfalke", DOER))
    room.tell("Turmfalke", Status.RENEWED, 2, network="ZDF", language="de")
    room.tell("Kestrel", Status.DATED, 2, network="BBC")
    room.tell("Turmfalke", Status.CANCELLED, network="ZDF", language="de")
    return room


def test_split_titles_take_along_what_was_told_under_them(mixed: Outlets) -> None:
    before = [guid for guid, _ in mixed.feed()]
    do(mixed, identities.split_titles, "Kestrel", titles=["Turmfalke"])

    assert mixed.series() == {"Kestrel": (), "Turmfalke": ()}
    assert [guid for guid, _ in mixed.feed()] == before
    assert sorted(title for _, title in mixed.feed()) == ["Kestrel", "Kestrel", "Turmfalke"]
    events = mixed.store.read_sync(lambda reader: reader.events())
    assert sorted((event.series.title, event.status.value, event.network) for event in events) == [
        ("Kestrel", "dated", "BBC"),
        ("Kestrel", "renewed", "BBC"),
        ("Turmfalke", "cancelled", "ZDF"),
        ("Turmfalke", "renewed", "ZDF"),
    ]


def test_split_networks_share_their_name_and_are_told_apart_by_it(mixed: Outlets) -> None:
    do(mixed, identities.split_network, "Kestrel", network="ZDF")

    german, british = (
        mixed.tell("Kestrel", Status.REVIVED, network="ZDF"),
        mixed.tell("Kestrel", Status.ENDING, network="BBC Two"),
    )
    unclear = mixed.tell("Kestrel", Status.DELAYED)
    assert german is not None
    assert british is not None
    assert unclear is not None
    assert (german.series.title, british.series.title) == ("Kestrel (ZDF)", "Kestrel")
    assert unclear.series.ambiguous
    assert mixed.tell("Kestrel", Status.DELAYED) is None


@pytest.mark.parametrize(
    ("deed", "options"),
    [
        pytest.param(identities.split_titles, {"titles": ["Turmfalke"]}, id="by titles"),
        pytest.param(identities.split_network, {"network": "ZDF"}, id="by network"),
    ],
)
def test_an_undone_split_brings_back_what_came_since(
    mixed: Outlets, deed: Callable[..., object], options: dict[str, object]
) -> None:
    do(mixed, deed, "Kestrel", **options)
    mixed.tell("Turmfalke" if "titles" in options else "Kestrel", Status.RENEWED, 2, network="ZDF", language="de")
    mixed.tell("Turmfalke" if "titles" in options else "Kestrel", Status.REVIVED, network="ZDF", language="de")
    undo(mixed)

    (series,) = mixed.series()
    events = mixed.store.read_sync(lambda reader: reader.events())
    assert series == "Kestrel"
    assert sorted((event.status.value, len(event.evidence)) for event in events) == [
        ("cancelled", 1),
        ("dated", 1),
        ("renewed", 3),
        ("revived", 1),
    ]


@pytest.mark.parametrize(
    ("deed", "told"),
    [
        pytest.param(lambda t, s, doer: identities.split_titles(t, s, ["Nobody"], doer), "does not go by", id="title"),
        pytest.param(lambda t, s, doer: identities.split_titles(t, s, ["Kestrel"], doer), "series itself", id="name"),
        pytest.param(lambda t, s, doer: identities.split_network(t, s, "HBO", doer), "sets HBO apart", id="network"),
        pytest.param(lambda t, s, doer: identities.add_alias(t, s, "Kestrel", doer), "already", id="own title"),
        pytest.param(lambda t, s, doer: identities.add_alias(t, s, " ", doer), "letters", id="no title"),
        pytest.param(lambda t, s, doer: identities.remove_alias(t, s, "Nobody", doer), "not go by", id="no alias"),
        pytest.param(lambda t, s, doer: identities.remove_alias(t, s, "Kestrel", doer), "itself", id="the name"),
    ],
)
def test_what_cannot_be_done_is_refused_and_changes_nothing(
    mixed: Outlets, deed: Callable[..., object], told: str
) -> None:
    before = state(mixed)

    with pytest.raises(StoreError, match=told):
        do(mixed, deed, "Kestrel")

    assert state(mixed) == before


def test_an_alias_counts_from_now_on_and_can_be_taken_back(two: Outlets) -> None:
    do(two, lambda t, s, doer: identities.add_alias(t, s, "Route du sel", doer), "Salt Road")
    assert two.tell("Route du sel", Status.RENEWED, 2, language="fr") is None

    undo(two)
    assert two.tell("Route du sel", Status.RENEWED, 2, language="fr") is not None


def test_deeds_are_undone_one_after_the_other_and_only_once(two: Outlets) -> None:
    before = state(two)
    do(two, identities.merge, "Salt Road", "Salzstraße")
    do(two, identities.split_titles, "Salt Road", titles=["Salzstraße"])
    with pytest.raises(StoreError, match="changed again since") as caught:
        undo(two, 1)
    assert "later entries first" in str(caught.value.hint)

    undo(two)
    undo(two)

    assert state(two) == before
    with pytest.raises(StoreError, match="nothing to undo"):
        undo(two)
    with pytest.raises(StoreError, match="undone already"):
        undo(two, 1)


def test_the_journal_tells_what_was_done(two: Outlets) -> None:
    do(two, identities.merge, "Salt Road", "Salzstraße")

    def read(transaction: Transaction) -> object:
        return [(entry.verb, entry.by, entry.why, entry.undone) for entry in transaction.journal()]

    assert two.store.write_sync(read) == [("merge", "operator", "because", None)]


def test_a_title_is_one_line_of_what_can_be_shown(two: Outlets) -> None:
    do(two, identities.add_alias, "Salt Road", title="Salt\n\x1b[31mWay ")
    assert "Salt [31mWay" in two.series()["Salt Road"]


@pytest.mark.parametrize("title", ["", "\x1b\n", "Salt " * 50])
def test_what_is_no_title_is_refused(two: Outlets, title: str) -> None:
    with pytest.raises(StoreError, match="200 characters at most"):
        do(two, identities.add_alias, "Salt Road", title=title)
