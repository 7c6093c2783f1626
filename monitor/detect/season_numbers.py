"""Read numbers beside a season word: digits, numerals, ordinals with their marks."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.detect.items import NUMBER, WORD, Item
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.grammar import SeasonGrammar

MOST = 60  # no series has more seasons; larger numbers are years, prices, ages


def number_starting_at(items: Sequence[Item], index: int, grammar: SeasonGrammar) -> tuple[int | None, int]:
    """Return the number that starts at an item and how many items it takes; None, 0 where there is none."""
    item = items[index]
    width = 1
    value = _digits(item)
    if value is not None:
        while index + width < len(items) and _is_mark_of(items, index + width, grammar):
            width += 1
        if is_amount(items, index + width, grammar) and not items[index + width].spaced:
            return None, 0  # "第二季7月12日", "시즌2 6부작"
    elif not is_unspaced(item.text):  # there it is the beginning of any word
        value = grammar.numerals.get(item.text) or ordinal_of(item, grammar)
        # Behind its word "one" is an article or a particle: "stellt die Staffel ein".
        value = None if value == 1 and item.text in grammar.numerals else value
    if value is None or not 0 < value <= MOST:
        return None, 0
    return value, width


def is_amount(items: Sequence[Item], behind: int, grammar: SeasonGrammar) -> bool:
    """Tell whether what stands behind a number says what it counts."""
    return behind < len(items) and items[behind].text in grammar.units


def number_ending_at(items: Sequence[Item], index: int, grammar: SeasonGrammar) -> tuple[int | None, bool, int]:
    """Return the number that ends at an item, whether it is an ordinal, and how many items it takes."""
    width = 1
    while index - width + 1 > 0 and width <= 2 and _is_mark_of(items, index - width + 1, grammar):  # noqa: PLR2004 - ".ª"
        width += 1
    if width > 1 and index - width >= 0 and _is_glued_colon(items, index - width + 1):
        width += 1  # "3:e säsongen"
    signed = index - width >= 0 and items[index - width].text in grammar.number_signs
    value = _digits(items[index - width + 1])
    if value is not None:
        return value, width > 1 or signed, width
    item = items[index]
    ordinal = ordinal_of(item, grammar)
    if ordinal is not None:
        return ordinal, True, 1
    signed = index > 0 and items[index - 1].text in grammar.number_signs
    return grammar.numerals.get(item.text), signed, 1


def _is_glued_colon(items: Sequence[Item], index: int) -> bool:
    return items[index].text == ":" and not items[index].spaced and not items[index + 1].spaced


def _is_mark_of(items: Sequence[Item], index: int, grammar: SeasonGrammar) -> bool:
    """Tell whether this is the mark of an ordinal, glued to what stands before it ("3.", "3rd", "22.ª")."""
    item = items[index]
    return not item.spaced and item.text in grammar.ordinal_marks


def _digits(item: Item) -> int | None:
    if item.kind == NUMBER and item.text.isdecimal() and len(item.text) <= 2:  # noqa: PLR2004 - a season number
        return int(item.text)
    return None


def is_digit(item: Item) -> bool:
    """Tell whether an item is written in digits."""
    return item.kind == NUMBER


def ordinal_of(item: Item, grammar: SeasonGrammar) -> int | None:
    """Return the number that a word says as an ordinal, or as the word for one season: "kolmoskausi"."""
    return _ordinal(item.text, grammar) if item.kind in (WORD, NUMBER) else None


@lru_cache(maxsize=20_000)  # of words, which headlines repeat
def _ordinal(word: str, grammar: SeasonGrammar) -> int | None:
    exact = grammar.ordinals.get(word)
    return (
        exact
        if exact is not None
        else next((value for stem, value in grammar.ordinal_stems if word.startswith(stem)), None)
    )
