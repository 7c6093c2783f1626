"""Cut a headline into words, numbers and marks, with their places in the original text.

Scripts without spaces give one word a character, so that a term of three characters is a sequence of three words
there and the rest of the reader need not know the difference.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NUMBER, WORD, Item

if TYPE_CHECKING:
    from collections.abc import Mapping

# Han, kana and Hangul: no token boundary can be told from the letters.
_HANGUL = "\uac00-\ud7af"
_HAN_KANA = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED = _HAN_KANA + _HANGUL
# Vowel signs and points belong to their word but are no \w for the regular expression engine.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_LETTER = rf"(?:[^\W\d_{_UNSPACED}]|[{_MARKS}])"
_MORE = rf"(?:[^\W_{_UNSPACED}]++|[{_MARKS}])*+"  # letters and digits
_TOKEN = re.compile(
    # Han and kana need no spaces: where one stands it ends a sentence, as the ideographic space always does.
    rf"(?P<pause>\u3000+|(?<=[{_HAN_KANA}])[ \u00a0]+(?=[{_HAN_KANA}]))"
    rf"|(?P<unspaced>[{_UNSPACED}])"
    r"|(?P<number>\d+(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    rf"|(?P<word>{_LETTER}{_MORE}(?:'{_LETTER}{_MORE})*)"
    r"|(?P<mark>\S)"
)
_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
_HANGUL_CHARACTER = re.compile(f"[{_HANGUL}]")
_PAUSE = "。"  # what a pause is read as
_KINDS = {"pause": MARK, "unspaced": WORD, "number": NUMBER, "word": WORD, "mark": MARK}


class Folding:
    """Write characters alike that one language writes in several ways; never changes the number of characters."""

    def __init__(self, alike: Mapping[str, str]) -> None:
        self._table = str.maketrans(dict(alike))

    @property
    def is_plain(self) -> bool:
        """Tell whether nothing but case and apostrophes is made alike."""
        return not self._table

    def fold(self, text: str) -> str:
        """Return the text in lower case with apostrophes and the language's own variants made alike."""
        folded = text.translate(self._table).lower() if self._table else text.lower()
        if len(folded) != len(text):
            # A few letters have a longer lower case; places must not move, so these are left as they are.
            folded = "".join(low if len(low := char.translate(self._table).lower()) == 1 else char for char in text)
        return folded.replace("’", "'").replace("ʼ", "'")


def is_unspaced(text: str) -> bool:
    """Tell whether a text begins with a character of a script that needs no spaces."""
    return _UNSPACED_CHARACTER.match(text) is not None


def is_hangul(text: str) -> bool:
    """Tell whether a text begins with a Hangul syllable; Korean sets spaces between words, not always the same ones."""
    return _HANGUL_CHARACTER.match(text) is not None


def tokenise(text: str, folding: Folding, before: frozenset[str], after: frozenset[str]) -> list[Item]:
    """Return the words, numbers and marks of a text.

    `before` and `after` are a language's clitics with their apostrophe ("l'", "'s"): they are cut from the word
    they lean on and become words of their own.
    """
    items: list[Item] = []
    folded = folding.fold(text)
    for found in _TOKEN.finditer(folded):
        start, end = found.span()
        kind, word = _KINDS[found.lastgroup or "mark"], found.group()
        spaced = start == 0 or text[start - 1].isspace()
        if "'" in word and kind == WORD:
            for first, behind in pairwise(_cuts(folded, start, end, before, after)):
                # A clitic behind its apostrophe is no name.
                capital = not (text[first].islower() or folded[first] == "'")
                items.append(Item(WORD, folded[first:behind], first, behind, capital, spaced and first == start))
        else:
            items.append(Item(kind, word if word.strip() else _PAUSE, start, end, not text[start].islower(), spaced))
    return items


def _cuts(folded: str, start: int, end: int, before: frozenset[str], after: frozenset[str]) -> list[int]:
    """Return where a word begins, is cut from its clitics, and ends."""
    cuts = [start]
    head = folded.find("'", start, end) + 1
    if folded[start:head] in before and head < end:
        cuts.append(head)
    tail = folded.rfind("'", start, end)
    if folded[tail:end] in after and tail > cuts[-1]:
        cuts.append(tail)
    return [*cuts, end]
