"""The season words of a lexicon, ready for looking up single folded words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class WordSet:
    """Words of a lexicon, some of them with a star."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = frozenset(word for word in words if "*" not in word)
        self._prefixes = tuple(word[:-1] for word in words if word.endswith("*"))
        self._suffixes = tuple(word[1:] for word in words if word.startswith("*"))
        self.unspaced = tuple(word for word in self._words if is_unspaced(word))  # of scripts without spaces

    def __contains__(self, word: str) -> bool:
        return (
            word in self._words
            or (bool(self._prefixes) and word.startswith(self._prefixes))
            or (bool(self._suffixes) and word.endswith(self._suffixes))
        )

    def opens(self, text: str) -> bool:
        """Tell whether a text begins with one of the words of a script without spaces."""
        return bool(self.unspaced) and text.startswith(self.unspaced)


@dataclass(frozen=True, slots=True, eq=False)  # each is one of its own, and quick to look up
class SeasonGrammar:
    """The season words of a lexicon, ready for looking up single folded words."""

    words: WordSet
    counted: WordSet
    short: frozenset[str]
    last: WordSet
    more: WordSet
    after: WordSet
    behind: WordSet
    behind_phrases: tuple[tuple[str, ...], ...]
    after_phrases: tuple[tuple[str, ...], ...]  # those of several words
    between: WordSet
    join: WordSet
    through: WordSet
    ordinal_marks: frozenset[str]
    number_signs: frozenset[str]
    compounds: frozenset[str]  # words of several tokens, as scripts without spaces have them
    numerals: Mapping[str, int]
    ordinals: Mapping[str, int]
    ordinal_stems: tuple[tuple[str, int], ...]  # longest first
    units: frozenset[str]
    digits_number: bool
