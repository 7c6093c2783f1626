"""The words that titles are written with, and titles taken apart."""

from __future__ import annotations

from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.identify import loose_key, read
from monitor.identify.shipped import shipped
from monitor.identify.words import number, paradigms, roman

LANGUAGES = {item.name.removesuffix(".yaml") for item in files("monitor").joinpath("data/lexicons").iterdir()}


@pytest.mark.parametrize("section", ["articles", "joiners", "numbers", "seasons", "formats", "franchise", "declension"])
def test_sections_are_by_the_languages_that_we_read(section: str) -> None:
    assert set(shipped("titles.yaml")[section]) <= LANGUAGES


def test_every_language_calls_a_season_something() -> None:
    told = shipped("titles.yaml")
    assert set(told["seasons"]) | {"zh"} == LANGUAGES  # Chinese counts without such a word
    assert "季" in told["season_counters"]


def test_languages_that_decline_names_have_their_endings() -> None:
    for language in ("pl", "cs", "ru", "uk", "hu", "fi", "tr", "el"):
        assert paradigms(language)
        assert all(len(kind) > 1 for kind in paradigms(language))
    assert paradigms("en") == ()


@pytest.mark.parametrize(
    ("written", "digits"),
    [
        ("ii", "2"),
        ("iv", "4"),
        ("ix", "9"),
        ("xiv", "14"),
        ("xxxix", "39"),
        ("i", None),
        ("iiii", None),
        ("civil", None),
    ],
)
def test_roman_numerals(written: str, digits: str | None) -> None:
    assert roman(written) == digits


@pytest.mark.parametrize(
    ("word", "digits"), [("thirteen", "13"), ("१३", "13"), ("٧", "7"), ("007", "7"), ("0", "0"), ("road", "road")]
)
def test_numbers(word: str, digits: str) -> None:
    assert number(word) == digits


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("The Office (US)", {"words": ("office",), "article": "the", "country": "US"}),
        ("Shameless (2011)", {"words": ("shameless",), "year": 2011}),
        ("Shameless (US, 2011)", {"country": "US", "year": 2011}),
        ("One Piece (live-action)", {"making": "live"}),
        ("Ghosts UK", {"text": "Ghosts", "key": "ghosts uk", "words": ("ghosts",), "country": "GB"}),
        ("THE LAST OF US", {"words": ("last", "of", "us"), "country": None}),
        ("Lupin – Staffel 2", {"words": ("lupin",), "season": 2}),
        ("Season 3", {"words": ("season", "3"), "season": None}),
        ("Masterseries 3", {"words": ("masterseries", "3"), "season": None}),
        ("盐路第十二季", {"words": ("盐路",), "season": 12}),
        ("Salt Road Season IV", {"season": 4}),
        ("Salt Road (Netflix)", {"text": "Salt Road", "asides": ("Netflix",)}),
        ("(500) Days", {"words": ("500", "days"), "asides": ()}),
        ("Dexter: Resurrection", {"words": ("dexter", "resurrection"), "head": 1}),
        ("Spider-Noir", {"head": None}),
        ("A", {"words": ("a",), "article": None}),
        ("", {"words": ()}),
    ],
)
def test_titles_taken_apart(title: str, parts: dict[str, object]) -> None:
    written = read(title)

    assert {name: getattr(written, name) for name in parts} == parts


@given(st.text(max_size=60))
def test_any_text_can_be_taken_apart(text: str) -> None:
    assert " " not in loose_key(text)
    assert read(text) == read(text)
