"""The words that titles are written with or without, folded as titles are; see `data/titles.yaml`."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from monitor.identify.folding import fold
from monitor.identify.keys import title_key
from monitor.identify.shipped import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable

# Letters of the Roman numerals that stand in titles; longer numbers of theirs do not.
_ROMAN = {"i": 1, "v": 5, "x": 10}


@cache
def articles() -> frozenset[str]:
    """Return the articles of all languages, in every case."""
    return frozenset(map(title_key, _values("articles")))


@cache
def glued_articles() -> tuple[str, ...]:
    """Return the articles that are written together with their word."""
    return tuple(map(fold, _words()["articles_glued"]))


@cache
def joiners() -> frozenset[str]:
    """Return the words and signs for "and"."""
    return frozenset({"&", "+", *map(fold, _values("joiners"))})


@cache
def numbers() -> dict[str, str]:
    """Return the digits of each number word."""
    return {title_key(word): digits for table in _words()["numbers"].values() for word, digits in table.items()}


@cache
def season_words() -> frozenset[str]:
    """Return the words that a season's number stands with, as written."""
    return frozenset(_values("seasons"))


@cache
def season_counters() -> tuple[str, ...]:
    """Return what is written right behind a season's number, without a space."""
    return tuple(_words()["season_counters"])


@cache
def formats() -> frozenset[str]:
    """Return the keys of what only says that it is a series."""
    return frozenset(map(title_key, _values("formats")))


@cache
def franchise() -> tuple[str, ...]:
    """Return the keys of words whose presence in a subtitle makes another series."""
    return tuple(map(title_key, _values("franchise")))


@cache
def makings() -> dict[str, str]:
    """Return which making of a story each key means."""
    return {title_key(word): making for making, several in _words()["makings"].items() for word in several}


@cache
def countries() -> dict[str, str]:
    """Return the ISO 3166-1 code that each key means."""
    return {title_key(word): code for code, several in _words()["countries"].items() for word in several}


@cache
def country_capitals() -> frozenset[str]:
    """Return the codes that count where they stand in capitals behind a title."""
    return frozenset(_words()["country_capitals"])


@cache
def declining() -> tuple[str, ...]:
    """Return the languages that decline names, as BCP 47 tags."""
    return tuple(_words()["declension"])


@cache
def paradigms(language: str) -> tuple[frozenset[str], ...]:
    """Return the sets of endings that words of a language go through; of the first one foreign names too."""
    return tuple(frozenset(map(fold, row)) for row in _words()["declension"].get(language, ()))


def number(word: str) -> str:
    """Return a number as Western digits, whichever way it is written; any other word as it is."""
    if word.isdecimal():
        return "".join(str(unicodedata.decimal(digit)) for digit in word).lstrip("0") or "0"
    return numbers().get(word, word)


def roman(word: str) -> str | None:
    """Return the digits of a Roman numeral from two to 39, None for anything else."""
    values = [_ROMAN.get(letter, 0) for letter in word]
    if not values or 0 in values:
        return None
    total = sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))
    return str(total) if total > 1 and _as_roman(total) == word else None


def _as_roman(total: int) -> str:
    units = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return "x" * (total // 10) + units[total % 10]


def _values(section: str) -> Iterable[str]:
    return (word for several in _words()[section].values() for word in several)


def _words() -> dict[str, Any]:
    return shipped("titles.yaml")
