"""Tell titles that only say whose work is told of: "'Suits' creator", "der Star aus „Dark“"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import QUOTE
from monitor.detect.persons import is_name

if TYPE_CHECKING:
    from monitor.detect.cues import Cue
    from monitor.detect.parse import Parsed

_REACH = 4  # items behind a title in which its credit would stand, and behind that what it is for
_MOST_JOINTS = 2  # between a title and its credit: "'Suits''s creator"
_WORKS = frozenset({"series", "generic_nouns"})


class Credits:
    """Knows what hangs on the titles of one headline."""

    def __init__(self, parsed: Parsed) -> None:
        self._items = parsed.items

    def is_credit(self, first: int, last: int) -> bool:
        """Tell whether the title of these items only says whose work somebody, or something, is."""
        return self._credits_next(last) or self._describes_next(last) or self.is_introduced(first)

    def _credits_next(self, last: int) -> bool:
        """Tell whether a word for who made it, or what came of it, hangs on a title."""
        after = last + 1
        while after < len(self._items) and self._items[after].joins:
            after += 1
        if after == len(self._items) or after > last + 1 + _MOST_JOINTS:
            return False
        credit = self._items[after]
        return "credits" in credit.roles and credit.sentence == self._items[last].sentence

    def _describes_next(self, last: int) -> bool:
        """Tell whether a title stands before a word for a work and its title: "the 'Dark' spin-off 'Winden'"."""
        between: set[str] = set()
        for item in self._items[last + 1 :]:
            if item.kind == QUOTE:
                return bool(between & _WORKS)
            if not item.roles & {*_WORKS, "generic"} and not item.joins:
                return False
            between |= item.roles
        return False

    def is_introduced(self, first: int) -> bool:
        """Tell whether "the creator of", "a spin-off of" stands before a title."""
        before = first - 1
        while before >= 0 and self._items[before].roles & {"introducing", "determiners"}:
            before -= 1
        # "Создатели «Острых крыш»": a case needs no preposition, but without one only quotes show where the title is.
        reached = before < first - 1 or self._items[first].kind == QUOTE
        return before >= 0 and reached and "credits" in self._items[before].roles and not self._has_owner(before)

    def _has_owner(self, credit: int) -> bool:
        """Tell whether a credit is that of a title before it: the "Nachfolger" of „A“ in „A“-Nachfolger „B“."""
        before = credit - 1
        while before >= 0 and self._items[before].joins:
            before -= 1
        return before >= 0 and self._items[before].kind == QUOTE

    def offshoot(self, cue: Cue) -> int | None:
        """Return the place of the word for an offshoot in the own words of an order: "gets a spin-off"."""
        return next((index for index in cue.filled if {"credits", "series"} <= self._items[index].roles), None)

    def title_of_offshoot(self, offshoot: int) -> int | None:
        """Return the place of the title right behind an offshoot of another series: "the A spin-off 'B'"."""
        owner, title = self._items[:offshoot], offshoot + 1
        while title < len(self._items) and "credits" in self._items[title].roles:
            title += 1
        owned = any(item.kind == QUOTE for item in owner) or any(is_name(item) for item in owner[-1:])
        return title if owned and title < len(self._items) and self._items[title].kind == QUOTE else None

    def leads_to_another(self, last: int, end: int | None = None) -> bool:
        """Tell whether the credit of a title goes on to another series before `end`: "'Suits' creator's new drama"."""
        behind = self._items[last + 1 : end][: 2 * _REACH]
        credit = next((index for index, item in enumerate(behind[:_REACH]) if "credits" in item.roles), None)
        if credit is None:
            return False
        further = behind[credit + 1 : credit + 1 + _REACH]
        return any("series" in item.roles and item.clause == behind[credit].clause for item in further)
