"""Read mentions of seasons: digits, words, ordinals, lists, counts, the last one, a further one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.detect.compounds import compounded
from monitor.detect.items import SEASON, WORD, Item, Seasons
from monitor.detect.season_numbers import MOST, is_amount, is_digit, number_ending_at, number_starting_at, ordinal_of
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.grammar import SeasonGrammar

_SHORT = re.compile(r"(\D+)(\d{1,2})")
_REACH = 8  # items on either side of the season word that may belong to it
_COMMAS = frozenset({",", "、", "，", "،", "/", "&", "＆", "+", "・", "·"})
_RANGES = frozenset({"-", "–", "~", "〜", "～"})


@dataclass(slots=True)
class _Read:
    """What was read on one side of a season word."""

    numbers: list[int]
    count: int | None = None
    last: bool = False
    more: bool = False


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
    left, first = _read_left(items, at, grammar, numbered=False)
    right, end = _read_right(items, at, grammar, left)
    if right.numbers:
        left, first = _read_left(items, at, grammar, numbered=True)
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
    text = "".join(item.text for item in items[end : end + _REACH])
    return grammar.after.opens(text)


def _read_left(items: Sequence[Item], at: int, grammar: SeasonGrammar, *, numbered: bool) -> tuple[_Read, int]:
    read = _Read([])
    first = at
    index = at - 1
    while index >= 0 and at - index <= _REACH:
        value, ordinal, width = number_ending_at(items, index, grammar)
        text = items[index].text
        if value is not None:
            ordinal = ordinal or (index == at - 1 and items[at].text in grammar.ordinal_marks)  # "2期"
            # "the 2026-27 season" is a year of broadcasting.
            in_range = index > 1 and items[index - width].text in _RANGES and is_digit(items[index - width - 1])
            plain = is_digit(items[index - width + 1]) or is_unspaced(items[index].text)
            ordinal = ordinal or (grammar.digits_number and plain)
            if in_range or not _take_left(read, value, ordinal=ordinal, numbered=numbered):
                break
            index -= width
            if index >= 0 and items[index].text in grammar.number_signs:
                index -= 1
            first = index + 1
            continue
        if text in grammar.last:
            read.last = True
        elif text in grammar.more:
            read.more = True
        elif not (text in grammar.between or _joins(items, index, grammar, read)):
            break
        if not (text in grammar.join or text in _COMMAS or text in _RANGES):
            first = index
        index -= 1
    return read, first


def _take_left(read: _Read, value: int, *, ordinal: bool, numbered: bool) -> bool:
    """Take one number before the season word; False where it cannot belong to it."""
    if ordinal:
        if not 0 < value <= MOST:
            return False
        read.numbers.append(value)
        return True
    if numbered or read.numbers or read.count is not None or not 0 < value <= MOST:
        return value == 1  # "une saison 2", "una segunda temporada": the word for one is an article there
    read.count = value
    return True


def _joins(items: Sequence[Item], index: int, grammar: SeasonGrammar, read: _Read) -> bool:
    """Tell whether this is an "and" or comma between parts of one mention: "fifth and final season"."""
    text = items[index].text
    if not (text in grammar.join or text in _COMMAS or text in _RANGES):
        return False
    if not (read.numbers or read.last or read.count or read.more) or index == 0:
        return False
    before = items[index - 1]
    value, ordinal, _ = number_ending_at(items, index - 1, grammar)
    if value is not None and ordinal and read.count is not None:
        # "第三、四季": what looked like a count is the second of two numbers.
        read.numbers.append(read.count)
        read.count = None
    return (value is not None and ordinal) or before.text in grammar.last or before.text in grammar.more


def _read_right(items: Sequence[Item], at: int, grammar: SeasonGrammar, left: _Read) -> tuple[_Read, int]:
    read = _Read([])
    numbered = bool(left.numbers)
    end = at + 1
    index = at + 1
    joined = True
    while index < len(items) and index - at <= _REACH:
        text = items[index].text
        # "tercera temporada cuatro años después": a season that has its number takes no other.
        value, width = (None, 0) if numbered else number_starting_at(items, index, grammar)
        # "नया सीजन 15 अगस्त": of a new season that is a date; "सीजन 2 जून में" is the second one, in June.
        dates = (left.more or left.last) and is_amount(items, index + width, grammar)
        if value is not None and joined and not dates and not _is_counted_thing(items, index + width, grammar):
            _take_right(read, value, items[index - 1].text, grammar)
            index += width
            end = index
            joined = False
            continue
        if index == at + 1 and not numbered and text in grammar.more and items[index].kind == WORD:
            read.more = True
            index += 1
            end = index
            continue
        if text in grammar.last and items[index].kind == WORD:
            read.last = True
            index += 1
            end = index
            continue
        if text in grammar.number_signs and index == at + 1:
            index += 1
            continue
        if read.numbers and not joined and (text in grammar.join or text in grammar.through or _is_range(items, index)):
            joined = True
            index += 1
            continue
        break
    return read, end


def _is_range(items: Sequence[Item], index: int) -> bool:
    return items[index].text in _COMMAS or items[index].text in _RANGES


def _is_counted_thing(items: Sequence[Item], index: int, grammar: SeasonGrammar) -> bool:
    """Tell whether another season word follows: in "season 2. Two seasons" the second number is its own."""
    return index < len(items) and items[index].text in grammar.words


def _take_right(read: _Read, value: int, before: str, grammar: SeasonGrammar) -> None:
    through = before in grammar.through or before in _RANGES
    if through and read.numbers and read.numbers[-1] < value:
        read.numbers += range(read.numbers[-1] + 1, value + 1)
    else:
        read.numbers.append(value)
