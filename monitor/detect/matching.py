"""Find the patterns of a lexicon in the items of a headline."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from itertools import chain, product
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from monitor.detect.items import MARK, QUOTE, SEASON, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from monitor.detect.patterns import Pattern, Place

    Patterns = tuple[Pattern, ...]

K = TypeVar("K")

_GAP = 6  # words that "..." may stand for: the second part of a separable verb is seldom further
_MOST_PAIRS = 100  # of first and second words that a pattern is looked up by


class Match(NamedTuple):
    """A pattern found, with the items that fill its places."""

    pattern: Pattern
    filled: tuple[int, ...]

    @property
    def first(self) -> int:
        """Return the item that it begins with."""
        return self.filled[0]

    @property
    def end(self) -> int:
        """Return the item behind it."""
        return self.filled[-1] + 1


class PatternIndex:
    """All patterns of a lexicon, found by what their first place can be, or their first two where few words can."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        words: defaultdict[str, list[Pattern]] = defaultdict(list)
        prefixes: defaultdict[str, list[Pattern]] = defaultdict(list)
        suffixes: defaultdict[str, list[Pattern]] = defaultdict(list)
        chunks: defaultdict[str, list[Pattern]] = defaultdict(list)
        pairs: defaultdict[tuple[str, str], list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            first = pattern.places[0]
            paired = _is_paired(pattern)
            singly = () if paired else first.words
            for pair in {(run[0], run[1]) for runs in first.runs.values() for run in runs if run[0] not in singly}:
                pairs[pair].append(pattern)
            if paired:
                for pair in product(first.words, pattern.places[1].words):
                    pairs[pair].append(pattern)
                continue
            for word in first.words:
                words[word].append(pattern)
            for prefix in first.prefixes:
                prefixes[prefix].append(pattern)
            for suffix in first.suffixes:
                suffixes[suffix].append(pattern)
            if first.chunk is not None:
                chunks[first.chunk].append(pattern)
        same: dict[Patterns, Patterns] = {}
        self._pairs, self._chunks = _fixed(pairs, same), _fixed(chunks, same)
        self._words, self._prefixes, self._suffixes = (_fixed(listed, same) for listed in (words, prefixes, suffixes))
        self._prefix_lengths = sorted({len(prefix) for prefix in prefixes})
        self._suffix_lengths = sorted({len(suffix) for suffix in suffixes})
        # Headlines repeat their words; the bound keeps a hostile page from filling the memory.
        self._begun_by = lru_cache(maxsize=20_000)(self._look_up)

    def _look_up(self, word: str) -> Patterns:
        found = [self._words.get(word, ())]
        found += [self._prefixes.get(word[:length], ()) for length in self._prefix_lengths if length <= len(word)]
        found += [self._suffixes.get(word[-length:], ()) for length in self._suffix_lengths if length <= len(word)]
        return tuple(chain.from_iterable(found))

    def matches(self, items: Sequence[Item]) -> list[Match]:
        """Return every match, in the order of the headline."""
        found: list[Match] = []
        absent = frozenset([*[item.text for item in items], *[item.kind for item in items]]).isdisjoint
        for index in range(len(items)):
            begins = index == 0 or items[index - 1].sentence != items[index].sentence
            for pattern in self._beginning_at(items, index):
                if (pattern.needed and absent(pattern.needed)) or (pattern.opens and not begins):
                    continue
                filled = _fill(items, pattern.places, 0, index, ())
                if filled is not None:
                    found.append(Match(pattern, filled))
        return found

    def _beginning_at(self, items: Sequence[Item], index: int) -> Patterns:
        """Return the patterns that may begin at an item."""
        item = items[index]
        chunk = self._chunks.get(item.kind, ())
        if item.kind in (QUOTE, SEASON):
            return chunk
        begun = self._begun_by(item.text) + chunk
        if index + 1 == len(items) or items[index + 1].kind in (QUOTE, SEASON):
            return begun
        return begun + self._pairs.get((item.text, items[index + 1].text), ())


def _fixed(listed: Mapping[K, list[Pattern]], same: dict[Patterns, Patterns]) -> dict[K, Patterns]:
    """Return the same as tuples; `same` keeps one of each, for the words of a set begin the same patterns."""
    return {
        key: same.setdefault(patterns, patterns)
        for key, patterns in zip(listed, map(tuple, listed.values()), strict=True)
    }


def _is_paired(pattern: Pattern) -> bool:
    """Tell whether a pattern begins with two places of few plain words: in scripts without spaces nearly all do."""
    if len(pattern.places) == 1:
        return False
    first, second = pattern.places[:2]
    plain = not (first.prefixes or first.suffixes or first.chunk or second.prefixes or second.suffixes)
    sure = not (second.chunk or second.gap or second.optional or second.runs)
    return plain and sure and len(first.words) * len(second.words) <= _MOST_PAIRS


def _fill(
    items: Sequence[Item], places: Sequence[Place], place_at: int, item_at: int, filled: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Fill the places from `place_at` on with the items from `item_at` on; None where that cannot be done."""
    while place_at < len(places):
        place = places[place_at]
        if place.gap:
            return _fill_after_gap(items, places, place_at, item_at, filled)
        if place.runs or place.optional:
            return _fill_either_way(items, places, place_at, item_at, filled)
        if item_at == len(items) or not place.fits(items[item_at]):
            return None
        filled = (*filled, item_at)
        place_at += 1
        item_at += 1
    return filled


def _fill_either_way(
    items: Sequence[Item], places: Sequence[Place], place_at: int, item_at: int, filled: tuple[int, ...]
) -> tuple[int, ...] | None:
    """Go on from a place that several words may fill together, or none."""
    place = places[place_at]
    if item_at < len(items):
        item = items[item_at]
        for run in place.runs.get(item.text, ()) if place.runs else ():
            end = item_at + len(run)
            if _is_run(items[item_at:end], run):
                rest = _fill(items, places, place_at + 1, end, (*filled, *range(item_at, end)))
                if rest is not None:
                    return rest
        if place.fits(item):
            rest = _fill(items, places, place_at + 1, item_at + 1, (*filled, item_at))
            if rest is not None:
                return rest
    return _fill(items, places, place_at + 1, item_at, filled) if place.optional else None


def _is_run(items: Sequence[Item], run: tuple[str, ...]) -> bool:
    return tuple(item.text for item in items) == run and all(item.kind not in (QUOTE, SEASON) for item in items)


def _fill_after_gap(
    items: Sequence[Item], places: Sequence[Place], place_at: int, item_at: int, filled: tuple[int, ...]
) -> tuple[int, ...] | None:
    sentence = items[item_at - 1].sentence
    words = 0
    for start in range(item_at, len(items)):
        item = items[start]
        if item.sentence != sentence or words > _GAP:
            return None
        rest = _fill(items, places, place_at + 1, start, filled)
        if rest is not None:
            return rest
        words += item.kind != MARK
    return None
