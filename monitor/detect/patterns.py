"""Patterns of a lexicon, and how they are written.

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
import sys
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from monitor.detect.items import NETWORK, NUMBER, QUOTE, SEASON, Item
from monitor.detect.tokens import Folding, tokenise
from monitor.errors import LexiconError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_CHUNKS = {"<season>": SEASON, "<network>": NETWORK, "<title>": QUOTE, "<number>": NUMBER}
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


class PatternWriter:
    """Turns the patterns of one lexicon from text into places."""

    def __init__(
        self, sets: Mapping[str, str], folding: Folding, before: frozenset[str], after: frozenset[str]
    ) -> None:
        self._sets = sets
        self._folding = folding
        self._before = before
        self._after = after
        self._written: dict[str, tuple[tuple[Place, ...], ...]] = {}

    def read(self, role: str, source: str) -> list[Pattern]:
        """Return the patterns that one line stands for: several where alternatives have several words.

        Raises LexiconError when the line is empty, names an unknown set or would match anything.
        """
        variants: list[list[Place]] = [[]]
        for word in self._expanded(source).split():
            choices = self._choices(word, source)
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

    def _choices(self, word: str, source: str) -> tuple[tuple[Place, ...], ...]:
        """Return what one word of a pattern can be; kept, for a set stands in many patterns and is large."""
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
            parts += map(sys.intern, tokens)  # the same few thousand words, in pattern after pattern
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
