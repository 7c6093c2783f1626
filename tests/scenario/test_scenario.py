"""What weeks of headlines in many languages come to: these entries, each with this evidence, and no other."""

from __future__ import annotations

import asyncio
import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest
from lxml import etree

from tests.scenario.playing import Ending, as_it_is_told, at_the_end_of_each_day, played
from tests.scenario.told import Entry, Scenario, scenario

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SIZES = {
    "twelve_languages": {"stories": 120, "languages": 12, "series": 15, "entries": 25},
    "thirteen_languages": {"stories": 62, "languages": 13, "series": 12, "entries": 17},
    "wires_and_namesakes": {"stories": 37, "languages": 8, "series": 10, "entries": 11},
    "retellings": {"stories": 93, "languages": 10, "series": 13, "entries": 18},
    "changes_of_mind": {"stories": 83, "languages": 9, "series": 16, "entries": 25},
    "second_thoughts": {"stories": 46, "languages": 10, "series": 9, "entries": 19},
}
UNRESOLVED = {"twelve_languages": ["jugendserie-abgesetzt"]}


@pytest.fixture(scope="module", params=SIZES)
def told(request: pytest.FixtureRequest) -> Scenario:
    return scenario(request.param)


@pytest.fixture(scope="module")
def ending(told: Scenario, tmp_path_factory: pytest.TempPathFactory) -> Ending:
    """Return what comes of it when each headline comes in a check of its own."""
    return asyncio.run(played(told, as_it_is_told(told), tmp_path_factory.mktemp("told")))


def test_a_scenario_is_as_large_as_it_says(told: Scenario) -> None:
    assert SIZES[told.name] == {
        "stories": len(told.stories),
        "languages": len({outlet.language.partition("-")[0] for outlet in told.outlets}),
        "series": len({entry.series for entry in told.entries}),
        "entries": len(told.entries),
    }


def test_every_decision_is_one_entry_with_its_evidence_and_there_is_no_other(told: Scenario, ending: Ending) -> None:
    assert ending.entries == list(told.entries)


@pytest.mark.parametrize("backwards", [False, True], ids=["in order", "in the opposite order"])
async def test_all_of_a_day_in_one_check_of_each_outlet_makes_the_same_entries(
    told: Scenario, tmp_path: Path, *, backwards: bool
) -> None:
    by_day = await played(told, at_the_end_of_each_day(told, backwards=backwards), tmp_path)

    assert unnamed(by_day.entries) == unnamed(told.entries)


def unnamed(entries: Iterable[Entry]) -> list[str]:
    """Return entries without the names of their series, in no order of telling.

    Of several names that are told on one day a series is shown by the one that was read first.
    """
    return sorted(str(replace(entry, series="")) for entry in entries)


def test_a_series_that_neither_headline_nor_article_names_waits(told: Scenario, ending: Ending) -> None:
    headlines = {story.name: story.headline for story in told.stories}

    assert ending.unresolved == [headlines[name] for name in UNRESOLVED.get(told.name, [])]


def test_the_feed_that_readers_get_tells_the_same(told: Scenario, ending: Ending) -> None:
    items = etree.fromstring(ending.rss).findall("channel/item")
    by_guid = {item.findtext("guid"): item for item in items}
    headlines = {story.name: story.headline for story in told.stories}

    assert [item.findtext("guid") for item in items] == [event.guid for event in ending.feed]
    for event, entry in zip(ending.told, told.entries, strict=True):
        item = by_guid[event.guid]
        body = item.findtext("description") or ""
        reports = {unescape(text) for text in re.findall(r'<a [^>]*lang="[^"]*"[^>]*>(.*?)</a>', body)}
        assert (item.findtext("title") or "").startswith(f"{entry.series}: ")
        assert reports == {headlines[name] for name in entry.evidence}
        assert f"Reported by {entry.outlets} outlet" in body
