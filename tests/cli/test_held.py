from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from monitor.store import Store
from tests.cli import samples
from tests.cli.calling import call, rows

if TYPE_CHECKING:
    from monitor.store import Transaction
    from tests.cli.conftest import Watch


@pytest.fixture
def flooded(watch: Watch) -> Watch:
    samples.make(watch.state)
    return watch


def held(watch: Watch, *arguments: str) -> dict[str, dict[str, Any]]:
    """Return what is held, by title."""
    return {row["series"]: row for row in rows(call("held", *watch.places, "--json", *arguments))}


def entries(watch: Watch) -> list[str]:
    return sorted(str(item.findtext("title")) for item in ET.parse(watch.state / "feeds/feed.xml").iter("item"))


def test_what_is_held_is_listed_with_its_headline_and_why_and_stays_held(flooded: Watch) -> None:
    for _ in range(2):
        result = call("held", *flooded.places)
        assert result.exit_code == 0
        assert result.stderr.startswith("2 held; `series-monitor held --release` publishes them")
        number = held(flooded)["Flood 2"]["id"]
        at = result.stdout.splitlines().index(number)
        assert result.stdout.splitlines()[at : at + 4] == [
            number,
            "  Flood 2 · ordered · confirmed · seasons 2 and 3 · HBO · 1 outlet · held",
            "  The Outlet (outlet) [en]: HBO orders ‘Flood 2’",
            "  one check would have published more than `burst` entries",
        ]


def test_what_an_older_version_held_is_listed_too(flooded: Watch) -> None:
    def forget(transaction: Transaction) -> None:
        for event in transaction.held():
            transaction.hold(replace(event, held_for=None))

    with Store.open(flooded.state) as store:
        store.write_sync(forget)

    assert call("held", *flooded.places).stdout.count("an older version held it") == 2
    assert held(flooded)["Flood 1"]["held_for"] is None


def test_for_programs_it_is_an_event_with_its_source_and_the_limit(flooded: Watch) -> None:
    told = held(flooded)["Flood 1"]

    assert (told["source"], told["held_for"]) == ("outlet", "per-check")
    assert told["evidence"][0]["headline"] == "HBO orders ‘Flood 1’"


def test_what_is_released_is_in_the_feed_and_its_file(flooded: Watch) -> None:
    result = call("held", *flooded.places, "--release")

    assert (result.exit_code, result.stderr) == (0, "2 released.\n")
    assert result.stdout.count(" · published\n") == 2
    assert len(entries(flooded)) == 3
    assert call("held", *flooded.places).stderr == "Nothing is held.\n"


def test_some_can_be_released_and_the_others_dropped(flooded: Watch) -> None:
    assert call("held", *flooded.places, "--release", held(flooded)["Flood 1"]["id"]).stderr == "1 released.\n"
    dropped = call("held", *flooded.places, "--drop")

    assert (dropped.stderr, held(flooded)) == ("1 dropped.\n", {})
    assert "Flood 2 · ordered · confirmed · seasons 2 and 3 · HBO · 1 outlet · dropped" in dropped.stdout
    assert [title for title in entries(flooded) if "Flood" in title] == ["Flood 1: ordered (seasons 2 and 3, HBO)"]
    assert "· dropped" in call("series", "Flood 2", *flooded.places).stdout
    (told,) = rows(call("events", *flooded.places, "--json", "--series", "Flood 2"))
    assert told["ruling"] == "dropped"


def test_what_was_dropped_can_be_released_by_its_id(flooded: Watch) -> None:
    number = held(flooded)["Flood 2"]["id"]
    call("held", *flooded.places, "--drop")

    assert call("held", *flooded.places, "--release").stderr == "Nothing is held.\n"
    assert call("held", *flooded.places, "--release", number).stderr == "1 released.\n"
    assert [title for title in entries(flooded) if "Flood" in title] == ["Flood 2: ordered (seasons 2 and 3, HBO)"]


def test_a_source_stands_for_all_that_it_told_first(flooded: Watch) -> None:
    assert held(flooded, "--source", "another") == {}
    assert call("held", *flooded.places, "--drop", "--source", "another").stderr == "Nothing is held.\n"
    assert call("held", *flooded.places, "--drop", "--source", "outlet").stderr == "2 dropped.\n"


@pytest.mark.parametrize("verb", ["--release", "--drop"])
def test_an_id_that_is_not_held_is_refused_and_nothing_done(flooded: Watch, verb: str) -> None:
    published = rows(call("events", *flooded.places, "--json", "--series", "The Cellar"))[0]["id"]

    result = call("held", *flooded.places, verb, held(flooded)["Flood 1"]["id"], published)

    assert result.exit_code == 2
    assert f"not held: {published}" in result.stderr
    assert len(held(flooded)) == 2


def test_to_release_and_to_drop_at_once_is_refused(flooded: Watch) -> None:
    assert call("held", *flooded.places, "--release", "--drop").exit_code == 2
    assert len(held(flooded)) == 2


def test_before_any_check_nothing_is_held_and_none_is_made(watch: Watch) -> None:
    result = call("held", *watch.places, "--release")
    assert (result.exit_code, result.output) == (0, "Nothing is held.\n")
    assert not watch.state.exists()
