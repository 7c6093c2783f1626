"""Patterns of a lexicon, and how they are written.

A pattern is a sequence of places, written with spaces between them:

    axe|axes|axed        one of these words
    renouvel*            a word that begins so; *serie one that ends so
    {cancel}             a set that the lexicon names under `sets`
    <season> <network> <title> <number>      a chunk; "after <season>" is one that begins so
    not|never?           a place that may be missing, whichever of its words it is
    <numbered>           a season with its number
    ...                  up to six words of anything, within the sentence
    ^                    first of all: where a sentence begins

A word set may hold several words joined by `_` ("picked_up"), which then stand side by side.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from types import MappingProxyType
from typing import TYPE_CHECKING

from monitor.detect.items import NETWORK, NUMBER, QUOTE, SEASON, Item
from monitor.detect.tokens import Folding, tokenise
from monitor.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_CHUNKS = {"<season>": SEASON, "<numbered>": SEASON, "<network>": NETWORK, "<title>": QUOTE, "<number>": NUMBER}
_SET = re.compile(r"\{(\w+)\}")
_FURTHER_OPTION = re.compile(r"([^\W_]|>)\?$")
_NO_RUNS: Mapping[str, tuple[tuple[str, ...], ...]] = MappingProxyType({})
_FEW = 8  # words that are found as quickly in a tuple, which takes a fraction of a set's memory


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a pattern: a chunk, a gap, or one of some words."""

    words: Collection[str] = ()
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()
    runs: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=lambda: _NO_RUNS)  # by the first
    chunk: str | None = None
    gap: bool = False
    optional: bool = False
    opening: tuple[str, ...] = ()  # of a chunk: only what begins with one of these words
    numbered: bool = False  # of a season: only one whose number is told
    # What an item must read or be that begins it: words, or the kind of its chunk; none where that cannot be listed.
    heads: Collection[str] = field(init=False)

    def __post_init__(self) -> None:
        listed = not (self.prefixes or self.suffixes or self.gap or self.optional)
        heads = (self.chunk,) if self.chunk else (*self.words, *self.runs) if self.runs else self.words
        object.__setattr__(self, "heads", heads if listed else ())

    def fits(self, item: Item) -> bool:
        """Tell whether an item can stand in this place."""
        if self.chunk is not None:
            opened = not self.opening or item.text.startswith(self.opening)
            numbered = not self.numbered or (item.seasons is not None and bool(item.seasons.numbers))
            return item.kind == self.chunk and opened and numbered
        if item.kind in (QUOTE, SEASON):
            return False
        text = item.text
        return (
            text in self.words
            or (bool(self.prefixes) and text.startswith(self.prefixes))
            or (bool(self.suffixes) and text.endswith(self.suffixes))
        )


@dataclass(frozen=True, slots=True, eq=False)  # each is one of its own, and quick to compare
class Pattern:
    """A sequence of places under the role that the lexicon lists it in."""

    source: str  # as the lexicon writes it; for a list of words its role
    role: str
    places: tuple[Place, ...]
    opens: bool = False  # only where a sentence begins
    needed: Collection[str] = field(init=False)  # the heads of its last place that has any: without one it is not there

    def __post_init__(self) -> None:
        object.__setattr__(self, "needed", next((place.heads for place in reversed(self.places) if place.heads), ()))


class PatternWriter:
    """Turns the patterns of one lexicon from text into places."""

    def __init__(
        self,
        sets: Mapping[str, str],
        folding: Folding,
        before: frozenset[str],
        after: frozenset[str],
        merging: Collection[str] = (),
    ) -> None:
        self._sets = sets
        self._folding = folding
        self._before = before
        self._after = after
        # Sets stand in many patterns: their words are cut once, and kept once.
        self._written: dict[str, tuple[tuple[Place, ...], ...]] = {}
        # What a mention of seasons takes in.
        self._merging = frozenset(tuple(self._parts(phrase)) for phrase in merging)

    def read(self, role: str, source: str) -> list[Pattern]:
        """Return the patterns that one line stands for: several where alternatives have several words.

        Raises LexiconError when the line is empty, names an unknown set or would match anything.
        """
        variants: list[list[Place]] = [[]]
        words = self._expanded(source).split()
        opens = words[:1] == ["^"]
        for word in words[opens:]:
            choices = self._choices(word, source)
            variants = [[*variant, *choice] for variant in variants for choice in choices]
        variants = [merged for variant in variants for merged in self._with_merged(variant)]
        variants = [unfolded for variant in variants for unfolded in _firm_heads(variant)]
        for variant in variants:
            solid = [place for place in variant if not place.gap and not place.optional]
            if not solid or not variant or variant[0].gap or variant[-1].gap:
                raise LexiconError(f"pattern {source!r} ({role}) has no firm place to begin or end with")
        return [Pattern(source, role, tuple(variant), opens) for variant in variants]

    def read_words(self, role: str, listed: Iterable[str]) -> list[Pattern]:
        """Return the patterns of a list of words and phrases: one for all of them but those that stars tear apart.

        Raises LexiconError as `read` does.
        """
        patterns = [pattern for words in listed for pattern in self.read(role, words.replace(" ", "_"))]
        lone = [pattern.places[0] for pattern in patterns if _is_words(pattern)]
        others = [pattern for pattern in patterns if not _is_words(pattern)]
        return [Pattern(role, role, (_any_of(lone),)), *others] if lone else others

    def _expanded(self, source: str) -> str:
        def named(found: re.Match[str]) -> str:
            try:
                return self._expanded(self._sets[found.group(1)])
            except KeyError:
                raise LexiconError(f"pattern {source!r} names the unknown set {found.group(1)!r}") from None

        return _SET.sub(named, source)

    def _with_merged(self, places: list[Place]) -> Iterator[list[Place]]:
        """Give the places, and once more with the "after" of "after <season>" in the mention that it is part of."""
        yield places
        for at, (before, season) in enumerate(pairwise(places)):
            runs = (run for listed in before.runs.values() for run in listed)
            opening = tuple(f"{' '.join(run)} " for run in self._merging & {*((word,) for word in before.words), *runs})
            if season.chunk == SEASON and opening:
                yield [*places[:at], replace(season, opening=opening, optional=False), *places[at + 2 :]]

    def _choices(self, word: str, source: str) -> tuple[tuple[Place, ...], ...]:
        """Return the places that one word of a pattern can stand for."""
        if word not in self._written:
            self._written[word] = tuple(map(tuple, self._places(word, source)))
        return self._written[word]

    def _places(self, word: str, source: str) -> Iterator[list[Place]]:
        if word == "...":
            yield [Place(gap=True)]
            return
        optional = len(word) > 1 and word.endswith("?")
        alternatives = word.removesuffix("?").split("|") if optional else word.split("|")
        single: list[str] = []
        runs: list[tuple[str, ...]] = []
        for alternative in alternatives:
            if _FURTHER_OPTION.search(alternative):
                raise LexiconError(f"pattern {source!r}: only the last alternative takes the ?, and it holds for all")
            if alternative in _CHUNKS:
                yield [Place(chunk=_CHUNKS[alternative], optional=optional, numbered=alternative == "<numbered>")]
                continue
            parts = list(self._parts(alternative))
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

    def _parts(self, alternative: str) -> Iterator[str]:
        """Cut one alternative as a headline would be cut, keeping its stars."""
        spaced = alternative.replace("_", " ")
        for piece in spaced.split():
            folded = self._folding.fold(piece)
            if folded in self._before or folded in self._after:
                yield folded
                continue
            begins, ends = piece.startswith("*"), len(piece) > 1 and piece.endswith("*")
            tokens = [token.text for token in tokenise(piece.strip("*"), self._folding, self._before, self._after)]
            if tokens and begins:
                tokens[0] = "*" + tokens[0]
            if tokens and ends:
                tokens[-1] += "*"
            yield from map(sys.intern, tokens)  # the same few thousand words, in pattern after pattern


def _is_words(pattern: Pattern) -> bool:
    return len(pattern.places) == 1 and pattern.places[0].chunk is None


def _any_of(places: Iterable[Place]) -> Place:
    """Return the place that fits whatever fits one of some places of words."""
    parts: list[str] = []
    runs: list[tuple[str, ...]] = []
    for place in places:
        parts += [*place.words, *(f"{begin}*" for begin in place.prefixes), *(f"*{end}" for end in place.suffixes)]
        runs += [run for several in place.runs.values() for run in several]
    return _place(parts, runs)


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
    words = frozenset({part for part in parts if "*" not in part})
    return Place(
        words=words if len(words) > _FEW else tuple(words),
        prefixes=tuple(sys.intern(part[:-1]) for part in parts if part.endswith("*")),
        suffixes=tuple(sys.intern(part[1:]) for part in parts if part.startswith("*") and not part.endswith("*")),
        runs=by_first or _NO_RUNS,
        optional=optional,
    )
