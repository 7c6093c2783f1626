"""The key of a title: one for all the ways that outlets write it.

What is dropped is what headlines drop or add: case, accents, quote marks, punctuation, a leading article. What
tells two shows apart stays: numbers, years, countries.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from monitor.identify.folding import fold
from monitor.identify.shipped import shipped
from monitor.text.scripts import UNSPACED

_APOSTROPHES = "'’ʼʻ‘`´′"
# S.H.I.E.L.D., M*A*S*H, 9-1-1: single characters that are read as one word.
_SPELLED = re.compile(r"(?<!\w)\w(?:[.*\-·]\w)+(?!\w)\.?")
_NO_WORD = re.compile(r"\W")
_MARKS = f'{_APOSTROPHES}"«»„“”‹›「」『』《》 '  # that stand before a leading article
_FREE_SPACE = re.compile(f"(?<=[{UNSPACED}]) (?=[{UNSPACED}])")  # set in a title or left out, as one pleases


def title_key(title: str) -> str:
    """Return the normalised form that series are looked up by; it is empty for an empty title only."""
    folded = fold(title)
    # The article first: "L.A. Law" has none.
    bare = _without_article(folded.strip(_MARKS))
    words = _SPELLED.sub(lambda match: _NO_WORD.sub("", match[0]), bare).translate(_KEPT).split()
    key = _FREE_SPACE.sub("", " ".join(_joiners().get(word, word) for word in words))
    return key or " ".join(folded.split())


class _Kept(dict[int, str]):
    """By character: itself where it tells titles apart, else nothing or a space; filled as characters are met."""

    def __missing__(self, code: int) -> str:
        return self.setdefault(code, _kept(chr(code)))


def _kept(char: str) -> str:
    category = unicodedata.category(char)
    if category[0] in "LNM" or char == "&":
        return char
    # Apostrophes and invisible characters join what they stand between.
    return "" if char in _APOSTROPHES or category == "Cf" else " "


_KEPT = _Kept()


def _without_article(text: str) -> str:
    """Return the text without its leading article, unless nothing else is there."""
    article = _articles().match(text)
    rest = text[article.end() :].strip() if article else ""
    return rest if any(map(str.isalnum, rest)) else text


@cache
def _articles() -> re.Pattern[str]:
    # One that ends in an apostrophe is written together with its noun, the others apart.
    apart = "|".join(article for article in shipped()["articles"] if not article.endswith("'"))
    elided = "|".join(article[:-1] for article in shipped()["articles"] if article.endswith("'"))
    return re.compile(rf"(?:{apart})\s+|(?:{elided})[{_APOSTROPHES}](?=\w)")


@cache
def _joiners() -> dict[str, str]:
    return dict.fromkeys(shipped()["joiners"], "&")
