"""Titles that hold markup, to plain text."""

from __future__ import annotations

import html
import re

from monitor.text import clean

_LONGEST = 20_000  # characters, markup included: what is longer is no title, and is cut before work is spent on it
# Tags only: "5 < 6" and "<3" are text.
_TAG = re.compile(r"<(?:/?[a-zA-Z][^<>]*>|!--.*?(?:-->|\Z))", re.DOTALL)
# Tags that part words; the others stand within them.
_BREAK = re.compile(r"<(?:br|/?p|/?div|/?h[1-6]|/?li)\b[^<>]*>", re.IGNORECASE)
# With the semicolon only: html.unescape would read "&copy" out of "R&copywriting".
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});")


def plain(text: str) -> str:
    """Return the clean text of a title that may hold HTML, escaped once or twice."""
    text = _without_tags(_unescape(_without_tags(text[:_LONGEST])))
    return clean(_unescape(text))


def _without_tags(text: str) -> str:
    return _TAG.sub("", _BREAK.sub(" ", text)) if "<" in text else text


def _unescape(text: str) -> str:
    return _ENTITY.sub(lambda entity: html.unescape(entity[0]), text) if "&" in text else text
