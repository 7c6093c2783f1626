"""Read what stands before a colon as the title that the headline is about: "Title: what happened"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.detect.items import MARK, NETWORK, SEASON

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.detect.cues import Cue
    from monitor.detect.parse import Parsed
    from monitor.detect.stretches import Stretches
    from monitor.detect.trimming import Title


class Topics:
    """Looks for a topic in front of one headline."""

    def __init__(self, parsed: Parsed, cue_items: Collection[int], stretches: Stretches) -> None:
        self._items = parsed.items
        self._casing = parsed.casing
        self._cue_items = cue_items
        self._stretches = stretches

    def before(self, cue: Cue) -> tuple[Title, ...]:
        """Read the first sentence as a title, where a later one tells the news."""
        if cue.sentence == 0:
            return ()
        end = next(index for index, item in enumerate(self._items) if item.sentence > 0)
        while end and self._items[end - 1].kind in (MARK, SEASON):
            end -= 1
        if any(index in self._cue_items for index in range(end)):
            return ()
        found = self._stretches.whole(0, end, "topic")
        behind = self._items[found.end : end] if found else []
        if any(item.kind == NETWORK for item in behind) and behind[0].text != "(":
            return ()  # "Befürödött az RTL:" says what a network did, "Vertige (Max):" whose series it is
        return (self._with_second_part(found, cue),) if found else ()

    def _with_second_part(self, found: Title, cue: Cue) -> Title:
        """Take in a second part of the title: "Gomorra - Le origini: ...", "Duna: Proroctví dostala ..."."""
        behind = found.end
        if behind == len(self._items) or self._items[behind].text not in {":", "-", "–"}:
            return found
        end = self._end_of_second_part(behind, cue)
        if any(index in self._cue_items for index in range(behind, end)):
            return found
        part = self._stretches.trimmed(behind + 1, end, found.rule)
        if part is None or part.first != behind + 1:
            return found
        return replace(part, first=found.first, start=found.start)

    def _end_of_second_part(self, behind: int, cue: Cue) -> int:
        """Return where it would end: at its colon, at a comma before the cue, behind its only word; 0 for nowhere."""
        sentence = self._items[behind].sentence + 1
        if cue.sentence != sentence:
            further = (index for index, item in enumerate(self._items) if item.sentence > sentence)
            return next(further, len(self._items)) - 1
        single = self._stretches.head(cue.first, "subject") if self._casing == "sentence" else None
        if single and single.first == behind + 1 == single.end - 1:
            return single.end  # a person has two names
        commas = (index for index in range(behind + 1, cue.first) if self._items[index].text == ",")
        return 0 if self._items[behind].text == ":" else next(commas, 0)
