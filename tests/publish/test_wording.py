"""Our own words for events."""

from __future__ import annotations

from typing import Any

import pytest

from monitor.model import Certainty, Status
from monitor.publish import wording
from tests.publish.samples import event, series


@pytest.mark.parametrize("certainty", Certainty)
@pytest.mark.parametrize("status", Status)
def test_every_status_has_words_for_every_certainty(status: Status, certainty: Certainty) -> None:
    phrase = wording.phrase(status, certainty)

    assert phrase.label
    assert phrase.sentence


@pytest.mark.parametrize(
    ("changes", "title"),
    [
        pytest.param({}, "Kaos: cancelled (no season 2, Netflix)", id="season and network"),
        pytest.param({"network": None}, "Kaos: cancelled (no season 2)", id="no network"),
        pytest.param({"seasons": ()}, "Kaos: cancelled (Netflix)", id="no season"),
        pytest.param({"seasons": (), "network": None}, "Kaos: cancelled", id="neither"),
        pytest.param({"certainty": Certainty.RUMOURED}, "Kaos: cancellation rumoured (season 2, Netflix)", id="rumour"),
        pytest.param({"certainty": Certainty.DENIED}, "Kaos: cancellation denied (season 2, Netflix)", id="denial"),
        pytest.param(
            {"series": series(" \x00 ")}, "Untitled series: cancelled (no season 2, Netflix)", id="blank title"
        ),
    ],
)
def test_a_title_tells_the_decision_in_one_line(changes: dict[str, Any], title: str) -> None:
    assert wording.title(event(**changes)) == title


def test_a_long_title_leaves_the_decision_in_sight() -> None:
    title = wording.title(event(series=series("word " * 2_000)))

    assert len(title) < 200
    assert title.endswith("…: cancelled (no season 2, Netflix)")


@pytest.mark.parametrize(
    ("seasons", "text"),
    [
        ((), ""),
        ((3,), "season 3"),
        ((3, 4), "seasons 3 and 4"),
        ((3, 4, 5), "seasons 3 to 5"),
        ((1, 3, 5), "seasons 1, 3 and 5"),
        ((1, 3, 4, 5, 8), "seasons 1, 3 to 5 and 8"),
        (tuple(range(1, 1_001)), "seasons 1 to 1000"),
    ],
)
def test_seasons_are_told_as_people_do(seasons: tuple[int, ...], text: str) -> None:
    assert wording.seasons_text(seasons) == text


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("fr", "French"),
        ("pt-BR", "Portuguese"),
        ("zh-Hant", "Chinese"),
        ("vi", "Vietnamese"),
        ("no", "Norwegian"),
        ("xx", "xx"),
        ("", ""),
    ],
)
def test_languages_have_names(tag: str, name: str) -> None:
    assert wording.language_name(tag) == name


@pytest.mark.parametrize(
    ("changes", "verb"),
    [
        pytest.param({"status": Status.REVIVED}, "reverses", id="another status"),
        pytest.param({"status": Status.ENDING}, "tells in another word", id="an end in another word"),
        pytest.param({"certainty": Certainty.DENIED}, "denies", id="a denial"),
    ],
)
def test_a_later_entry_says_what_it_does_to_the_earlier_one(changes: dict[str, Any], verb: str) -> None:
    told = wording.follow_up(event(2, **changes), event())

    assert told == f"This {verb} an earlier entry: Kaos: cancelled (no season 2, Netflix), 2026-03-09."


@pytest.mark.parametrize(
    ("before", "told"),
    [
        (Certainty.RUMOURED, "This confirms an earlier rumour: Kaos: cancellation rumoured"),
        (Certainty.DENIED, "This contradicts an earlier denial: Kaos: cancellation denied"),
    ],
)
def test_a_confirmed_decision_says_what_it_makes_of_what_was_told_before(before: Certainty, told: str) -> None:
    assert wording.follow_up(event(2), event(certainty=before)).startswith(told)
