"""Letters that are the same letter in one title or another, script by script."""

from __future__ import annotations

import unicodedata
from functools import cache

# Letters that Unicode does not take apart but the press of other countries does, and the Russian yo, often left out.
_PLAIN = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "\u0451": "\u0435"}
)
# In these scripts a mark is an accent. In others it is part of the letter (й, が) or the vowel itself (कि).
_ACCENTED = ("LATIN", "GREEK")


def fold(text: str) -> str:
    """Return text without differences of case, width and accents; the result is NFC."""
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    if folded.isascii():
        return folded
    return unicodedata.normalize("NFC", _without_accents(folded)).translate(_PLAIN)


def _without_accents(text: str) -> str:
    kept = []
    accented = False
    for char in unicodedata.normalize("NFD", text):
        if not unicodedata.combining(char):
            accented = _takes_accents(char)
        elif accented:
            continue
        kept.append(char)
    return "".join(kept)


@cache
def _takes_accents(char: str) -> bool:
    return unicodedata.name(char, "").startswith(_ACCENTED)
