"""Tell what capitals mean in one headline: the press of one language writes in more than one way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.items import Item

_LONG = 4  # letters: shorter words are small in Title Case too
_FEWEST = 3  # long words that a verdict needs
_MOSTLY = 0.6  # share of capitals above which a press that writes Title Case does so here
_NEARLY_ALL = 0.9  # share above which another press does so here, or shouts


def casing_of(tokens: Sequence[Item], usual: str) -> str:
    """Return "title" or "sentence" for a headline, where `usual` is the way of its language; others stay."""
    if usual not in ("title", "sentence"):
        return usual
    long = [token.capital for token in tokens[1:] if token.kind == WORD and len(token.text) >= _LONG]
    if len(long) < _FEWEST:
        return usual
    share = sum(long) / len(long)
    return "title" if share >= (_MOSTLY if usual == "title" else _NEARLY_ALL) else "sentence"
