"""Phrases of the operator's own: where they match, and that no headline makes the matching slow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text import Phrases, clean, phrases


def matches(phrase: str, headline: str) -> bool:
    return not Phrases(exclude=[phrase]).admit(headline)


@pytest.mark.parametrize(
    ("phrase", "headline"),
    [
        pytest.param("recap", "RECAP: The Cellar", id="capitals do not matter"),
        pytest.param("season finale", "The Season\u00a0 Finale of The Cellar", id="nor how words are parted"),
        pytest.param(
            "été", "Les séries de l'e\u0301te\u0301", id="nor how accents are coded; an apostrophe parts words"
        ),
        pytest.param("what's on", "What’s on tonight", id="nor how an apostrophe is typed"),
        pytest.param("maße", "DIE MASSE", id="sharp s in capitals"),
        pytest.param("iptal", "İPTAL EDİLDİ", id="Turkish capitals"),
        pytest.param("ισ", "ΙΣ", id="a final sigma"),
        pytest.param("suits", "‘Suits’ is back", id="quote marks are no part of a word"),
        pytest.param("?", "Will it be renewed?", id="a mark alone"),
        pytest.param("9-1-1", "9-1-1: Lone Star", id="marks within"),
        pytest.param("recap*", "Recaps of the week", id="an ending"),
        pytest.param("*cast", "Our podcast", id="a beginning"),
        pytest.param("*pod*", "Our tripods", id="both"),
        pytest.param("re*ed", "The Cellar renewed", id="within a word"),
        pytest.param("how to * watch", "How to safely watch it", id="between words"),
        pytest.param("how to * watch", "How to watch it", id="no word between"),
        pytest.param("how*watch", "How to watch it", id="from one word into another"),
        pytest.param("a*b*c", "a b a c", id="several stars"),
        pytest.param("m*a*s*h", "M*A*S*H is back", id="a star stands for itself too"),
        pytest.param("預告", "《黑暗》最新預告片公開", id="Chinese sets no spaces"),
        pytest.param("予告*公開", "新作ドラマの予告映像を公開", id="nor Japanese"),
        pytest.param("netflix", "新作はNetflixで配信", id="Latin within Japanese"),
        pytest.param("리뷰", "새 드라마 리뷰를 공개", id="Korean writes particles onto words"),
        pytest.param("ซีรีส์", "รีวิวซีรีส์ใหม่", id="Thai"),
        pytest.param("ट्रेलर", "नया ट्रेलर आया", id="vowel signs belong to their word"),
        pytest.param("❤", "I ❤️ it", id="a sign with its emoji selector"),
        pytest.param("一 * 二", "一二", id="the edge of two words is one"),
    ],
)
def test_a_phrase_matches(phrase: str, headline: str) -> None:
    assert matches(phrase, headline)


@pytest.mark.parametrize(
    ("phrase", "headline"),
    [
        pytest.param("recap", "Recaps of the week", id="a longer word"),
        pytest.param("cast", "Our podcast", id="the end of a word"),
        pytest.param("season 2", "Season 21 is ordered", id="a longer number"),
        pytest.param("cafe", "Café", id="accents are letters"),
        pytest.param("cafe", "Cafe\u0301", id="however they are coded"),
        pytest.param("ट्रेल", "नया ट्रेलर आया", id="a part of a Hindi word"),
        pytest.param("क", "कि", id="a letter without its vowel sign"),
        pytest.param("か", "が", id="another letter by its mark"),
        pytest.param("how to * watch", "How to rewatch it", id="a star between spaces leaves words whole"),
        pytest.param("*cast", "The caster", id="a star at one side only"),
        pytest.param("a*b", "b a", id="the order counts"),
        pytest.param("ab*ba", "aba", id="parts do not overlap"),
        pytest.param("a* *b", "axxb", id="a space between stars is the edge of a word"),
        pytest.param("2季", "第12季", id="the end of a number in Chinese"),
        pytest.param("recap", "", id="an empty headline"),
    ],
)
def test_a_phrase_does_not_match(phrase: str, headline: str) -> None:
    assert not matches(phrase, headline)


@pytest.mark.parametrize(
    ("include", "exclude", "admitted"),
    [
        pytest.param([], [], True, id="no phrases: everything"),
        pytest.param(["netflix", "hbo"], [], True, id="one of those to include"),
        pytest.param(["netflix"], [], False, id="none of them"),
        pytest.param([], ["recap"], True, id="none of those to exclude"),
        pytest.param([], ["netflix", "renew*"], False, id="one of them"),
        pytest.param(["hbo"], ["renews"], False, id="both: what is excluded stays so"),
    ],
)
def test_what_is_admitted(include: list[str], exclude: list[str], *, admitted: bool) -> None:
    assert Phrases(include, exclude).admit("HBO renews ‘The Cellar’") is admitted


LETTERS = "ab"  # that make words
TEXTS = st.text(alphabet="aab 続-", max_size=12)
PHRASES = st.text(alphabet="aab 続-**", min_size=1, max_size=8)


@given(PHRASES, TEXTS)
def test_it_matches_what_the_definition_says(phrase: str, headline: str) -> None:
    assert matches(phrase, headline) == defined(clean(phrase), clean(headline))


def defined(phrase: str, text: str) -> bool:
    """Try every place and every length of each star; `|` stands for the edge of a word."""
    pattern = f"|{phrase}|".replace("|*", "*").replace("*|", "*").replace("* ", "*|").replace(" *", "|*")
    return any(_fits(pattern, text, start) for start in range(len(text) + 1))


def _fits(pattern: str, text: str, at: int) -> bool:
    if not pattern:
        return True
    sign, rest = pattern[0], pattern[1:]
    if sign == "*":
        return any(_fits(rest, text, end) for end in range(at, len(text) + 1))
    if sign == "|":
        inside = 0 < at < len(text) and text[at - 1] in LETTERS and text[at] in LETTERS
        return not inside and _fits(rest, text, at)
    return text[at : at + 1] == sign and _fits(rest, text, at + 1)


class Counting(str):  # noqa: SLOT000 - remembers in a list
    """A text that remembers from where it was searched."""

    def __init__(self, _: str) -> None:
        self.starts: list[int] = []

    def find(self, sub: str, start: int = 0) -> int:  # type: ignore[override]  # all that is called
        self.starts.append(start)
        return super().find(sub, start)


@pytest.mark.parametrize(
    "phrase",
    [
        pytest.param("*a" * 90 + "*b", id="a star at every letter, and no end"),
        pytest.param("* a" * 60 + " * b", id="a star between all words"),
        pytest.param("a" * 199 + "b", id="a long word that nearly fits everywhere"),
        pytest.param("*" * 199 + "b", id="stars only but for one letter"),
    ],
)
@pytest.mark.parametrize("unit", ["a", "a ", "続", "a*", "-", "\u0301"])
def test_every_part_is_looked_for_once_and_never_further_back(phrase: str, unit: str) -> None:
    needles = phrases._needles(phrase)
    for length in (1_000, 2_000):
        text = Counting(phrases._edged(phrases._folded(unit * length)))
        assert not phrases._holds(text, needles)
        assert len(text) <= 2 * len(unit) * length + 2
        assert len(text.starts) <= len(needles)
        assert text.starts == sorted(text.starts)
