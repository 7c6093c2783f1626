"""The second look at a headline: could a series be meant at all? Without any sign of one no cue counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.detect.sieve import Words
from monitor.detect.tokens import Folding

if TYPE_CHECKING:
    from collections.abc import Iterable

_PLAIN = Folding({})
# Any quotation mark may stand round a title, any digit be a season.
_MARKS = re.compile(r"[\d\"'“”„«»‹›‘’‚「」『』《》〈〉【】]")


class Names:
    """Networks and titles of the catalogue as they are written, searched for in one pass."""

    def __init__(self, names: Iterable[str]) -> None:
        self._words = Words(_PLAIN.fold(name) for name in names)

    def may_show(self, text: str) -> bool:
        """Tell whether a mark, a network or a known title is in a headline; a no is certain."""
        return _MARKS.search(text) is not None or self._words.stand_in(_PLAIN.fold(text))
