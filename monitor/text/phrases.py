"""The operator's own words: which headlines are to be read. Knows nothing of sources or of what headlines mean.

A phrase matches where it stands in a headline as whole words, whatever its capitals; `*` stands for any characters,
none included. An edge of the phrase, or a space, beside a `*` is where a word begins or ends: `recap*` finds "recaps",
`*cast` finds "podcast", `how to * watch` finds "how to watch" and "how to safely watch". Scripts that set no spaces
between words, and Hangul, which writes particles onto them, have the edge of a word at every character.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from monitor.text.clean import clean
from monitor.text.scripts import UNSPACED

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_STAR = "*"
# Written into a text at every edge of a word, so that to find whole words is to find a string; `clean` drops both.
_EDGE, _NO_EDGE = "\0", "\1"
_UNSPACED = re.compile(f"[{UNSPACED}]")
_JOINERS = "\u200c\u200d"
# Apostrophes are typed in several ways; so is the i of Turkish capitals; a sign is the same with its emoji selector.
_ALIKE = str.maketrans({"’": "'", "ʼ": "'", "İ": "i", "ı": "i", "\ufe0f": None})


class Phrases:
    """Tells which headlines to read: those that match a phrase of `include`, if there is one, and none of `exclude`.

    Takes time linear in the length of the headline, whatever the phrases are. One of stars only matches everything.
    """

    def __init__(self, include: Iterable[str] = (), exclude: Iterable[str] = ()) -> None:
        self._include = [_needles(phrase) for phrase in include]
        self._exclude = [_needles(phrase) for phrase in exclude]

    def admit(self, headline: str) -> bool:
        """Tell whether a headline is to be read."""
        if not self._include and not self._exclude:
            return True
        text = _edged(_folded(headline))
        if any(_holds(text, needles) for needles in self._exclude):
            return False
        return not self._include or any(_holds(text, needles) for needles in self._include)


def _needles(phrase: str) -> tuple[str, ...]:
    """Return what stands between the stars of a phrase, as it would stand in a text with its edges marked."""
    parts = _folded(phrase).split(_STAR)
    needles = []
    for place, part in enumerate(parts):
        needle = _edged(part.strip())
        if place > 0 and not part.startswith(" "):
            needle = needle.removeprefix(_EDGE)
        if place < len(parts) - 1 and not part.endswith(" "):
            needle = needle.removesuffix(_EDGE)
        needles.append(needle)
    return tuple(filter(None, needles))


def _holds(text: str, needles: Sequence[str]) -> bool:
    # The first place that a part is found in leaves most room for the rest: there is never a reason to go back.
    start = 0
    for needle in needles:
        found = text.find(needle, start)
        if found < 0:
            return False
        # The edge behind one part may be the one before the next.
        start = found + len(needle) - needle.endswith(_EDGE)
    return True


def _folded(text: str) -> str:
    return unicodedata.normalize("NFC", clean(text).translate(_ALIKE).casefold())


def _edged(text: str) -> str:
    marked = f"{_EDGE}{text.translate(_EDGES)}{_EDGE}"
    return marked.replace(_EDGE + _NO_EDGE, "").replace(_NO_EDGE, "").replace(_EDGE + _EDGE, _EDGE)


class _Edges(dict[int, str]):
    """By character: itself, and whether a word has an edge before and behind it; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _with_edges(chr(code)))


def _with_edges(char: str) -> str:
    category = unicodedata.category(char)[0]
    # A vowel sign, an accent or a joiner is never parted from the letter before it.
    before = _NO_EDGE if category == "M" or char in _JOINERS else ""
    if _UNSPACED.match(char) or not (before or category in "LN"):
        return f"{before or _EDGE}{char}{_EDGE}"
    return before + char


_EDGES = _Edges()
