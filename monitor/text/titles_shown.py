"""Titles that a text sets off, in quotation marks or by emphasis, whatever it says of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_PAIRS = ("“”", "„“", "„”", "‟”", "«»", "»«", "‹›", "‘’", "‚‘", "「」", "『』", "《》", "〈〉", '""', "””")
_LONGEST, _MOST_WORDS = 60, 8  # characters and words; longer quotations are speech
_SPEECH_ENDS = (",", ".", ";", "、", "。", "，")


def _between(opens: str, closes: str) -> str:
    return f"{re.escape(opens)}([^{re.escape(opens + closes)}]{{1,{_LONGEST}}}){re.escape(closes)}"


# A straight single mark is mostly an apostrophe: it counts only round whole words.
_QUOTED = re.compile("|".join([*(_between(*pair) for pair in _PAIRS), rf"(?<!\w)'([^'\s][^']{{0,{_LONGEST}}})'(?!\w)"]))


def quoted_titles(text: str) -> list[str]:
    """Return the quotations that look like titles rather than speech, as written, without their marks."""
    stretches = (next(filter(None, match.groups())).strip() for match in _QUOTED.finditer(text))
    return [stretch for stretch in stretches if is_titular(stretch)]


def is_titular(stretch: str) -> bool:
    """Tell whether a stretch that stands out could be a title: short, begins as names do, ends no sentence."""
    if not stretch or len(stretch.split()) > _MOST_WORDS or stretch.endswith(_SPEECH_ENDS):
        return False
    return not stretch[0].islower() and any(map(str.isalnum, stretch))


def with_quotes(text: str, marked: Iterable[str]) -> str:
    """Return a text with quotation marks round the emphasised titles in it, as every language pack knows them."""
    quoted = set(quoted_titles(text))
    for mark in sorted(filter(is_titular, marked), key=len, reverse=True):
        if mark not in quoted and f"«{mark}" not in text:
            text = re.sub(rf"(?<!\w){re.escape(mark)}(?!\w)", lambda found: f"«{found[0]}»", text, count=1)
    return text
