"""How titles sound across scripts: a hint that "Фарго" may be "Fargo", and never more than that."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz

_ALIKE = 80.0  # of 100; below, chance does as well
_SHORTEST = 4  # letters
_SHORTEST_SKELETON = 3  # consonants
# These leave vowels out, or do not tell them from consonants when romanised letter by letter.
_CONSONANTAL = frozenset({"ARABIC", "HEBREW", "DEVANAGARI"})
# Letters and groups that other scripts have one letter for, in the order of their replacing.
_SOUNDS = (
    ("sch", "s"),
    ("sh", "s"),
    ("ch", "k"),
    ("ck", "k"),
    ("ph", "f"),
    ("th", "t"),
    ("gk", "g"),
    ("mp", "b"),
    ("nt", "d"),
    ("x", "ks"),
    ("qu", "kv"),
    ("q", "k"),
    ("c", "k"),
    ("w", "v"),
    ("y", "i"),
    ("j", "i"),
    ("z", "s"),
    ("h", ""),
)


def alike_in_sound(one: str, other: str) -> bool:
    """Tell whether two titles of different scripts may be one name; two of one script are for others to compare."""
    scripts = {_script(one), _script(other)}
    if len(scripts) == 1:
        return False
    left, right = sound(one), sound(other)
    if scripts & _CONSONANTAL:
        left, right = _skeleton(one), _skeleton(other)
        return left == right and len(left) >= _SHORTEST_SKELETON
    return min(len(left), len(right)) >= _SHORTEST and fuzz.ratio(left, right) >= _ALIKE


@lru_cache(maxsize=4096)
def sound(title: str) -> str:
    """Return the title in Latin letters, one for each sound, as far as that can be told without its language."""
    letters = re.sub(r"[^a-z0-9]", "", anyascii(title).lower())
    for written, spoken in _SOUNDS:
        letters = letters.replace(written, spoken)
    return re.sub(r"(.)\1+", r"\1", letters)


def _skeleton(title: str) -> str:
    # Semivowels stand for vowels in some of these scripts, and a dot for any nasal.
    consonants = re.sub(r"[aeiou]", "", sound(re.sub(r"[wy]", "", anyascii(title).lower())))
    return consonants.replace("m", "n").replace("p", "b")


def _script(text: str) -> str:
    """Return the script of the first letter, as Unicode names it."""
    return next((unicodedata.name(char, "").partition(" ")[0] for char in text if char.isalpha()), "")
