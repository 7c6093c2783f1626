"""A long text cut to a length, where a reader would cut it."""

from __future__ import annotations

import unicodedata

_ELLIPSIS = "…"
_LOOSE_ENDS = " ,;:.-–—(['\"«“„"


def shorten(text: str, limit: int) -> str:
    """Return the text in at most `limit` characters (at least 1), cut behind a word and marked by an ellipsis.

    Where the last word would take more than half of the room, as in scripts without spaces, the word is cut.
    """
    if len(text) <= limit:
        return text
    room = text[:limit]  # one more than can stay: a space in the last place means that a word just fits
    end = room.rfind(" ")
    if end < limit // 2:
        end = _before_mark(text, limit - 1)
    return text[:end].rstrip(_LOOSE_ENDS) + _ELLIPSIS


def _before_mark(text: str, end: int) -> int:
    """Move a cut in front of the letter whose combining marks it would take away."""
    while end > 0 and unicodedata.combining(text[end]):
        end -= 1
    return end
