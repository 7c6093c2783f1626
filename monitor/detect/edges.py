"""What a word can be to a title without quotes: one that leads to it, cannot be crossed, or stands at its rim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.generic_nouns import BARRIERS, RIM, GenericNouns
from monitor.detect.items import MARK, NETWORK, NUMBER, QUOTE, SEASON, WORD
from monitor.detect.syllables import ends_word_within

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.detect.parse import Parsed

_STRONG_BARRIERS = frozenset({"background", "contrasts"})


class Edges:
    """Judges the words of one headline by their place; `cue_items` are those that no title reaches across."""

    def __init__(self, parsed: Parsed, cue_items: Collection[int], generic_nouns: GenericNouns) -> None:
        self._items = parsed.items
        self._cue_items = cue_items
        self._lexicon = parsed.lexicon
        self._casing = parsed.casing
        self._generic_nouns = generic_nouns

    def is_lead(self, index: int) -> bool:
        """Tell whether a word only leads to a title: a network, a description."""
        item = self._items[index]
        if item.kind == NETWORK or item.joins:
            return True
        if item.kind != WORD or index in self._cue_items:
            return False
        return self._describes(index) and not self._opens_title(index)

    def is_barrier(self, index: int, *, stops: bool = True) -> bool:
        """Tell whether no title reaches across an item; those that only `stops` end it may stand within one."""
        item = self._items[index]
        if item.kind in (SEASON, QUOTE) or index in self._cue_items or self._is_counted(index):
            return True
        if item.kind == MARK and (item.text in ',;()[]«»“”„"' or self._ends_sentence(index)):
            return True
        if item.roles & BARRIERS and not item.roles & _STRONG_BARRIERS:
            return stops and not self.is_inside(index)
        return bool(item.roles & BARRIERS)

    def is_rim(self, index: int, *, leading: bool) -> bool:
        """Tell whether an item at one end of a stretch is no part of the title."""
        item = self._items[index]
        if item.kind in (NETWORK, SEASON):
            return True
        if item.kind == MARK:
            return item.text not in {"+", "!"} if leading else item.text not in {".", "!", "+", "*"}
        if item.joins:
            return True
        if item.kind != WORD or not self._describes(index) or self._is_named(index):
            return False
        return not (leading and self._opens_title(index))

    def is_inside(self, index: int) -> bool:
        """Tell whether a word that mostly ends a title stands between two capitals of one: "Emily in Paris"."""
        if "inside" not in self._items[index].roles or not 0 < index < len(self._items) - 1:
            return False
        if self._casing == "none":
            return ends_word_within(self._items, index)
        sides = (self._items[index - 1], self._items[index + 1])
        return self._casing in {"sentence", "title"} and all(side.kind == WORD and side.capital for side in sides)

    def _describes(self, index: int) -> bool:
        """Tell whether a word may describe a series and names none; "förnyar Kanalen" has the capital of a name."""
        roles = self._items[index].roles
        return bool(roles & RIM) and not ("generic_nouns" in roles and self._generic_nouns.shows_name(index))

    def _is_counted(self, index: int) -> bool:
        """Tell whether a number counts, or numbers, what the next word says: "after 18 years", "60. bölümüyle"."""
        if self._items[index].kind != NUMBER:
            return False
        seasons = self._lexicon.seasons
        behind = (item.text for item in self._items[index + 1 :])
        return next((text for text in behind if text not in seasons.ordinal_marks), "") in seasons.units

    def _ends_sentence(self, index: int) -> bool:
        return index + 1 < len(self._items) and self._items[index + 1].sentence != self._items[index].sentence

    def _opens_title(self, index: int) -> bool:
        """Tell whether a small or describing word belongs to the title that begins with it."""
        return self._is_own_article(index) or self._opens_name(index) or self._has_own_capital(index)

    def _opens_name(self, index: int) -> bool:
        """Tell whether a describing word opens a name: "American Gods", but not "American drama Gods"."""
        item = self._items[index]
        if "begins_titles" not in item.roles or not item.capital or index + 1 == len(self._items):
            return False
        follower = self._items[index + 1]
        names = follower.kind == WORD and follower.capital and not follower.roles
        return names and index + 1 not in self._cue_items and follower.sentence == item.sentence

    def _has_own_capital(self, index: int) -> bool:
        """Tell whether a describing word is the first of a name in small letters: "zrušil Dobré zprávy"."""
        if self._casing != "sentence" or not 0 < index < len(self._items) - 1:
            return False
        before, item, follower = self._items[index - 1 : index + 2]
        if "generic" not in item.roles or not item.capital:
            return False
        within = before.sentence == item.sentence and before.kind in (WORD, NETWORK, SEASON)
        names = follower.kind == WORD and not follower.capital and not follower.roles
        # "British seaside drama X": some languages write such words with a capital always.
        further = (other for other in self._items[index + 1 :] if other.clause == item.clause)
        describes = any("series" in other.roles for other in further)
        return within and names and not describes and index + 1 not in self._cue_items

    def _is_named(self, index: int) -> bool:
        """Tell whether a capital shows that an everyday word belongs to a name: "Cangaço Novo"."""
        if self._casing != "sentence" or not self._items[index].capital or index == 0:
            return False
        before = self._items[index - 1]
        return before.sentence == self._items[index].sentence and before.kind in (WORD, NUMBER) and before.capital

    def _is_own_article(self, index: int) -> bool:
        """Tell whether an article belongs to the title: "The Bear", "La casa de papel", but not "The drama"."""
        if "determiners" not in self._items[index].roles or not self._items[index].capital:
            return False
        follower = self._items[index + 1] if index + 1 < len(self._items) else None
        if follower is None or follower.kind not in (WORD, NUMBER):
            return False
        return not (follower.roles & {"series", "generic", "people"} and self._describes(index + 1))
