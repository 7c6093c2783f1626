"""The best of several texts for one story."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from monitor.text import weight, words

_DIGITS = re.compile(r"\d+")
_LONGEST = 300  # letters; beyond, it is a whole card or a paragraph
_CUT_OFF = ("…", "...", "[…]", "[...]")
_SENTENCE_WORDS, _SENTENCE_WEIGHT = 4, 20
_GLUED_WORDS, _GLUED_WEIGHT = 3, 24  # of a label in front of a headline


class Rank(IntEnum):
    """Where a text comes from; the lower, the more it is worth."""

    HEADING = 0
    TITLED = 1  # the site's markup calls it a headline
    STATED = 2  # structured data
    LINK = 3
    DESCRIBED = 4  # title or aria-label of the link
    PICTURED = 5  # alternative text of the picture


# Named once: to reach a member through its class takes ten times as long, before Python 3.12, and each link asks.
HEADING, TITLED, STATED, LINK, DESCRIBED, PICTURED = Rank


class Wording(NamedTuple):
    """One text that a page gives for a story."""

    text: str
    rank: Rank


def best(wordings: Sequence[Wording]) -> Wording | None:
    """Choose the full headline: by its origin, whole rather than cut off, without a label glued to its front."""
    possible = [wording for wording in wordings if weight(wording.text) <= _LONGEST and words(wording.text)]
    if not possible:
        return None
    rank = min([wording.rank for wording in possible])
    ranked = [wording for wording in possible if wording.rank is rank]
    chosen = _of_one_rank(ranked) if len(ranked) > 1 else ranked[0]
    return _completed(chosen, possible)


def _of_one_rank(wordings: list[Wording]) -> Wording:
    """Choose among texts of one origin: the headline comes before its summary, and is longer than a label."""
    whole = [wording for wording in wordings if not is_cut_off(wording.text)] or wordings
    sentences = (wording for wording in whole if is_sentence(wording.text))
    chosen = next(sentences, max(whole, key=lambda wording: weight(wording.text)))
    return next((wording for wording in whole if _glues_label(chosen.text, wording.text)), chosen)


def is_sentence(text: str) -> bool:
    """Tell whether a text is long enough to be a headline by itself; digits count for nothing, as in a date."""
    said = _DIGITS.sub("", text)
    return words(said) >= _SENTENCE_WORDS and weight(said) >= _SENTENCE_WEIGHT


def _glues_label(longer: str, shorter: str) -> bool:
    if longer == shorter or not longer.endswith(shorter):
        return False
    label = longer.removesuffix(shorter)
    return words(shorter) > _GLUED_WORDS and words(label) <= _GLUED_WORDS and weight(label) <= _GLUED_WEIGHT


def _completed(chosen: Wording, possible: list[Wording]) -> Wording:
    """Replace a text that is cut off by one that goes on where it ends."""
    if not is_cut_off(chosen.text):
        return chosen
    start = chosen.text.rstrip("….[] ")
    whole = (
        wording
        for wording in sorted(possible, key=lambda wording: wording.rank)
        if wording.text.startswith(start) and len(wording.text) > len(start) and not is_cut_off(wording.text)
    )
    # It still counts as what the page shows: the longer text only says how it goes on.
    return next(whole, chosen)._replace(rank=chosen.rank)


def is_whole(text: str) -> bool:
    """Tell whether a text can be taken as it is: neither cut off nor a whole card."""
    return not text.endswith(_CUT_OFF) and weight(text) <= _LONGEST


def is_cut_off(text: str) -> bool:
    """Tell whether a text ends in an ellipsis."""
    return text.endswith(_CUT_OFF)
