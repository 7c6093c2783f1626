"""The first look at a headline: can any cue stand in it at all? Most of the day's headlines end here."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import ahocorasick

from monitor.detect.items import SEASON
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.detect.patterns import Pattern, Place

# ISO 15924 codes of scripts whose words are not, or not reliably, set apart by spaces.
_UNSPACED = frozenset({"Jpan", "Hans", "Hant", "Hani", "Kore"})
_SPACES = re.compile(r"\s+")
_DIGIT = re.compile(r"\d")


def is_spaced(script: str) -> bool:
    """Tell whether a script (ISO 15924) sets words apart by spaces, always the same ones."""
    return script not in _UNSPACED


class Words:
    """Words, with stars where letters may go on, searched for in one pass over a folded text.

    `edges`: a word must begin and end where words do; never asked of scripts that do not show it.
    """

    def __init__(self, words: Iterable[str], *, edges: bool = True) -> None:
        open_ends: dict[str, tuple[bool, bool]] = {}
        for word in words:
            bare = word.strip("*")
            before, behind = open_ends.get(bare, (False, False))
            free = not edges or is_unspaced(bare)
            open_ends[bare] = (before or free or word.startswith("*"), behind or free or word.endswith("*"))
        # Whole numbers need no objects of their own: the length, and a bit for each open end.
        self._automaton = ahocorasick.Automaton(ahocorasick.STORE_INTS)
        for bare, (before, behind) in open_ends.items():
            self._automaton.add_word(bare, len(bare) << 2 | before << 1 | behind)
        if not open_ends:
            self._automaton.add_word("\0", 1 << 2)  # an automaton without words cannot be searched
        self._automaton.make_automaton()

    def stand_in(self, folded: str) -> bool:
        """Tell whether any of the words stands in a text."""
        size = len(folded)
        for last, found in self._automaton.iter(folded):
            first = last - (found >> 2) + 1
            if first and not found & 2 and folded[first - 1].isalpha():
                continue
            if last + 1 < size and not found & 1 and folded[last + 1].isalpha():
                continue
            return True
        return False


class Sieve:
    """Finds, in one pass, a word that a cue cannot do without; `texts` are folded. A no is certain, a yes is not.

    Patterns with a season need no word of their own: the season's will be there. Only where seasons are told by mere
    numbers ("Blanca 4", "S2") a second look is taken, at headlines that hold a digit.
    """

    def __init__(self, patterns: Sequence[Pattern], season_words: Iterable[str], script: str) -> None:
        self._spaced = is_spaced(script)
        cues = [pattern for pattern in patterns if pattern.role.startswith("cue:")]
        self._words = Words([*season_words, *_needed(cue for cue in cues if not _has_season(cue))], edges=self._spaced)
        self._numbered = Words(_needed(cue for cue in cues if _has_season(cue)), edges=self._spaced)

    def passes(self, folded: str) -> bool:
        """Tell whether a folded headline is worth reading."""
        # Patterns reach across any space in scripts without; in others one space is as good as another.
        folded = _SPACES.sub(" " if self._spaced else "", folded)
        if self._words.stand_in(folded):
            return True
        return _DIGIT.search(folded) is not None and self._numbered.stand_in(folded)


def _joined(run: tuple[str, ...]) -> str:
    """Return a run as it stands in a headline; where marks may be glued to its words, the longest of them."""
    if all(map(is_unspaced, run)):
        return "".join(run)
    return " ".join(run) if all(word.isalpha() for word in run) else max(run, key=len)


def _has_season(pattern: Pattern) -> bool:
    return any(place.chunk == SEASON and not place.optional for place in pattern.places)


def _needed(patterns: Iterable[Pattern]) -> list[str]:
    """Return, for every cue pattern, the words of the place that says most: whose shortest word is longest."""
    words: list[str] = []
    for pattern in patterns:
        places = [literals for place in pattern.places if (literals := _literals(place))]
        words += max(places, key=lambda literals: min(map(len, literals)), default=[])
    return words


def _literals(place: Place) -> list[str]:
    if place.optional or place.gap or place.chunk is not None:
        return []
    runs = [run for runs in place.runs.values() for run in runs]
    joined = [_joined(run) for run in runs]
    prefixes = [f"{prefix}*" for prefix in place.prefixes]
    suffixes = [f"*{suffix}" for suffix in place.suffixes]
    return [*place.words, *prefixes, *suffixes, *joined]
