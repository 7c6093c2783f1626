"""Read the words before or behind a place as a title without quotes: where it ends, what is cut off its rims."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.detect.edges import Edges
from monitor.detect.generic_nouns import BARRIERS, RIM, GenericNouns
from monitor.detect.items import MARK, NETWORK, NUMBER, SEASON, WORD
from monitor.detect.latin import behind_other_script
from monitor.detect.syllables import breaks_word
from monitor.detect.tokens import is_unspaced

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.parse import Parsed

_BESIDE_SEASON = frozenset({"before its season", "behind its season"})
_MOST_WORDS = 9  # of a title without quotes
_LARGEST_SEASON = 30  # glued to a title: "Відділ 44" is a name
_YEAR = 4  # digits
_OUR_CENTURY = "20"
_OPENING, _CLOSING = frozenset("([（［"), frozenset(")]）］")


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


class Stretches:
    """Reads titles out of stretches of one headline; `cue_items` are the words that no title reaches across."""

    def __init__(self, parsed: Parsed, cue_items: Collection[int], lexicon: CompiledLexicon) -> None:
        self._text = parsed.text
        self._items = parsed.items
        self._cue_items = cue_items
        self._lexicon = lexicon
        self._casing = parsed.casing
        self._generic_nouns = GenericNouns(parsed, cue_items)
        self._edges = Edges(parsed, cue_items, lexicon, self._generic_nouns)

    def leftwards(self, end: int, rule: str) -> Title | None:
        """Read the title that ends before an item; none before an "and", whose subject was named earlier."""
        if found := self._before_brackets(end, rule):
            return found
        if end > 0 and self._items[end - 1].text in self._lexicon.seasons.join and end in self._cue_items:
            return None
        first = end
        while first > 0 and not self._edges.is_barrier(first - 1):
            first -= 1
            if self._items[first].sentence != self._items[end - 1].sentence:
                first += 1
                break
        opening = self._first_capital(first, end)
        found = self.trimmed(opening, end, rule) or self.trimmed(self._next_capital(opening, end), end, rule)
        # Nothing stands between in "for season 2": what is further on is not said of this season.
        beside = first == end > 0 and self._items[end].kind == SEASON and "stops" in self._items[end - 1].roles
        if found is None and first > 0 and not beside and self._crossable(first - 1, end):
            return self.leftwards(first - 1, rule)
        return found

    def _first_capital(self, first: int, end: int) -> int:
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
        if end > 0 and self._items[end - 1].text in self._lexicon.seasons.join:
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
        if breaks_word(self._items, first, end, clitics=self._lexicon.clitics, cue_items=self._cue_items):
            return None
        if self._casing == "none" and is_unspaced(self._items[first].text) and rule not in _BESIDE_SEASON:
            return None  # without case or spaces nothing shows where a title begins
        start, whole = self._items[first].start, self._items[end - 1].end
        stop, season = self.without_glued_season(start, whole)
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
        if owner + 1 >= end or self._items[owner].text not in self._lexicon.clitics or self._casing == "none":
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

    def without_glued_season(self, start: int, stop: int) -> tuple[int, int | None]:
        """Cut a number off the end of a title where the language glues seasons to it."""
        if not self._lexicon.glued:
            return stop, None
        written = self._text[start:stop]
        name = written.rstrip("0123456789")
        number = written[len(name) :]
        name = name.rstrip("-– ")
        if self._lexicon.folding.fold(name).rpartition(" ")[2] in self._lexicon.seasons.number_signs:
            return stop, None  # "Room No. 9" is a name
        if not name or not 0 < len(number) <= 2 or not 0 < int(number) <= _LARGEST_SEASON or name[-1] in ".,:/'’":  # noqa: PLR2004 - digits of a season
            return stop, None
        return start + len(name), int(number)


def _is_past_year(text: str) -> bool:
    """Tell whether a number alone may be a title: "1883" may, "20" counts years or episodes, "2027" is a date."""
    return len(text) >= _YEAR and not text.startswith(_OUR_CENTURY)
