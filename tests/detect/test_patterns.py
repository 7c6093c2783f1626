"""Patterns: what can be written, and what each finds."""

from __future__ import annotations

import pytest

from monitor.detect.items import SEASON, WORD, Item, Seasons
from monitor.detect.matching import PatternIndex
from monitor.detect.patterns import PatternWriter
from monitor.detect.tokens import Folding
from monitor.errors import LexiconError

WRITER = PatternWriter(
    {"cut": "cut|cuts", "show": "show|{kind}", "kind": "drama"}, Folding({}), frozenset(), frozenset(), ["after"]
)


def items(text: str) -> list[Item]:
    """One item a word; S, after_S and 2_S stand for season chunks, the last with a number; a stroke ends a sentence."""
    found: list[Item] = []
    sentence = 0
    for word in text.split():
        if word == "/":
            sentence += 1
            continue
        kind = SEASON if word.endswith("S") else WORD
        seasons = Seasons(numbers=(2,)) if word == "2_S" else Seasons()
        found.append(Item(kind, word.replace("_", " "), 0, 0, sentence=sentence, seasons=seasons))
    return found


def found(pattern: str, text: str) -> list[tuple[int, ...]]:
    index = PatternIndex(WRITER.read("cue", pattern))
    return [match.filled for match in index.matches(items(text))]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        pytest.param("axed", "the axed show", [(1,)], id="one word"),
        pytest.param("axe|axed", "they axe it", [(1,)], id="alternatives"),
        pytest.param("renew*", "it renewed", [(1,)], id="a beginning"),
        pytest.param("*serie", "die krimiserie", [(1,)], id="an ending"),
        pytest.param("{cut} short", "she cuts short", [(1, 2)], id="a named set"),
        pytest.param("{show}", "a drama", [(1,)], id="a set within a set"),
        pytest.param("pull the? plug", "pull plug", [(0, 1)], id="a place left out"),
        pytest.param("pull the? plug", "pull the plug", [(0, 1, 2)], id="a place filled"),
        pytest.param("picked_up for", "picked up for", [(0, 1, 2)], id="several words in one place"),
        pytest.param("renew|picked_up <season>", "picked up S", [(0, 1, 2)], id="a chunk"),
        pytest.param("done after <season>", "done after_S", [(0, 1)], id="a word that its chunk takes in"),
        pytest.param("done after <season>", "done S", [], id="a chunk without that word"),
        pytest.param("after <season> done", "S done after_S done", [(2, 3)], id="a chunk with that word, first"),
        pytest.param(
            "done in|after <season>", "done in S done after_S", [(0, 1, 2), (3, 4)], id="a word said or taken in"
        ),
        pytest.param("setzt ... ab", "setzt es wieder ab", [(0, 3)], id="a separable verb"),
        pytest.param("setzt ... ab", "setzt / es ab", [], id="a gap ends with its sentence"),
        pytest.param("setzt ... ab", "setzt a b c d e f g h ab", [], id="a gap has a length"),
        pytest.param("no more", "no S more", [], id="a chunk is no word"),
        pytest.param("<numbered> for", "S for 2_S for", [(2, 3)], id="a season with its number"),
        pytest.param("^ <season> for", "S for it and S for him", [(0, 1)], id="where the headline begins"),
        pytest.param("^ <season> for", "news / S for it", [(1, 2)], id="where a sentence begins"),
        pytest.param(
            "pick|pick_up <season>", "pick up S pick S", [(0, 1, 2), (3, 4)], id="one word, or it and another"
        ),
        pytest.param("put ... on ice?", "put it on", [(0, 2)], id="a last place left out"),
        pytest.param("cut ... short|off_air", "cut it off air", [(0, 2, 3)], id="several words in the last place"),
    ],
)
def test_a_pattern_finds(pattern: str, text: str, expected: list[tuple[int, ...]]) -> None:
    assert found(pattern, text) == expected


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param("", id="nothing"),
        pytest.param("...", id="a gap alone"),
        pytest.param("... ab", id="a gap first"),
        pytest.param("^", id="a beginning of nothing"),
        pytest.param("setzt ...", id="a gap last"),
        pytest.param("{unknown} it", id="an unknown set"),
        pytest.param("a||b", id="an empty alternative"),
        pytest.param("a?|b c", id="a question mark for one alternative"),
    ],
)
def test_a_pattern_that_means_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(LexiconError):
        WRITER.read("cue", pattern)
