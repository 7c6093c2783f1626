"""Find quoted stretches of a headline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NUMBER
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from monitor.detect.items import Item


@dataclass(frozen=True, slots=True)
class Quotation:
    """Items `first` to `last` (both marks included) of a headline."""

    first: int
    last: int


def quotations(items: Sequence[Item], closers: Mapping[str, Collection[str]]) -> list[Quotation]:
    """Return the outermost quotations by the marks that close each opening one; one that never closes opens nothing."""
    found: list[Quotation] = []
    hopeless: set[str] = set()  # opening marks for which no closing one is left
    done = -1
    for index, item in enumerate(items):
        if item.text not in closers or index <= done or item.text in hopeless or not _opens(items, index):
            continue
        last = _closing(items, index, closers[item.text])
        if last is None:
            hopeless.add(item.text)
            continue
        done = last
        if last > index + 1:
            found.append(Quotation(index, last))
    return found


def _opens(items: Sequence[Item], index: int) -> bool:
    item = items[index]
    if item.text in "'\"":
        # A straight mark opens only where text follows at once and none stands glued before it.
        follows = index + 1 < len(items) and not items[index + 1].spaced
        before = items[index - 1]
        free = item.spaced or before.kind == MARK or before.text.endswith("'") or is_unspaced(before.text)
        return follows and (free or is_unspaced(items[index + 1].text))
    return True


def _closing(items: Sequence[Item], opening: int, closers: Collection[str]) -> int | None:
    suffixed = None  # the first ending behind an apostrophe that may close too: "'Gece Treni'nin"
    for index in range(opening + 1, len(items)):
        item = items[index]
        if suffixed is None and _closes_before_ending(items, opening, index, closers):
            suffixed = index
        if item.kind != MARK or item.text not in closers:
            continue
        if item.text in "'\"":
            if item.spaced and suffixed is not None:
                return suffixed  # the next quotation opens
            follower = items[index + 1] if index + 1 < len(items) else None
            glued = follower is not None and not follower.spaced and follower.kind != MARK
            if follower is not None and is_unspaced(follower.text):
                glued = False  # a particle: "'X'는"
            if item.spaced or (glued and item.text != '"'):
                continue
        return index
    return suffixed


def _closes_before_ending(items: Sequence[Item], opening: int, index: int, closers: Collection[str]) -> bool:
    """Tell whether a item is an ending with the apostrophe that closes; of "'90s sitcom's" it closes nothing."""
    text = items[index].text
    ending = len(text) > 1 and text[0] == "'" and any(mark in closers for mark in "'’")
    return ending and index > opening + 1 and items[opening + 1].kind != NUMBER
