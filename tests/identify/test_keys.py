"""One key for all the ways that outlets write a title."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.identify import title_key

SAME = {
    "quote marks": ["Night Couriers", "“Night Couriers”", "«Night Couriers»", "„Night Couriers“", "'Night Couriers'"],
    "case and width": ["Night Couriers", "NIGHT COURIERS", "Ｎｉｇｈｔ　Ｃｏｕｒｉｅｒｓ", "night\u00a0couriers"],
    "a leading article": ["The Crown", "Crown", "‘The Crown’"],
    "an elided article": ["L'amica geniale", "L’amica geniale", "amica geniale"],
    "apostrophes": ["Grey's Anatomy", "Grey’s Anatomy", "Greys Anatomy"],
    "dashes": ["Spider-Noir", "Spider – Noir", "Spider\u2011Noir", "Spider Noir"],
    "single letters with dots": ["S.W.A.T.", "SWAT", "S.W.A.T"],
    "single letters with stars": ["M*A*S*H", "MASH"],
    "single digits with hyphens": ["9-1-1: Lone Star", "911 Lone Star"],
    "and in words or as a sign": ["Law & Order", "Law and Order"],
    "accents": ["Élite", "Elite", "E\u0301lite"],
    "letters with strokes": ["Łowcy", "Lowcy"],
    "Turkish i with and without dot": ["İstanbullu Gelin", "Istanbullu Gelin", "ıstanbullu gelin"],
    "German sharp s": ["Das Weiße Haus", "Das Weisse Haus"],
    "Greek accents and final sigma": ["Σασμός", "ΣΑΣΜΟΣ"],
    "Russian yo": ["Чёрное зеркало", "Черное зеркало"],
    "Korean spacing": ["사랑의 불시착", "사랑의불시착"],
    "Japanese middle dots and half width": ["ゲーム・オブ・スローンズ", "ｹﾞｰﾑ・ｵﾌﾞ・ｽﾛｰﾝｽﾞ", "ゲームオブスローンズ"],
    "invisible characters": ["Ul\u200bice", "Ulice"],
}

DIFFERENT = {
    "numbers": ("Zone 3", "Zone 4"),
    "years": ("Shameless (2004)", "Shameless (2011)"),
    "voiced kana": ("ズ", "ス"),
    "the Cyrillic short i": ("Май", "Маи"),
    "Devanagari vowel signs": ("कि", "का"),
    "an article inside": ("Over the Moon", "Over Moon"),
    "a space between Latin words": ("Now Here", "Nowhere"),
}


@pytest.mark.parametrize("titles", SAME.values(), ids=SAME)
def test_these_are_one_title(titles: list[str]) -> None:
    assert len({title_key(title) for title in titles}) == 1


@pytest.mark.parametrize(("one", "other"), DIFFERENT.values(), ids=DIFFERENT)
def test_these_are_two(one: str, other: str) -> None:
    assert title_key(one) != title_key(other)


@pytest.mark.parametrize(
    ("title", "key"),
    [
        pytest.param("The The", "the", id="a title made of articles"),
        pytest.param("L.A. Law", "la law", id="letters that look like an article"),
        pytest.param("Theodora", "theodora", id="a word that begins like an article"),
        pytest.param("???", "???", id="marks alone"),
        pytest.param("  ", "", id="nothing"),
    ],
)
def test_key(title: str, key: str) -> None:
    assert title_key(title) == key


@given(st.text())
def test_keys_are_plain_whatever_the_title(title: str) -> None:
    key = title_key(title)

    assert key == " ".join(key.split())
    assert key == unicodedata.normalize("NFC", key)
    assert bool(key) == bool(title.strip()) or not any(map(str.isalnum, title))
