"""Read what belongs to a season word on either side of it: "the fifth and final", "2 and 3"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.items import WORD
from monitor.detect.season_numbers import MOST, is_amount, is_digit, number_ending_at, number_starting_at
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.grammar import SeasonGrammar
    from monitor.detect.items import Item

REACH = 8  # items on either side of the season word that may belong to it
_LISTING = frozenset({",", "、", "，", "،", "/", "&", "＆", "+", "・", "·"})
_RANGES = frozenset({"-", "–", "~", "〜", "～"})


@dataclass(slots=True)
class Side:
    """What is said of seasons on one side of their word."""

    numbers: list[int]
    count: int | None = None
    last: bool = False
    more: bool = False


def read_left(items: Sequence[Item], at: int, grammar: SeasonGrammar, *, numbered: bool) -> tuple[Side, int]:
    """Read what stands before a season word, and where it begins; `numbered`: its number stands on the other side."""
    read = Side([])
    first = at
    index = at - 1
    while index >= 0 and at - index <= REACH:
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
        if not _may_join(text, grammar):
            first = index
        index -= 1
    return read, first


def _take_left(read: Side, value: int, *, ordinal: bool, numbered: bool) -> bool:
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


def _joins(items: Sequence[Item], index: int, grammar: SeasonGrammar, read: Side) -> bool:
    """Tell whether this is an "and" or comma between parts of one mention: "fifth and final season"."""
    told = read.numbers or read.last or read.count or read.more
    if index == 0 or not told or not _may_join(items[index].text, grammar):
        return False
    before = items[index - 1]
    value, ordinal, _ = number_ending_at(items, index - 1, grammar)
    if value is not None and ordinal and read.count is not None:
        # "第三、四季": what looked like a count is the second of two numbers.
        read.numbers.append(read.count)
        read.count = None
    return (value is not None and ordinal) or before.text in grammar.last or before.text in grammar.more


def read_right(items: Sequence[Item], at: int, grammar: SeasonGrammar, left: Side) -> tuple[Side, int]:
    """Read what stands behind a season word, and return the item behind that."""
    read = Side([])
    numbered = bool(left.numbers)
    end = index = at + 1
    joined = True
    while index < len(items) and index - at <= REACH:
        item, first = items[index], index == at + 1
        # "tercera temporada cuatro años después": a season that has its number takes no other.
        value, width = (None, 0) if numbered else number_starting_at(items, index, grammar)
        # "नया सीजन 15 अगस्त": of a new season that is a date; "सीजन 2 जून में" is the second one, in June.
        dates = (left.more or left.last) and is_amount(items, index + width, grammar)
        if value is not None and joined and not dates and not _is_counted_thing(items, index + width, grammar):
            _take_right(read, value, items[index - 1].text, grammar)
            end = index = index + width
            joined = False
        elif first and not numbered and item.kind == WORD and item.text in grammar.more:
            read.more = True
            end = index = index + 1
        elif item.kind == WORD and item.text in grammar.last:
            read.last = True
            end = index = index + 1
        elif first and item.text in grammar.number_signs:
            index += 1
        elif read.numbers and not joined and (_may_join(item.text, grammar) or item.text in grammar.through):
            joined = True
            index += 1
        else:
            break
    return read, end


def _may_join(text: str, grammar: SeasonGrammar) -> bool:
    return text in grammar.join or text in _LISTING or text in _RANGES


def _is_counted_thing(items: Sequence[Item], index: int, grammar: SeasonGrammar) -> bool:
    """Tell whether another season word follows: in "season 2. Two seasons" the second number is its own."""
    return index < len(items) and items[index].text in grammar.words


def _take_right(read: Side, value: int, before: str, grammar: SeasonGrammar) -> None:
    through = before in grammar.through or before in _RANGES
    if through and read.numbers and read.numbers[-1] < value:
        read.numbers += range(read.numbers[-1] + 1, value + 1)
    else:
        read.numbers.append(value)
