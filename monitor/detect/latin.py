"""Find names in Latin letters within a headline of another script: they are names, whatever stands around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import NUMBER, WORD
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.items import Item

_LAST_LATIN = "\u024f"
_DESCRIBING = frozenset({"series", "generic", "generic_nouns", "people", "credits"})


def latin_names(items: Sequence[Item], first: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of capitalised words in Latin letters, with a number behind them, that describe nothing."""
    found: list[tuple[int, int]] = []
    for index in range(first, end):
        item = items[index]
        goes_on = bool(found) and found[-1][1] == index and items[index - 1].sentence == item.sentence
        joins = index + 1 < end and _is_latin(item) and _is_name(items[index + 1])  # "City of Secrets"
        if not (_is_name(item) or (goes_on and (joins or item.kind == NUMBER))):
            continue
        found[-1:] = [(found[-1][0], index + 1)] if goes_on else [*found[-1:], (index, index + 1)]
    return found


def behind_other_script(items: Sequence[Item], first: int, end: int) -> int:
    """Skip what stands in another script before a name in Latin letters: "जैसी हिट सीरीज Gram Kachahri"."""
    if first >= end or is_unspaced(items[first].text):
        return first
    names = latin_names(items, first, end)
    return names[-1][0] if names and names[-1][1] == end else first


def _is_name(item: Item) -> bool:
    describes = item.in_cue or bool(item.roles & _DESCRIBING)
    return _is_latin(item) and item.capital and not describes


def _is_latin(item: Item) -> bool:
    return item.kind == WORD and item.text[0].isalpha() and item.text[0] <= _LAST_LATIN
