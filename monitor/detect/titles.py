"""Find which series a cue speaks of: quoted titles first, else the regions where one would stand."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from monitor.detect.background import background_word
from monitor.detect.credits import Credits
from monitor.detect.glued import without_glued_season
from monitor.detect.items import QUOTE, WORD
from monitor.detect.persons import seems_person
from monitor.detect.regions import Regions
from monitor.detect.trimming import Title
from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.known import KnownTitles
    from monitor.detect.parse import Parsed


# Rules by which a title is taken for want of another: it may be named only for what somebody did, or what went before.
_QUOTED = "quoted"
_CREDITED, _BEHIND = "quoted, as somebody's credit", "quoted, behind an earlier story"
DOUBTFUL = frozenset({_CREDITED, _BEHIND})
_BEHIND_REACH = 6  # items in front of a title in which "after the end of" would stand


class TitleFinder:
    """Looks for titles in one headline."""

    def __init__(self, parsed: Parsed, cues: Sequence[Cue], known_titles: KnownTitles) -> None:
        """Take all cues that were found, also those that tell nothing: no title reaches across one."""
        self._parsed = parsed
        self._items = parsed.items
        self._cues = cues
        self._known_titles = known_titles
        self._credits = Credits(parsed)
        self._groups = [part for group in self._quote_groups() for part in self._between_cues(group)]

    def titles(self, cue: Cue) -> tuple[Title, ...]:
        """Return the titles that a cue speaks of; several when they are listed, none when it names none."""
        groups = [group for group in self._groups if not self._credits.is_credit(group[0], group[-1])]
        if cue.status is Status.ORDERED and (offshoot := self._credits.offshoot(cue)):
            own = [group for group in self._groups if group[0] == self._credits.title_of_offshoot(offshoot)]
            own = own or [group for group in groups if group[0] > offshoot or ":" in self._items[group[0]].text]
            return self._nearest(own, cue, _QUOTED) if own else ()  # "'A' gets a spin-off" names no new series
        if len(self._groups) > len(groups) == 1 and (
            self._is_said(groups[0][0]) or self._has_last_word(groups[0], cue)
        ):
            credited = [group for group in self._groups if group is not groups[0]]
            return self._nearest(credited, cue, _CREDITED)
        if groups:
            return self._nearest(groups, cue, _QUOTED)
        if self._groups and cue.status is not Status.ORDERED and not self._leads_to_another():
            return self._nearest(self._groups, cue, _CREDITED)
        found = self._unquoted.titles(cue)
        return () if cue.status is Status.ORDERED and found and self._names_maker(found[0]) else found

    @cached_property
    def _unquoted(self) -> Regions:
        return Regions(self._parsed, self._cues, self._credits, self._known_titles)

    def _is_said(self, index: int) -> bool:
        """Tell speech that opens the headline from a title: "'We won't return': the star of 'X' announces"."""
        opens = index == 0 and len(self._items) > 1 and self._items[1].text == ":"
        return opens and any(word in self._parsed.lexicon.speech for word in self._items[0].text.split())

    def _has_last_word(self, group: Sequence[int], cue: Cue) -> bool:
        """Tell what somebody says of a decision from a title: "'X' star reacts to cancellation: 'It hurts'"."""
        if cue.status is Status.ORDERED or self._groups[0][0] > 0 or group[0] <= cue.last:
            return False
        return group[-1] == len(self._items) - 1 and self._items[group[0] - 1].text == ":"

    def _leads_to_another(self) -> bool:
        return any(self._credits.leads_to_another(group[-1]) for group in self._groups)

    def _names_maker(self, title: Title) -> bool:
        """Tell whether a title without quotes says who makes a new series, or whose work it comes from."""
        if self._credits.is_credit(title.first, title.end - 1):
            return True
        return self._parsed.casing in {"sentence", "none"} and seems_person(self._items, title)

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
            alone = not joined and self._is_set_apart(groups[-1][0]) if groups else False
            if groups and listed and not ended and not alone:
                groups[-1].append(index)
                ended = joined
            else:
                groups.append([index])
                ended = False
        return groups

    def _is_set_apart(self, first: int) -> bool:
        """Tell whether a title opens no list: "the creator of 'A', 'B' ...", "Unlike 'A', 'B' gets ..."."""
        before = self._items[:first]
        apart = bool(before) and bool(before[-1].roles & {"stops", "introducing", "background"})
        opens = all(item.kind == WORD and not item.in_cue for item in before)
        return self._credits.is_introduced(first) or (apart and opens)

    def _between_cues(self, group: list[int]) -> list[list[int]]:
        """Part a mere row of titles that something is told of on either side: "NBC renews 'A', 'B' is cancelled"."""
        last = group[-1]
        row = len(group) > 1 and not any(self._joins(item.text) for item in self._items[group[0] : last])
        near = [cue for cue in self._cues if cue.dropped is None and cue.sentence == self._items[last].sentence]
        before = {cue.status for cue in near if cue.last < group[0]}
        behind = {cue.status for cue in near if cue.first > last}
        goes_on = any(item.kind == QUOTE for item in self._items[last + 1 :])
        if row and before and behind and not before & behind and not goes_on:
            return [group[:-1], [last]]
        return [group]

    def _joins(self, text: str) -> bool:
        return text in {"&", "+", "/"} or text in self._parsed.lexicon.seasons.join

    def _nearest(self, groups: Sequence[Sequence[int]], cue: Cue, rule: str) -> tuple[Title, ...]:
        chosen = min(groups, key=lambda group: self._distance(group, cue))
        if rule == _QUOTED and background_word(self._items, chosen[0], _BEHIND_REACH) is not None:
            rule = _BEHIND
        return tuple(self._quoted(index, rule) for index in chosen)

    def _distance(self, group: Sequence[int], cue: Cue) -> tuple[int, int, int, int]:
        item = self._items[group[0]]
        last = self._items[group[-1]]
        inside = cue.first < group[0] < cue.last or any(index in cue.filled for index in group)
        if inside:
            return 0, 0, 0, 0
        after = group[0] > cue.last
        gap = group[0] - cue.last if after else cue.first - group[-1]
        same_clause = cue.clause in (item.clause, last.clause)
        return 1, item.sentence != cue.sentence, not same_clause, 2 * gap - after

    def _quoted(self, index: int, rule: str) -> Title:
        item = self._items[index]
        stop, season = without_glued_season(self._parsed, item.start, item.end)
        return Title(index, index + 1, item.start, stop, rule, season, item.end)
