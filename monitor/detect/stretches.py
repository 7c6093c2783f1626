"""Read the words before or behind a place as a title without quotes: how far it reaches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.detect.edges import Edges
from monitor.detect.generic_nouns import GenericNouns
from monitor.detect.items import MARK, NETWORK, NUMBER, SEASON, WORD
from monitor.detect.trimming import Trimming

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.detect.parse import Parsed
    from monitor.detect.trimming import Title

_MOST_SECOND = 3  # words of a title's second part
_OPENING, _CLOSING = frozenset("([（［"), frozenset(")]）］")


class Stretches:
    """Reads titles out of stretches of one headline; `cue_items` are the words that no title reaches across."""

    def __init__(self, parsed: Parsed, cue_items: Collection[int]) -> None:
        self._items = parsed.items
        self._cue_items = cue_items
        self._join = parsed.lexicon.seasons.join
        self._casing = parsed.casing
        generic_nouns = GenericNouns(parsed, cue_items)
        self._edges = Edges(parsed, cue_items, generic_nouns)
        self.trimmed = Trimming(parsed, cue_items, generic_nouns, self._edges).trimmed

    def leftwards(self, end: int, rule: str) -> Title | None:
        """Read the title that ends before an item; none before an "and", whose subject was named earlier."""
        if found := self._before_brackets(end, rule):
            return found
        if end > 0 and self._items[end - 1].text in self._join and end in self._cue_items:
            return None
        first = end
        while first > 0 and not self._edges.is_barrier(first - 1):
            first -= 1
            if self._items[first].sentence != self._items[end - 1].sentence:
                first += 1
                break
        opening = self.first_capital(first, end)
        found = self.trimmed(opening, end, rule) or self.trimmed(self._next_capital(opening, end), end, rule)
        # Nothing stands between in "for season 2": what is further on is not said of this season.
        beside = first == end > 0 and self._items[end].kind == SEASON and "stops" in self._items[end - 1].roles
        if found is None and first > 0 and not beside and self._crossable(first - 1, end):
            return self.leftwards(first - 1, rule)
        return found

    def first_capital(self, first: int, end: int) -> int:
        """Skip the words before the first capital, where capitals tell names: "vaikenee Blackthornin"."""
        if self._casing != "sentence":
            return first
        return next((index for index in range(first, end) if self._items[index].capital), first)

    def _next_capital(self, opening: int, end: int) -> int:
        """Skip what only has the capital of its sentence: "Bad news for the Red House", with `opening` at "Bad"."""
        if self._casing != "sentence":
            return end
        names = (index for index in range(opening + 2, end) if self._items[index].capital)
        return next((index for index in names if not self._items[index - 1].capital), end)

    def head(self, end: int, rule: str) -> Title | None:
        """Read the title that reaches from the head of a clause to an item, whatever small words it holds."""
        if self._brackets(end):
            return None
        if end > 0 and self._items[end - 1].text in self._join:
            return None  # "and renews B": the subject was named earlier
        first = end
        while first > 0 and not self._edges.is_barrier(first - 1, stops=False):
            first -= 1
        return self.whole(first, end, rule)

    def _before_brackets(self, end: int, rule: str) -> Title | None:
        """Read the title in front of brackets that end before an item: "Isbrytaren (The Icebreaker) is renewed"."""
        opening = self._brackets(end)
        return self.leftwards(opening, rule) if opening else None

    def _brackets(self, end: int) -> int:
        """Return where brackets open that close before an item, or before small words in front of it; 0: nowhere."""
        while end > 0 and "fillers" in self._items[end - 1].roles:
            end -= 1
        if end == 0 or self._items[end - 1].text not in _CLOSING:
            return 0
        return next((index for index in range(end - 1, 0, -1) if self._items[index].text in _OPENING), 0)

    def whole(self, first: int, end: int, rule: str) -> Title | None:
        """Read a stretch as a title and nothing else but words that describe it."""
        found = self.trimmed(first, end, rule)
        if found is None:
            return None
        # What was cut off must be description: behind "la créatrice de" or before "revient sur" stands no subject.
        cut = [*self._items[first : found.first], *self._items[found.end : end]]
        rims = (self._items[found.first], self._items[found.end - 1])
        if any(item.roles & {"credits", "people", "stops"} for item in cut):
            return None
        return None if any("stops" in item.roles for item in rims) else found

    def opening(self, index: int, rule: str) -> Title | None:
        """Read the capitals that open the sentence of an item, where capitals tell names."""
        first = index
        while first > 0 and self._items[first - 1].sentence == self._items[index].sentence:
            first -= 1
        end = first
        while (
            end < index and (self._items[end].capital or self._edges.is_inside(end)) and not self._edges.is_barrier(end)
        ):
            end += 1
        return self.trimmed(first, end, rule) if self._casing == "sentence" else None

    def _crossable(self, index: int, end: int) -> bool:
        """Tell whether nothing but chunks and descriptions stood behind a barrier, so that looking on makes sense."""
        item = self._items[index]
        return (
            index not in self._cue_items
            and item.sentence == self._items[end - 1].sentence
            and item.kind in (WORD, NUMBER, NETWORK, MARK)
            and "contrasts" not in item.roles
        )

    def rightwards(self, first: int, rule: str) -> Title | None:
        """Read the title that begins at an item or soon behind it."""
        start = first
        while start < len(self._items) and self._edges.is_lead(start):
            start += 1
        end = start
        while end < len(self._items) and not self._edges.is_barrier(end):
            if end > start and self._items[end].sentence != self._items[start].sentence:
                break
            if end > start and self._items[end].kind == NETWORK and "determiners" in self._items[end - 1].roles:
                break  # "Aranyifjak a TV2 képernyőjére"
            end += 1
        return self.trimmed(start, end, rule)

    def with_second_part(self, found: Title) -> Title:
        """Take in what stands behind a colon of the title's own: capitals to the end, "cancels Fortress: Diana"."""
        part = self._items[found.end + 1 :]
        colon = bool(part) and self._items[found.end].text == ":" and self._casing == "sentence"
        if not colon or len(part) > _MOST_SECOND or any(item.kind != WORD or not item.capital for item in part):
            return found
        second = self.trimmed(found.end + 1, len(self._items), found.rule)
        if second is None or second.first != found.end + 1 or second.end != len(self._items):
            return found
        return replace(second, first=found.first, start=found.start)

    def with_colon_part(self, found: Title) -> Title:
        """Take in what stands before a colon of the title's own: "Dune: Prophecy season 2"."""
        before = found.first - 1
        if before < 1 or self._items[before].text not in {":", "-", "–", "："}:
            return found
        first = before
        while first > 0 and not self._edges.is_barrier(first - 1):
            first -= 1
        if before - first > 4:  # noqa: PLR2004 - words of a franchise
            return found
        remark = self._casing == "sentence" and before - first > 2 and not self._items[before - 1].capital  # noqa: PLR2004
        if remark and found.end - found.first > 1:
            return found  # "What nobody expected: Red House"
        front = self.trimmed(first, before, found.rule)
        if front is None or front.first != first or front.end != before:
            return found
        return replace(found, first=front.first, start=front.start)
