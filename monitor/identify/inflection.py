"""Declined forms: whether two titles are one title in different cases of a language."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.identify import words

if TYPE_CHECKING:
    from monitor.identify.written import Written

_SHORTEST_STEM = 4  # letters of a title of one word: with less, too many words look alike
_SHORTEST_WITHIN = 1  # of a word beside others that agree: "dům", "domu"
_LETTERS_IN_COMMON = 5  # of all stems of a title together
_LONGEST_ENDING = 6


def declined(one: Written, other: Written, language: str) -> bool:
    """Tell whether two titles differ in nothing but the cases of a language, a BCP 47 primary tag.

    Knows endings, not words: it is for telling whether an unknown title is a known one, where the one that is
    written exactly so does not exist.
    """
    kinds = words.paradigms(language)
    if not kinds:
        return False
    if one.joined and _hung_on(one.joined, other.words, kinds):
        return True
    if other.joined and _hung_on(other.joined, one.words, kinds):
        return True
    return _all_forms(one.words, other.words, kinds)


def _hung_on(joined: tuple[str, ...], other: tuple[str, ...], kinds: tuple[frozenset[str], ...]) -> bool:
    """Tell whether one title is the other with an ending behind an apostrophe, hyphen or colon."""
    if len(joined) != len(other) or joined[:-1] != other[:-1]:
        return False
    return joined[-1].startswith(other[-1]) and joined[-1][len(other[-1]) :] in kinds[0]


def _all_forms(one: tuple[str, ...], other: tuple[str, ...], kinds: tuple[frozenset[str], ...]) -> bool:
    if len(one) != len(other) or not one:
        return False
    if len(one) == 1:
        return _stem(one[0], other[0], kinds, _SHORTEST_STEM) is not None
    stems = [_stem(left, right, kinds, _SHORTEST_WITHIN) for left, right in zip(one, other, strict=True)]
    letters = min(_LETTERS_IN_COMMON, len("".join(one)), len("".join(other)))
    return None not in stems and sum(map(len, filter(None, stems))) >= letters


@lru_cache(maxsize=8192)
def _stem(one: str, other: str, kinds: tuple[frozenset[str], ...], shortest: int) -> str | None:
    """Return what two forms of one word have in common, None where they are no such forms."""
    if one == other:
        return one
    if any(char.isdecimal() for char in one + other):
        return None
    length = _common(one, other)
    for cut in range(length, max(shortest, length - _LONGEST_ENDING) - 1, -1):
        endings = {one[cut:], other[cut:]}
        if any(endings <= kind for kind in kinds):
            return one[:cut]
    return None


def _common(one: str, other: str) -> int:
    return next(
        (place for place, (left, right) in enumerate(zip(one, other, strict=False)) if left != right),
        min(len(one), len(other)),
    )
