"""Titles of the catalogue within a headline, found without quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from monitor.detect.items import MARK, NUMBER, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from monitor.detect.items import Item

_MOST_WORDS = 9


class KnownTitles(frozenset[str]):
    """The titles of the catalogue, folded."""

    openings: frozenset[str]  # the first words of those of several: most words of a headline begin none

    def __new__(cls, titles: Iterable[str] = ()) -> Self:
        """Take titles, folded."""
        made = super().__new__(cls, titles)
        made.openings = frozenset([title.partition(" ")[0] for title in made if " " in title])
        return made


def known_stretches(items: Sequence[Item], known_titles: KnownTitles) -> Iterator[tuple[int, int]]:
    """Yield where known titles of several words begin and end, the longest at each place.

    Single words are left to other ways of finding: too many are everyday words.
    """
    for first, item in enumerate(items):
        if item.text not in known_titles.openings or item.kind not in (WORD, NUMBER) or not item.capital:
            continue
        end = _end(items, first, known_titles)
        if end is not None:
            yield first, end


def names_known(items: Sequence[Item], known_titles: KnownTitles) -> bool:
    """Tell whether a headline names a series of the catalogue, in quotes or in several words."""
    if any(item.kind == QUOTE and item.text in known_titles for item in items):
        return True
    return next(known_stretches(items, known_titles), None) is not None


def _end(items: Sequence[Item], first: int, known_titles: KnownTitles) -> int | None:
    for end in range(min(len(items), first + _MOST_WORDS), first + 1, -1):
        words = items[first:end]
        if all(item.kind in (WORD, NUMBER, MARK) for item in words):
            text = " ".join(item.text for item in words)
            if text in known_titles:
                return end
    return None
