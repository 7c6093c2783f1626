"""Cut a headline into tokens, with their places in the original text.

Scripts without spaces give one token a character, so that a term of three characters is a sequence of three tokens
there and the rest of the reader need not know the difference.
"""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

# Han, kana and Hangul: no token boundary can be told from the letters.
_HANGUL = "\uac00-\ud7af"
_HAN_KANA = "\u3005\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_UNSPACED = _HAN_KANA + _HANGUL
# Vowel signs and points belong to their word but are no \w for the regular expression engine.
_MARKS = "\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963"
_LETTER = rf"(?:[^\W\d_{_UNSPACED}]|[{_MARKS}])"
_TOKEN = re.compile(
    # Han and kana need no spaces: where one stands it ends a sentence, as the ideographic space always does.
    rf"(?P<pause>\u3000+|(?<=[{_HAN_KANA}])[ \u00a0]+(?=[{_HAN_KANA}]))"
    rf"|(?P<unspaced>[{_UNSPACED}])"
    r"|(?P<number>\d+(?:[.,]\d{3})+(?!\d)|\d+(?:[.,]\d+)?)"
    rf"|(?P<word>{_LETTER}(?:{_LETTER}|\d)*(?:['’ʼ]{_LETTER}(?:{_LETTER}|\d)*)*)"
    r"|(?P<mark>\S)"
)
_APOSTROPHES = str.maketrans("’ʼ", "''")
_SPACES = re.compile(r"[\s\u00a0\u202f]")

_UNSPACED_CHARACTER = re.compile(f"[{_UNSPACED}]")
_HANGUL_CHARACTER = re.compile(f"[{_HANGUL}]")
_PAUSE = "。"  # what a pause is read as

WORD, NUMBER, MARK = "word", "number", "mark"


class Token(NamedTuple):
    """One word, number or mark; `start` and `end` count characters of the original text."""

    kind: str
    text: str  # folded, for comparing
    start: int
    end: int
    capital: bool  # begins with a capital letter, or belongs to a script that has none
    spaced: bool  # white space (or the beginning) stands before it


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
        return folded.translate(_APOSTROPHES)


def is_unspaced(text: str) -> bool:
    """Tell whether a text begins with a character of a script that needs no spaces."""
    return _UNSPACED_CHARACTER.match(text) is not None


def is_hangul(text: str) -> bool:
    """Tell whether a text begins with a Hangul syllable; Korean sets spaces between words, not always the same ones."""
    return _HANGUL_CHARACTER.match(text) is not None


def tokenise(text: str, folding: Folding, before: frozenset[str], after: frozenset[str]) -> list[Token]:
    """Return the tokens of a text.

    `before` and `after` are a language's clitics with their apostrophe ("l'", "'s"): they are cut from the word
    they lean on and become tokens of their own.
    """
    tokens: list[Token] = []
    folded = folding.fold(text)
    for found in _TOKEN.finditer(folded):
        start, end = found.span()
        kind = found.lastgroup or MARK
        spaced = start == 0 or _SPACES.match(text, start - 1) is not None
        if kind == "pause":
            tokens.append(Token(MARK, _PAUSE, start, end, capital=False, spaced=spaced))
        elif kind == "word" and "'" in found.group():
            tokens += _without_clitics(text, folded, (start, end), spaced=spaced, before=before, after=after)
        else:
            tokens.append(_token(WORD if kind == "unspaced" else kind, text, folded, (start, end), spaced=spaced))
    return tokens


def _token(kind: str, text: str, folded: str, span: tuple[int, int], *, spaced: bool) -> Token:
    start, end = span
    first = text[start]
    # A clitic behind its apostrophe is no name; letters of scripts without case may begin one.
    capital = first.isupper() or not (first.islower() or folded[start] == "'")
    return Token(kind, folded[start:end], start, end, capital, spaced)


def _without_clitics(
    text: str, folded: str, span: tuple[int, int], *, spaced: bool, before: frozenset[str], after: frozenset[str]
) -> list[Token]:
    start, end = span
    cuts = [start]
    head = folded.find("'", start, end) + 1
    if folded[start:head] in before and head < end:
        cuts.append(head)
    tail = folded.rfind("'", start, end)
    if folded[tail:end] in after and tail > cuts[-1]:
        cuts.append(tail)
    cuts.append(end)
    pieces = list(itertools.pairwise(cuts))
    return [_token(WORD, text, folded, piece, spaced=spaced and index == 0) for index, piece in enumerate(pieces)]
