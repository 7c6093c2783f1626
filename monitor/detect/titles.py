"""Find which series a cue speaks of: quoted titles first, else the regions where one would stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import NETWORK, QUOTE, SEASON
from monitor.detect.lists import Lists
from monitor.detect.persons import seems_person
from monitor.detect.regions import Regions
from monitor.detect.stretches import Stretches, Title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.compiled import CompiledLexicon
    from monitor.detect.cues import Cue
    from monitor.detect.known import KnownTitles
    from monitor.detect.parse import Parsed


# Rules by which a title is taken for want of another: it may be named only for what somebody did, or what went before.
_CREDITED, _BEHIND = "quoted, as somebody's credit", "quoted, behind an earlier story"
DOUBTFUL = frozenset({_CREDITED, _BEHIND})
_BEHIND_REACH = 6  # items in front of a title in which "after the end of" would stand
_CREDIT_REACH = 4  # items behind a title in which its credit would stand, and behind that what it is for


class TitleFinder:
    """Looks for titles in one headline."""

    def __init__(
        self, parsed: Parsed, cues: Sequence[Cue], lexicon: CompiledLexicon, known_titles: KnownTitles
    ) -> None:
        """Take all cues that were found, also those that tell nothing: no title reaches across one."""
        items = parsed.items
        chunks = (SEASON, QUOTE, NETWORK)
        cue_items = {index for cue in cues for index in cue.filled if items[index].kind not in chunks}
        self._items = items
        self._casing = parsed.casing
        self._lexicon = lexicon
        self._stretches = Stretches(parsed, cue_items, lexicon)
        lists = Lists(parsed, self._stretches, lexicon)
        self._regions = Regions(parsed, cue_items, self._stretches, lists, known_titles)
        self._groups = [part for group in self._quote_groups() for part in self._between_cues(group, cues)]

    def titles(self, cue: Cue, *, new_series: bool) -> tuple[Title, ...]:
        """Return the titles that a cue speaks of; several when they are listed, none when it names none."""
        groups = [group for group in self._groups if not self._is_credit(group)]
        if groups:
            return self._nearest(groups, cue, "quoted")
        if self._groups and not new_series and not any(map(self._credits_another, self._groups)):
            return self._nearest(self._groups, cue, _CREDITED)
        found = self._regions.titles(cue)
        if new_series and found and self._names_maker(found[0]):
            return ()
        return found

    def _names_maker(self, title: Title) -> bool:
        """Tell whether a title without quotes says who makes a new series, or whose work it comes from."""
        if self._is_credit((title.first, title.end - 1)):
            return True
        return self._casing in {"sentence", "none"} and seems_person(self._items, title)

    def _quote_groups(self) -> list[list[int]]:
        """Return quoted titles, those of one list together: 'A', 'B' and 'C'; a list ends behind its "and"."""
        groups: list[list[int]] = []
        ended = False
        for index, item in enumerate(self._items):
            if item.kind != QUOTE:
                continue
            between = self._items[groups[-1][-1] + 1 : index] if groups else []
            joined = any(self._joins(part.text) for part in between)
            listed = all(part.text == "," or self._joins(part.text) or "determiners" in part.roles for part in between)
            if groups and listed and not ended and (joined or not self._credited_before(groups[-1][0])):
                groups[-1].append(index)
                ended = joined
            else:
                groups.append([index])
                ended = False
        return groups

    def _between_cues(self, group: list[int], cues: Sequence[Cue]) -> list[list[int]]:
        """Part a mere row of titles that something is told of on either side: "NBC renews 'A', 'B' is cancelled"."""
        last = group[-1]
        row = len(group) > 1 and not any(self._joins(item.text) for item in self._items[group[0] : last])
        near = [cue for cue in cues if cue.dropped is None and cue.sentence == self._items[last].sentence]
        before = {cue.status for cue in near if cue.filled[-1] < group[0]}
        behind = {cue.status for cue in near if cue.filled[0] > last}
        goes_on = any(item.kind == QUOTE for item in self._items[last + 1 :])
        if row and before and behind and not before & behind and not goes_on:
            return [group[:-1], [last]]
        return [group]

    def _joins(self, text: str) -> bool:
        return text in {"&", "+", "/"} or text in self._lexicon.seasons.join

    def _is_credit(self, group: Sequence[int]) -> bool:
        """Tell whether a title only says who somebody is: "'Suits' creator", "der Star aus „Dark“"."""
        after = group[-1] + 1
        while after < len(self._items) and (self._items[after].text in {"-", "'s", "'"}):
            after += 1
        if after < len(self._items) and after <= group[-1] + 3 and "credits" in self._items[after].roles:
            return self._items[after].sentence == self._items[group[0]].sentence
        return self._describes_next(group[-1]) or self._credited_before(group[0])

    def _describes_next(self, index: int) -> bool:
        """Tell whether a title stands before a word for a work and its title: "the 'Dark' spin-off 'Winden'"."""
        between: set[str] = set()
        for item in self._items[index + 1 :]:
            if item.kind == QUOTE:
                return bool(between & {"series", "generic_nouns"})
            if not item.roles & {"series", "generic", "generic_nouns"} and item.text not in {"-", "'s"}:
                return False
            between |= item.roles
        return False

    def _credits_another(self, group: Sequence[int]) -> bool:
        """Tell whether a credit goes on to another series: "the 'Suits' creator's new drama"."""
        behind = self._items[group[-1] + 1 : group[-1] + 1 + 2 * _CREDIT_REACH]
        credit = next((index for index, item in enumerate(behind[:_CREDIT_REACH]) if "credits" in item.roles), None)
        if credit is None:
            return False
        further = behind[credit + 1 : credit + 1 + _CREDIT_REACH]
        return any("series" in item.roles and item.clause == behind[credit].clause for item in further)

    def _credited_before(self, first: int) -> bool:
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
        while before >= 0 and self._items[before].text in {"-", "'s", "'"}:
            before -= 1
        return before >= 0 and self._items[before].kind == QUOTE

    def _nearest(self, groups: Sequence[Sequence[int]], cue: Cue, rule: str) -> tuple[Title, ...]:
        chosen = min(groups, key=lambda group: self._distance(group, cue))
        if rule not in DOUBTFUL and self._is_behind(chosen[0]):
            rule = _BEHIND
        return tuple(self._quoted(index, rule) for index in chosen)

    def _is_behind(self, index: int) -> bool:
        """Tell whether a title is told as an earlier story: "after the end of 'Dark', Netflix drops another drama"."""
        clause = self._items[index].clause
        for item in reversed(self._items[max(0, index - _BEHIND_REACH) : index]):
            if item.clause != clause or item.kind in {SEASON, NETWORK}:
                return False
            if "background" in item.roles:
                return True
        return False

    def _distance(self, group: Sequence[int], cue: Cue) -> tuple[int, int, int, int]:
        item = self._items[group[0]]
        last = self._items[group[-1]]
        inside = cue.filled[0] < group[0] < cue.filled[-1] or any(index in cue.filled for index in group)
        if inside:
            return 0, 0, 0, 0
        after = group[0] > cue.filled[-1]
        gap = group[0] - cue.filled[-1] if after else cue.filled[0] - group[-1]
        same_clause = cue.clause in (item.clause, last.clause)
        return 1, item.sentence != cue.sentence, not same_clause, 2 * gap - after

    def _quoted(self, index: int, rule: str) -> Title:
        item = self._items[index]
        stop, season = self._stretches.without_glued_season(item.start, item.end)
        return Title(index, index + 1, item.start, stop, rule, season, item.end)
