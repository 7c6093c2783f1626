"""Put words of several characters together in scripts that have no spaces, where each character is a token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import WORD, Item
from monitor.detect.tokens import is_hangul

if TYPE_CHECKING:
    from collections.abc import Sequence


def compounded(items: Sequence[Item], compounds: frozenset[str]) -> list[Item]:
    """Return the items with each of these words made one item, the longest first; its `parts` are what it was."""
    longest = max(map(len, compounds))
    joined: list[Item] = []
    index = 0
    while index < len(items):
        width = _width(items, index, compounds, longest)
        parts = tuple(items[index : index + width])
        joined.append(_compound(parts) if width > 1 else parts[0])
        index += width
    return joined


def _width(items: Sequence[Item], index: int, compounds: frozenset[str], longest: int) -> int:
    text = ""
    best = 1
    for width, item in enumerate(items[index : index + longest], 1):
        if item.kind != WORD or (width > 1 and item.spaced and not is_hangul(item.text)):
            break
        text += item.text
        if width > 1 and text in compounds:
            best = width
    return best


def _compound(parts: tuple[Item, ...]) -> Item:
    first = parts[0]
    text = "".join(part.text for part in parts)
    return Item(WORD, text, first.start, parts[-1].end, first.capital, first.spaced, parts=parts)
