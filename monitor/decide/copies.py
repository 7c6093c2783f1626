"""Whether two headlines are one text: word for word, or as wire copy is run with a word changed here and there."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz import fuzz

from monitor.text import measure

if TYPE_CHECKING:
    from monitor.model import Evidence

_WORD = re.compile(r"\w+")
_TELLING = 5  # words that a text needs: of a shorter one, two desks think without each other
# "Kaos canceled at Netflix after one season": the trade's formula comes to any two desks nearly alike. So what is
# only nearly the same is a copy where this many words are neither title, network nor number.
_OWN = 7
_ALIKE = 90.0  # per cent of the letters, in their order


@lru_cache(maxsize=1024)  # each headline of an event is compared with every other
def plain(text: str) -> str:
    """Return the words of a headline, without what typography and width of letters make of them."""
    return " ".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def is_copy(one: Evidence, other: Evidence) -> bool:
    """Tell whether two outlets run one text, whichever of them, or an agency, wrote it."""
    first, second = _body(one), _body(other)
    if first == second:
        return measure.words(first) >= _TELLING
    alike = fuzz.ratio(first, second, score_cutoff=_ALIKE) > 0
    return alike and min(_own_words(one, first), _own_words(other, second)) >= _OWN


def _body(item: Evidence) -> str:
    """Return the words without the agency that one of two outlets puts to them."""
    agency = plain(item.after or "").split()
    return " ".join(word for word in plain(item.headline).split() if word not in agency)


def _own_words(item: Evidence, text: str) -> int:
    """Count the words that the desk chose: neither the title, nor the network, nor a number."""
    given = set(f"{plain(item.title)} {plain(item.network or '')}".split())
    return measure.words(" ".join(word for word in text.split() if word not in given and not word.isdecimal()))
