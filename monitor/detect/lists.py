"""Read lists of titles without quotes: "Tracker, Fire Country and Elsbeth"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.detect.parse import Parsed
    from monitor.detect.stretches import Stretches
    from monitor.detect.trimming import Title


class Lists:
    """Adds to one title the others of its list."""

    def __init__(self, parsed: Parsed, stretches: Stretches) -> None:
        self._items = parsed.items
        self._stretches = stretches
        self._join = parsed.lexicon.seasons.join
        self._casing = parsed.casing

    def leftwards(self, last: Title) -> tuple[Title, ...]:
        """Read the other titles of "A, B and C" before its cue; two joined without a comma may be one title."""
        if last.first < 2 or self._items[last.first - 1].text != ",":  # noqa: PLR2004 - a title and a comma
            return (last,)
        titles = list(self._pieces(last))
        while titles[0].first > 1 and self._items[titles[0].first - 1].text == "," and len(titles) > 1:
            before = self._stretches.leftwards(titles[0].first - 1, last.rule)
            if before is None or before.end != titles[0].first - 1:
                break
            titles.insert(0, before)
        return tuple(titles)

    def rightwards(self, first: Title) -> tuple[Title, ...]:
        """Read the other titles of "A, B and C" behind its cue."""
        titles = [first]
        while titles[-1].end + 1 < len(self._items) and self._items[titles[-1].end].text == ",":
            following = self._stretches.rightwards(titles[-1].end + 1, first.rule)
            if following is None or following.first != titles[-1].end + 1:
                break
            titles.append(following)
        pieces = self._pieces(titles[-1])
        return (*titles[:-1], *pieces) if len(titles) > 1 and len(pieces) > 1 else (first,)

    def _pieces(self, title: Title) -> tuple[Title, ...]:
        """Cut "B and C" at its last "and" where both sides begin like titles of their own."""
        for index in range(title.end - 2, title.first, -1):
            if self._items[index].text in self._join and self._items[index + 1].capital and self._casing != "none":
                one = self._stretches.trimmed(title.first, index, title.rule)
                other = self._stretches.trimmed(index + 1, title.end, title.rule)
                if one and other:
                    return one, other
        return (title,)
