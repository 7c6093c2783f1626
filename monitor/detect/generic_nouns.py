"""Tell nouns that name no series, "Streamer", "El gigante del streaming", from a series that is called like them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, SEASON, WORD

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.detect.items import Item
    from monitor.detect.parse import Parsed

# Words of these roles never begin or end a title that stands without quotes.
RIM = frozenset({"series", "generic", "determiners", "fillers", "introducing", "credits", "alternatives"})
BARRIERS = frozenset({"stops", "background", "contrasts"})
_WORKS = frozenset({"series", "generic_nouns"})
_NAMELESS = RIM | BARRIERS | {"generic_nouns"}


class GenericNouns:
    """Knows the generic nouns of one headline; `cue_items` are the words of its cues."""

    def __init__(self, parsed: Parsed, cue_items: Collection[int]) -> None:
        self._text = parsed.text
        self._items = parsed.items
        self._casing = parsed.casing
        self._cue_items = cue_items

    def alone(self, first: int, end: int) -> bool:
        """Tell whether a stretch is nothing but generic words, one a noun, and nothing makes a name of them."""
        words = self._items[first:end]
        if not any("generic_nouns" in item.roles for item in words):
            return False
        if not all(item.kind == MARK or item.roles & _NAMELESS for item in words):
            return False
        return not (any(map(self.shows_name, range(first, end))) or self._is_decided_about(first, end))

    def behind_work(self, first: int, end: int) -> int:
        """Skip whose work it is, or what it is: "Anna Bergs novel Leona", where capitals tell names.

        A small word that describes a work, between capitals, shows that a name of its own follows.
        """
        if self._casing != "sentence":
            return first
        for index in range(end - 2, first, -1):
            item, follower = self._items[index], self._items[index + 1]
            if item.roles & _WORKS and not item.capital and follower.kind == WORD and follower.capital:
                return index + 1
        return first

    def shows_name(self, index: int) -> bool:
        """Tell whether a noun, or the article of one, has a capital that its place or spelling does not explain."""
        item = self._items[index]
        if not (self._is_within_sentence(index) and self._is_capitalised(item)):
            return False
        if self._casing == "sentence":
            return bool(item.roles & {"generic_nouns", "determiners"})
        # Where nouns or all words have capitals, the article of an object should not: "Renews The Studio".
        return "determiners" in item.roles and index - 1 in self._cue_items

    def _is_within_sentence(self, index: int) -> bool:
        return index > 0 and self._items[index - 1].sentence == self._items[index].sentence

    def _is_capitalised(self, item: Item) -> bool:
        return item.capital and self._text[item.start + 1 : item.end].islower()

    def _is_decided_about(self, first: int, end: int) -> bool:
        """Tell whether an article stands where Title Case drops it, and no object follows: "The Studio Renewed for"."""
        if self._casing != "title" or "determiners" not in self._items[first].roles:
            return False
        behind = [index for index in range(end, len(self._items)) if "fillers" not in self._items[index].roles][:2]
        if not behind or not self._is_capitalised(self._items[end - 1]):
            return False
        if self._items[behind[0]].kind == SEASON:
            return True
        follower = self._items[behind[-1]]
        return behind[0] in self._cue_items and (follower.kind == SEASON or "stops" in follower.roles)
