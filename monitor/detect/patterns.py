"""Patterns of a lexicon: how they are written, and finding them in a headline.

A pattern is a sequence of places, written with spaces between them:

    axe|axes|axed        one of these words
    renouvel*            a word that begins so; *serie one that ends so
    {cancel}             a set that the lexicon names under `sets`
    <season> <network> <title> <number>      a chunk
    not|never?           a place that may be missing, whichever of its words it is
    ...                  up to six words of anything, within the sentence

A word set may hold several words joined by `_` ("picked_up"), which then stand side by side.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NETWORK, NUMBER, QUOTE, SEASON, Item
from monitor.detect.tokens import Folding, tokenise
from monitor.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

_CHUNKS = {"<season>": SEASON, "<network>": NETWORK, "<title>": QUOTE, "<number>": NUMBER}
_GAP = 6  # words that "..." may stand for: the second part of a separable verb is seldom further
_MOST_PAIRS = 100
_SET = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a pattern: a chunk, a gap, or one of some words."""

    words: frozenset[str] = frozenset()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    runs: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)  # of several words, by their first
    chunk: str | None = None
    gap: bool = False
    optional: bool = False

    def fits(self, item: Item) -> bool:
        """Tell whether an item can stand in this place."""
        if self.chunk is not None:
            return item.kind == self.chunk
        if item.kind in (QUOTE, SEASON):
            return False
        text = item.text
        return (
            text in self.words
            or (bool(self.prefixes) and text.startswith(self.prefixes))
            or (bool(self.suffixes) and text.endswith(self.suffixes))
        )


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sequence of places under the role that the lexicon lists it in."""

    source: str  # as the lexicon writes it
    role: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern found: items `first` up to but without `end`, and those of them that fill its places."""

    pattern: Pattern
    first: int
    end: int
    filled: tuple[int, ...]


class PatternWriter:
    """Turns the patterns of one lexicon from text into places."""

    def __init__(
        self, sets: Mapping[str, str], folding: Folding, before: frozenset[str], after: frozenset[str]
    ) -> None:
        self._sets = sets
        self._folding = folding
        self._before = before
        self._after = after

    def read(self, role: str, source: str) -> list[Pattern]:
        """Return the patterns that one line stands for: several where alternatives have several words.

        Raises LexiconError when the line is empty, names an unknown set or would match anything.
        """
        variants: list[list[Place]] = [[]]
        for word in self._expanded(source).split():
            choices = list(self._places(word, source))
            variants = [[*variant, *choice] for variant in variants for choice in choices]
        variants = [unfolded for variant in variants for unfolded in _firm_heads(variant)]
        for variant in variants:
            solid = [place for place in variant if not place.gap and not place.optional]
            if not solid or not variant or variant[0].gap or variant[-1].gap:
                raise LexiconError(f"pattern {source!r} ({role}) has no firm place to begin or end with")
        return [Pattern(source, role, tuple(variant)) for variant in variants]

    def _expanded(self, source: str) -> str:
        def named(found: re.Match[str]) -> str:
            try:
                return self._expanded(self._sets[found.group(1)])
            except KeyError:
                raise LexiconError(f"pattern {source!r} names the unknown set {found.group(1)!r}") from None

        return _SET.sub(named, source)

    def _places(self, word: str, source: str) -> Iterator[list[Place]]:
        if word == "...":
            yield [Place(gap=True)]
            return
        optional = len(word) > 1 and word.endswith("?")
        alternatives = word.removesuffix("?").split("|") if optional else word.split("|")
        single: list[str] = []
        runs: list[tuple[str, ...]] = []
        for alternative in alternatives:
            if re.search(r"([^\W_]|>)\?$", alternative):
                raise LexiconError(f"pattern {source!r}: only the last alternative takes the ?, and it holds for all")
            if alternative in _CHUNKS:
                yield [Place(chunk=_CHUNKS[alternative], optional=optional)]
                continue
            parts = self._parts(alternative)
            if not parts:
                raise LexiconError(f"pattern {source!r} has an empty alternative")
            if len(parts) == 1:
                single += parts
            elif any("*" in part for part in parts):
                yield [_place([part]) for part in parts]
                if optional:
                    yield []
            else:
                runs.append(tuple(parts))
        if single or runs:
            yield [_place(single, runs, optional=optional)]

    def _parts(self, alternative: str) -> list[str]:
        """Cut one alternative as a headline would be cut, keeping its stars."""
        spaced = alternative.replace("_", " ")
        parts: list[str] = []
        for piece in spaced.split():
            folded = self._folding.fold(piece)
            if folded in self._before or folded in self._after:
                parts.append(folded)
                continue
            begins, ends = piece.startswith("*"), len(piece) > 1 and piece.endswith("*")
            tokens = [token.text for token in tokenise(piece.strip("*"), self._folding, self._before, self._after)]
            if tokens and begins:
                tokens[0] = "*" + tokens[0]
            if tokens and ends:
                tokens[-1] += "*"
            parts += tokens
        return parts


def _firm_heads(places: list[Place]) -> Iterator[list[Place]]:
    """Give the sequences that begin with a place that must be there: the index looks patterns up by it."""
    while places and places[0].optional:
        yield [replace(places[0], optional=False), *places[1:]]
        places = places[1:]
    yield places


def _place(parts: Sequence[str], runs: Sequence[tuple[str, ...]] = (), *, optional: bool = False) -> Place:
    by_first: dict[str, tuple[tuple[str, ...], ...]] = {}
    for run in sorted(runs, key=lambda run: -len(run)):
        by_first[run[0]] = (*by_first.get(run[0], ()), run)
    return Place(
        words=frozenset(part for part in parts if "*" not in part),
        prefixes=tuple(part[:-1] for part in parts if part.endswith("*")),
        suffixes=tuple(part[1:] for part in parts if part.startswith("*") and not part.endswith("*")),
        runs=by_first,
        optional=optional,
    )


class PatternIndex:
    """All patterns of a lexicon, found by what their first place can be, or their first two where few words can."""

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        words: defaultdict[str, list[Pattern]] = defaultdict(list)
        prefixes: defaultdict[str, list[Pattern]] = defaultdict(list)
        suffixes: defaultdict[str, list[Pattern]] = defaultdict(list)
        self._chunks: defaultdict[str, list[Pattern]] = defaultdict(list)
        pairs: defaultdict[tuple[str, str], list[Pattern]] = defaultdict(list)
        for pattern in patterns:
            first = pattern.places[0]
            for pair in {run[:2] for runs in first.runs.values() for run in runs}:
                pairs[(pair[0], pair[1])].append(pattern)
            if _is_paired(pattern):
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
                self._chunks[first.chunk].append(pattern)
        self._pairs = dict(pairs)
        self._words, self._prefixes, self._suffixes = dict(words), dict(prefixes), dict(suffixes)
        self._prefix_lengths = sorted({len(prefix) for prefix in prefixes})
        self._suffix_lengths = sorted({len(suffix) for suffix in suffixes})
        # Headlines repeat their words; the bound keeps a hostile page from filling the memory.
        self._beginning = lru_cache(maxsize=20_000)(self._look_up)

    def _look_up(self, word: str) -> tuple[Pattern, ...]:
        found = list(self._words.get(word, ()))
        for length in self._prefix_lengths:
            if length > len(word):
                break
            found += self._prefixes.get(word[:length], ())
        for length in self._suffix_lengths:
            if length > len(word):
                break
            found += self._suffixes.get(word[-length:], ())
        return tuple(found)

    def matches(self, items: Sequence[Item]) -> list[Match]:
        """Return every match, in the order of the headline."""
        found: list[Match] = []
        for index, item in enumerate(items):
            candidates = self._chunks.get(item.kind, ()) if item.kind in (SEASON, QUOTE) else self._beginning(item.text)
            if item.kind in (NETWORK, NUMBER):
                candidates = (*candidates, *self._chunks.get(item.kind, ()))
            for pattern in candidates:
                if len(pattern.places) == 1:
                    found.append(Match(pattern, index, index + 1, (index,)))
                    continue
                filled = _fill(items, pattern.places, 1, index + 1, (index,))
                if filled is not None:
                    found.append(Match(pattern, index, filled[-1] + 1, filled))
            for pattern in self._paired(items, index):
                filled = _fill(items, pattern.places, 0, index, ())
                if filled is not None:
                    found.append(Match(pattern, index, filled[-1] + 1, filled))
        return found

    def _paired(self, items: Sequence[Item], index: int) -> Sequence[Pattern]:
        if index + 1 == len(items):
            return ()
        one, other = items[index], items[index + 1]
        if one.kind in (QUOTE, SEASON) or other.kind in (QUOTE, SEASON):
            return ()
        return self._pairs.get((one.text, other.text), ())


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
    if place_at == len(places):
        return filled
    place = places[place_at]
    if place.gap:
        return _fill_after_gap(items, places, place_at, item_at, filled)
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
    if place.optional:
        return _fill(items, places, place_at + 1, item_at, filled)
    return None


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
