"""Titles of the catalogue within a headline, found without quotes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Self

from monitor.detect.items import MARK, NUMBER, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from monitor.detect.items import Item


class KnownTitles(frozenset[str]):
    """The titles of the catalogue, folded."""

    widths: Mapping[str, Sequence[int]]  # by their first words, how many words those of several have, the most first

    def __new__(cls, titles: Iterable[str] = ()) -> Self:
        """Take titles, folded."""
        made = super().__new__(cls, titles)
        widths: defaultdict[str, set[int]] = defaultdict(set)
        for title in made:
            first, *further = title.split(" ")
            if further:
                widths[first].add(1 + len(further))
        made.widths = {first: sorted(listed, reverse=True) for first, listed in widths.items()}
        return made


def known_stretches(items: Sequence[Item], known_titles: KnownTitles) -> Iterator[tuple[int, int]]:
    """Yield where known titles of several words begin and end, the longest at each place.

    Single words are left to other ways of finding: too many are everyday words.
    """
    for first, item in enumerate(items):
        if item.text in known_titles.widths and item.kind in (WORD, NUMBER) and item.capital:
            end = _end(items, first, known_titles)
            if end is not None:
                yield first, end


def names_known(items: Sequence[Item], known_titles: KnownTitles) -> bool:
    """Tell whether a headline names a series of the catalogue, in quotes or in several words."""
    quoted = (item.text for item in items if item.kind == QUOTE)
    if any(title in known_titles or title.rstrip("0123456789 ") in known_titles for title in quoted):
        return True  # "Blanca 4", too
    return next(known_stretches(items, known_titles), None) is not None


def _end(items: Sequence[Item], first: int, known_titles: KnownTitles) -> int | None:
    for width in known_titles.widths[items[first].text]:
        words = items[first : first + width]
        text = " ".join([item.text for item in words])
        if text in known_titles and all(item.kind in (WORD, NUMBER, MARK) for item in words):
            return first + len(words)
    return None
