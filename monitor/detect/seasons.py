"""Read mentions of seasons: digits, words, ordinals, lists, counts, the last one, a further one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.detect.compounds import compounded
from monitor.detect.items import SEASON, WORD, Item, Seasons
from monitor.detect.season_numbers import MOST, ordinal_of
from monitor.detect.season_sides import REACH, read_left, read_right

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.grammar import SeasonGrammar

_SHORT = re.compile(r"(\D+)(\d{1,2})")


def with_seasons(items: Sequence[Item], grammar: SeasonGrammar) -> list[Item]:
    """Return the items with every mention of seasons made one chunk."""
    if not grammar.compounds:
        return _with_mentions(items, grammar)
    merged = _with_mentions(compounded(items, grammar.compounds), grammar)
    return [part for item in merged for part in (item.parts or (item,))]


def _with_mentions(items: Sequence[Item], grammar: SeasonGrammar) -> list[Item]:
    merged: list[Item] = []
    index = 0
    while index < len(items):
        item = items[index]
        chunk = None
        if item.kind == WORD and _may_tell(item.text, grammar):
            chunk = _short(items, index, grammar) or _mention(items, index, grammar)
        if chunk is None:
            merged.append(item)
            index += 1
            continue
        seasons, first, end = chunk
        while merged and merged[-1].start >= items[first].start:
            if merged[-1].kind == SEASON:  # two mentions that touch stay two
                first = index
                break
            merged.pop()
        merged.append(_chunk(items, first, end, seasons))
        index = end
    return merged


@lru_cache(maxsize=20_000)  # headlines repeat their words; the bound keeps a hostile page from filling the memory
def _may_tell(word: str, grammar: SeasonGrammar) -> bool:
    """Tell quickly whether a word can be one for a season, or one glued to its number."""
    return word[-1].isdecimal() or word in grammar.words or word in grammar.counted


def _chunk(items: Sequence[Item], first: int, end: int, seasons: Seasons) -> Item:
    return Item(
        SEASON,
        " ".join(item.text for item in items[first:end]),
        items[first].start,
        items[end - 1].end,
        capital=items[first].capital,
        spaced=items[first].spaced,
        seasons=seasons,
    )


def _short(items: Sequence[Item], at: int, grammar: SeasonGrammar) -> tuple[Seasons, int, int] | None:
    """Read a season written as letters glued to its number: S2, season2."""
    found = _SHORT.fullmatch(items[at].text)
    if found is None or found.group(1) not in grammar.short or not 0 < int(found.group(2)) <= MOST:
        return None
    return Seasons((int(found.group(2)),)), at, at + 1


def _mention(items: Sequence[Item], at: int, grammar: SeasonGrammar) -> tuple[Seasons, int, int] | None:
    """Read the mention round the season word at `at`: what it says, its first item, and the item behind it."""
    word = items[at].text
    certain = word in grammar.words
    if not certain and word not in grammar.counted:
        return None
    left, first = read_left(items, at, grammar, numbered=False)
    right, end = read_right(items, at, grammar, left)
    if right.numbers:
        left, first = read_left(items, at, grammar, numbered=True)
    named = ordinal_of(items[at], grammar)  # "avauskausi": the first season in one word
    numbers = tuple(sorted({*left.numbers, *right.numbers, *([named] if named else ())}))
    count = grammar.numerals.get(word, left.count)  # "موسمين": the dual is number and season in one word
    seasons = Seasons(numbers, count, left.last or right.last, left.more or right.more)
    if not certain and not (numbers or seasons.count or seasons.last or seasons.more):
        return None
    width = _after_width(items, first, grammar)
    counted_out = any(item.text in grammar.after for item in items[first:at])  # a case says it: "yhteen kauteen"
    if width or counted_out or _is_looked_back_on(items, end, grammar):
        seasons.after = True
        first -= width
    elif seasons.count == 1:
        seasons.count = None  # "a season" counts nothing unless it is looked back on
    return seasons, first, end


def _after_width(items: Sequence[Item], first: int, grammar: SeasonGrammar) -> int:
    """Return how many items before a mention say "after"."""
    for phrase in grammar.after_phrases:
        if tuple(item.text for item in items[max(0, first - len(phrase)) : first]) == phrase:
            return len(phrase)
    return int(first > 0 and items[first - 1].kind == WORD and items[first - 1].text in grammar.after)


def _is_looked_back_on(items: Sequence[Item], end: int, grammar: SeasonGrammar) -> bool:
    """Tell whether "after" stands behind the season: "egy évad után", "1シーズンで打ち切り".

    It is not taken into the mention, since the cue may be part of it.
    """
    if end < len(items) and items[end].text in grammar.behind:
        return True
    for phrase in grammar.behind_phrases:
        if tuple(item.text for item in items[end : end + len(phrase)]) == phrase:
            return True
    text = "".join(item.text for item in items[end : end + REACH])
    return grammar.after.opens(text)
