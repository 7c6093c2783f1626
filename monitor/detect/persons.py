"""Tell a person's name from that of a new series, where neither has quotes: "Rejtő Jenő", "Kingdom Legends"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NETWORK, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.items import Item
    from monitor.detect.stretches import Title

# Ways of finding a title that say no more than that it has capitals.
_BY_CAPITALS = frozenset({"subject", "object", "inside", "introduced"})
_MOST_NAMES = 3  # of one person
_WORK = frozenset({"series", "generic", "generic_nouns"})


def seems_person(items: Sequence[Item], title: Title) -> bool:
    """Tell whether what stands where a new series would be named has the look of a person's or a place's name.

    New series are told by who makes them and whom they are about, and seldom named; what a word for a work describes
    ("the novel Kingdom Legends") is its name.
    """
    words = items[title.first : title.end]
    if title.rule not in _BY_CAPITALS or _is_described(items, title):
        return False
    if len(words) == 1:  # "Netflix films a series in Szeged"
        return title.first > 0 and items[title.first - 1].kind == NETWORK
    names = all(item.kind == WORD and item.capital and not item.roles for item in words)
    return names and len(words) <= _MOST_NAMES


def _is_described(items: Sequence[Item], title: Title) -> bool:
    """Tell whether a word for a work stands right before a title, or behind its comma: "X, the series, ..."."""
    before = next((item for item in reversed(items[: title.first]) if item.kind != MARK), None)
    if before is not None and before.roles & _WORK:
        return True
    behind = items[title.end : title.end + 3]
    return bool(behind) and behind[0].text == "," and any("series" in item.roles for item in behind)
