"""Read numbers right behind a name as seasons, in languages that write them so: "Blanca 4 si farà"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NUMBER, SEASON, WORD, Item, Seasons

if TYPE_CHECKING:
    from collections.abc import Sequence

_MOST = 30  # a larger number behind a name is an age, a street, a year
# Behind the number these make it an amount, a score, a range.
_AMOUNTS = frozenset("-–%€$£°/+")


def with_glued_seasons(items: Sequence[Item]) -> list[Item]:
    """Return the items with each number that ends a capitalised name made a season chunk."""
    return [_season(item) if _is_glued(items, index) else item for index, item in enumerate(items)]


def _season(item: Item) -> Item:
    return Item(SEASON, item.text, item.start, item.end, seasons=Seasons(numbers=(int(item.text),)))


def _is_glued(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    if item.kind != NUMBER or index == 0 or not item.text.isdecimal() or not 1 < int(item.text) <= _MOST:
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
    return follower.spaced and not follower.capital


def _ends(items: Sequence[Item], index: int) -> bool:
    return index + 1 == len(items) or items[index + 1].spaced
