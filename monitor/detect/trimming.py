"""Cut a stretch of words without quotes down to the title in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect.generic_nouns import BARRIERS, RIM, GenericNouns
from monitor.detect.glued import without_glued_season
from monitor.detect.items import MARK, NUMBER, WORD
from monitor.detect.latin import behind_other_script
from monitor.detect.syllables import breaks_word
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.detect.edges import Edges
    from monitor.detect.parse import Parsed

_BESIDE_SEASON = frozenset({"before its season", "behind its season"})
_MOST_WORDS = 9  # of a title without quotes
_YEAR = 4  # digits
_OUR_CENTURY = "20"


@dataclass(frozen=True, slots=True)
class Title:
    """A title as written: items `first` up to but without `end`, characters `start` to `stop`."""

    first: int
    end: int
    start: int
    stop: int
    rule: str
    season: int | None = None  # a number glued to it
    whole: int = 0  # where it stops with that number
    described: bool = False  # a word for series stands right beside it


class Trimming:
    """Cuts stretches of one headline; `cue_items` are the words that no title reaches across."""

    def __init__(self, parsed: Parsed, cue_items: Collection[int], generic_nouns: GenericNouns, edges: Edges) -> None:
        self._parsed = parsed
        self._items = parsed.items
        self._clitics = parsed.lexicon.clitics
        self._casing = parsed.casing
        self._cue_items = cue_items
        self._generic_nouns = generic_nouns
        self._edges = edges

    def trimmed(self, first: int, end: int, rule: str) -> Title | None:
        """Cut what cannot belong to a title off both ends; None where nothing like a title is left."""
        end = next((index for index in range(first + 1, end) if "verbs" in self._items[index].roles), end)
        described = False
        while first < end and self._edges.is_rim(first, leading=True):
            described = described or "series" in self._items[first].roles
            first += 1
        while end > first and self._edges.is_rim(end - 1, leading=False):
            # "Cowboy Drama": what stands before a word for series describes it and names nothing.
            if "series" in self._items[end - 1].roles and not described and self._casing == "title":
                return None
            end -= 1
        first = self._generic_nouns.behind_work(self._behind_owner(first, end), end)
        if self._casing == "none":
            first = behind_other_script(self._items, first, end)
        if first >= end or not self._is_title(first, end):
            return None
        if breaks_word(self._items, first, end, clitics=self._clitics, cue_items=self._cue_items):
            return None
        if self._casing == "none" and is_unspaced(self._items[first].text) and rule not in _BESIDE_SEASON:
            return None  # without case or spaces nothing shows where a title begins
        start, whole = self._items[first].start, self._items[end - 1].end
        stop, season = without_glued_season(self._parsed, start, whole)
        return Title(first, end, start, stop, rule, season, whole, described=self._is_described(first, end))

    def _is_described(self, first: int, end: int) -> bool:
        """Tell whether a word for series stands right before a stretch, or hangs on it by a hyphen: "X-sarja"."""
        around = [self._items[first - 1]] if first else []
        if end + 1 < len(self._items) and self._items[end].text == "-":
            around.append(self._items[end + 1])
        return any("series" in item.roles for item in around)

    def _behind_owner(self, first: int, end: int) -> int:
        """Skip whose work it is, "Sally Rooney's Intermezzo"; a single name before the clitic may be the title's."""
        owner = first + 2
        if owner + 1 >= end or self._items[owner].text not in self._clitics or self._casing == "none":
            return first
        names = self._items[first:owner]
        if all(item.capital and item.kind == WORD and not item.roles for item in names):
            return owner + 1
        return first

    def _is_title(self, first: int, end: int) -> bool:
        words = [item for item in self._items[first:end] if item.kind != MARK]
        if not words or len(words) > _MOST_WORDS:
            return False
        if not words[0].capital or (words[0].kind == NUMBER and len(words) > 1 and not words[1].capital):
            return False
        if any(item.roles & {"people", "credits"} for item in words) or self._generic_nouns.alone(first, end):
            return False
        if all(item.kind == NUMBER for item in words) and (len(words) > 1 or not _is_past_year(words[0].text)):
            return False
        if self._casing == "title":
            return any(not item.roles & (RIM | BARRIERS) for item in words)
        return any(not item.roles & RIM or item.capital for item in words)


def _is_past_year(text: str) -> bool:
    """Tell whether a number alone may be a title: "1883" may, "20" counts years or episodes, "2027" is a date."""
    return len(text) >= _YEAR and not text.startswith(_OUR_CENTURY)
