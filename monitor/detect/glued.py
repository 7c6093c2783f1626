"""Read numbers right behind a name as seasons, in languages that write them so: "Blanca 4 si farà"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NUMBER, SEASON, WORD, Item, Seasons

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from monitor.detect.parse import Parsed

_DIGIT = 9
_MOST = 30  # a larger number behind a name is an age, a street, a year, or part of it
_MOST_DIGITS = 2
# Behind the number these make it an amount, a score, a range.
_AMOUNTS = frozenset("-–%€$£°/+")


def with_glued_seasons(items: Sequence[Item], units: Collection[str], *, title_case: bool) -> list[Item]:
    """Return the items with each number that ends a capitalised name made a season chunk.

    Before one of the `units` a number counts something else: "Tayang 9 Juni", "El 9 de junio". In Title Case capitals
    do not show where a name ends: only one digit is taken for a season there. Beside a season with a number of its own
    one that is not the next is part of the name: "druhá řada Sektoru 7".
    """
    most = _DIGIT if title_case else _MOST
    told = {number for item in items if item.seasons and not item.seasons.after for number in item.seasons.numbers}
    return [
        _season(item)
        if _is_glued(items, index, most, title_case=title_case)
        and not _counts(items, index, units)
        and (not told or not told.isdisjoint({int(item.text), int(item.text) - 1}))
        else item
        for index, item in enumerate(items)
    ]


def without_glued_season(parsed: Parsed, start: int, stop: int) -> tuple[int, int | None]:
    """Return where a title stops without the number at its end, and that number, in languages that write so."""
    written = parsed.text[start:stop]
    name = written.rstrip("0123456789")
    number = written[len(name) :]
    name = name.rstrip("-– ")
    if not (parsed.lexicon.glued and name and name[-1] not in ".,:/'’" and 0 < len(number) <= _MOST_DIGITS):
        return stop, None
    signed = parsed.lexicon.folding.fold(name).rpartition(" ")[2] in parsed.lexicon.seasons.number_signs
    if signed or not 0 < int(number) <= _MOST:
        return stop, None  # "Room No. 9" and "Відділ 44" are names
    return start + len(name), int(number)


def _season(item: Item) -> Item:
    return Item(SEASON, item.text, item.start, item.end, seasons=Seasons(numbers=(int(item.text),)))


def _counts(items: Sequence[Item], index: int, units: Collection[str]) -> bool:
    following = [item.text for item in items[index + 1 : index + 3]]
    return following[:1] != [] and (following[0] in units or " ".join(following) in units)


def _is_glued(items: Sequence[Item], index: int, most: int, *, title_case: bool) -> bool:
    item = items[index]
    if item.kind != NUMBER or index == 0 or not item.text.isdecimal() or not 1 < int(item.text) <= most:
        return False
    name = items[index - 1]
    if name.kind != WORD or not name.capital:
        return False
    if index + 1 == len(items):
        return True
    follower = items[index + 1]
    if follower.kind == MARK:
        decimal = follower.text in ".," and not follower.spaced and not _ends(items, index + 1)
        return follower.text not in _AMOUNTS and not decimal
    # "Blanca 4 si farà" goes on in lower case; "Toscana 3 Morti" or "Rai 3 Regione" is something else.
    return follower.spaced and (title_case or not follower.capital)


def _ends(items: Sequence[Item], index: int) -> bool:
    return index + 1 == len(items) or items[index + 1].spaced
