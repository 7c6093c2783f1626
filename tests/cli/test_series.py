from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from monitor.identify import title_key
from monitor.model import SeriesIds
from monitor.settle.restating import restate
from monitor.store import Cut, Deed, Store
from tests.cli import samples
from tests.cli.calling import call, rows

if TYPE_CHECKING:
    from click.testing import Result

    from monitor.store import Transaction
    from tests.cli.conftest import Watch


@pytest.fixture
def known(watch: Watch) -> Watch:
    samples.make(watch.state)
    return watch


def series(watch: Watch, *arguments: str) -> Result:
    return call("series", *arguments, *watch.places)


def describe(transaction: Transaction) -> None:
    found = transaction.series("cellar")
    assert found is not None
    ids = SeriesIds(tvmaze=4711, imdb="tt1234567")
    transaction.describe_series(replace(found, ids=ids, year=2023, country="US", network="HBO"))


def share_a_name(transaction: Transaction) -> None:
    origin, new = (transaction.series(slug) for slug in ("old-harbour", "flood-1"))
    assert origin is not None
    assert new is not None
    shared = Cut(frozenset(), frozenset({origin.key}), lambda *_: False)
    transaction.split_series(Deed("split", "operator", origin.id, "", samples.NOW, new.id), shared)


def feed(watch: Watch) -> list[tuple[str | None, str | None]]:
    items = ET.parse(watch.state / "feeds" / "feed.xml").findall("channel/item")
    return [(item.findtext("guid"), item.findtext("title")) for item in items]


@pytest.mark.parametrize("name", ["The Cellar", "La Cave", "cellar"])
def test_a_series_is_shown_by_any_of_its_names(known: Watch, name: str) -> None:
    told = series(known, name)

    assert (told.exit_code, told.stderr) == (0, "")
    assert told.stdout.splitlines()[:3] == [
        "The Cellar",
        "  also: La Cave",
        "  2026-11-20 09:30 UTC  The Cellar · renewed · confirmed · seasons 2 and 3 · HBO · 2 outlets · published",
    ]
    assert series(known, "show", name).stdout == told.stdout


def test_a_series_as_json(known: Watch) -> None:
    (told,) = rows(series(known, "The Cellar", "--json"))

    assert (told["series"], told["slug"], told["aliases"]) == ("The Cellar", "cellar", ["La Cave"])
    assert (told["ambiguous"], told["ids"], len(told["events"]), told["journal"]) == (False, {}, 1, [])


def test_what_catalogues_know_of_a_series_is_shown(known: Watch) -> None:
    with Store.open(known.state) as store:
        store.write_sync(describe)

    assert series(known, "The Cellar").stdout.splitlines()[:4] == [
        "The Cellar · 2023 · US · HBO",
        "  also: La Cave",
        "  TVmaze: https://www.tvmaze.com/shows/4711",
        "  IMDb: https://www.imdb.com/title/tt1234567/",
    ]
    (told,) = rows(series(known, "The Cellar", "--json"))
    assert told["ids"] == told["events"][0]["ids"] == {"tvmaze": 4711, "imdb": "tt1234567"}


@pytest.mark.parametrize("name", ["Nobody", " "])
def test_a_name_nobody_goes_by_is_a_wrong_call(known: Watch, name: str) -> None:
    told = series(known, name)

    assert told.exit_code == 2
    assert f"no series goes by “{name}”\n" in told.stderr


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        pytest.param("Cella", "cellar", id="in the title"),
        pytest.param("La Cav", "cellar", id="in another title"),
        pytest.param("the celar", "cellar", id="nearly the title"),
        pytest.param("Harb", "old-harbour", id="of one that stands nowhere"),
    ],
)
def test_who_was_probably_meant_is_told(known: Watch, name: str, meant: str) -> None:
    with Store.open(known.state) as store:
        (cellar,) = store.read_sync(lambda reader: reader.series_going_by(title_key("The Cellar")))
        store.write_sync(lambda transaction: restate(transaction, cellar.id))

    assert f"no series goes by “{name}”; did you mean {meant}?" in series(known, name).stderr


def test_before_any_check_there_are_no_series(watch: Watch) -> None:
    assert series(watch, "The Cellar").stderr == f"Nothing is known yet in {watch.state}.\n"
    merged = series(watch, "merge", "The Cellar", "Flood 1")
    assert (merged.exit_code, f"there is no store in {watch.state}" in merged.stderr) == (2, True)
    assert not watch.state.exists()


def test_merge_split_and_undo_leave_the_feed_with_the_same_guids(known: Watch) -> None:
    merged = series(known, "merge", "Flood 1", "The Cellar", "--why", "one show")
    assert merged.stderr == "“The Cellar” is “Flood 1” from now on. `series-monitor series undo 1` undoes it.\n"
    ((guid, title),) = feed(known)
    assert str(title).startswith("Flood 1")
    assert "1 merge, by operator: one show" in series(known, "La Cave").stdout

    split = series(known, "split", "Flood 1", "The Cellar", "La Cave")
    assert split.exit_code == 0
    ((after, title),) = feed(known)
    assert (after, str(title).startswith("The Cellar")) == (guid, True)

    assert series(known, "undo").stderr.startswith("Undone: 2, split of ")
    assert series(known, "undo", "1").stderr.startswith("Undone: 1, merge of ")
    assert series(known, "The Cellar").stdout.splitlines()[-1].endswith("1 merge, by operator: one show (undone)")
    assert [one for one, _ in feed(known)] == [guid]


def test_an_alias_is_given_and_taken(known: Watch) -> None:
    assert series(known, "alias", "The Cellar", "Der Keller").exit_code == 0
    assert series(known, "Der Keller").stdout.startswith("The Cellar\n")

    taken = series(known, "alias", "Flood 1", "Der Keller")
    assert (taken.exit_code, "a title of “The Cellar” already" in taken.stderr) == (2, True)

    assert series(known, "alias", "The Cellar", "Der Keller", "--remove").exit_code == 0
    assert series(known, "Der Keller").exit_code == 2


def test_a_split_needs_titles_or_a_network(known: Watch) -> None:
    assert "name titles to split off, or a --network" in series(known, "split", "The Cellar").stderr
    assert series(known, "split", "The Cellar", "La Cave", "--network", "HBO").exit_code == 2


def test_two_of_one_name_are_told_apart_by_their_places(known: Watch) -> None:
    with Store.open(known.state) as store:
        store.write_sync(share_a_name)
    told = series(known, "Old Harbour")

    assert told.exit_code == 2
    assert "name one of them as flood-1, old-harbour" in " ".join(told.stderr.split())
    assert series(known, "old-harbour").exit_code == 0
    told = call("events", "--state", known.state, "--series", "Old Harbour")
    assert (told.exit_code, "as flood-1, old-harbour" in " ".join(told.stderr.split())) == (2, True)


def test_a_retracted_event_counts_for_nothing_stays_in_the_feed_and_can_be_had_back(known: Watch) -> None:
    call("feed", *known.places, "--out", known.state / "feeds" / "feed.xml")
    before = (known.state / "feeds" / "feed.xml").read_bytes()
    (event,) = rows(call("events", *known.places, "--json", "--series", "The Cellar"))

    told = series(known, "retract", event["guid"], "--why", "it was a question")

    assert told.stderr.startswith("Retracted: The Cellar · renewed · confirmed · ")
    assert told.stderr.endswith(" `series-monitor series undo 1` undoes it.\n")
    assert (known.state / "feeds" / "feed.xml").read_bytes() == before
    shown = series(known, "The Cellar").stdout
    assert " · retracted\n" in shown
    assert "1 retract, by operator: it was a question" in shown
    assert rows(call("events", *known.places, "--json", "--series", "The Cellar"))[0]["ruling"] == "retracted"
    assert series(known, "undo").stderr.startswith("Undone: 1, retract of ")
    assert " · published\n" in series(known, "The Cellar").stdout


def test_only_what_is_an_event_can_be_retracted(known: Watch) -> None:
    refused = series(known, "retract", "The Cellar")

    assert refused.exit_code == 2
    assert "no event has the id “The Cellar”" in refused.stderr
