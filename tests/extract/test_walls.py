"""The vocabulary of walls keeps its form."""

from __future__ import annotations

from dataclasses import fields
from importlib.resources import files
from typing import Any

import pytest
import yaml

from monitor.extract.walls import Phrases, walls

RAW: dict[str, Any] = yaml.safe_load((files("monitor") / "data" / "extract" / "walls.yaml").read_text(encoding="utf-8"))
LANGUAGES = sorted(path.name.removesuffix(".yaml") for path in (files("monitor") / "data" / "lexicons").iterdir())


def test_all_marks_are_in_lower_case() -> None:
    known = walls()
    marks = [mark for bot in known.bots for mark in (*bot.wall, *bot.guard)]
    marks += [name for names in known.managers for name in names]
    marks += known.legal
    marks += [phrase for kind in fields(Phrases) for phrase in getattr(known.phrases, kind.name)]

    assert [mark for mark in marks if mark != mark.lower() or not mark.strip()] == []


def test_every_bot_wall_has_a_mark_and_none_has_one_of_another() -> None:
    marks = [mark for bot in walls().bots for mark in (*bot.wall, *bot.guard)]

    assert all(bot.wall or bot.guard for bot in walls().bots)
    assert len(marks) == len(set(marks))


@pytest.mark.parametrize("kind", ["robot", "consent"])
def test_every_language_that_is_read_knows_the_commonest_walls(kind: str) -> None:
    assert sorted(RAW["phrases"][kind]) == LANGUAGES


def test_phrases_are_of_languages_that_are_read() -> None:
    for kind in fields(Phrases):
        assert set(RAW["phrases"][kind.name]) <= set(LANGUAGES)


def test_no_language_says_the_same_twice() -> None:
    for kind in fields(Phrases):
        for language, phrases in RAW["phrases"][kind.name].items():
            assert len(phrases) == len(set(phrases)), (kind.name, language)
