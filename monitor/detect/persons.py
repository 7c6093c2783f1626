"""Tell persons from series: the one who makes a new one, "Rejtő Jenő", those who something happens to in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import CHUNKS, MARK, NETWORK, QUOTE, WORD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.items import Item
    from monitor.detect.parse import Parsed
    from monitor.detect.trimming import Title

# Ways of finding a title that say no more than that it has capitals.
_BY_CAPITALS = frozenset({"subject", "object", "inside", "introduced"})
_MOST_NAMES = 3  # of one person
_WORK = frozenset({"series", "generic", "generic_nouns"})


def seems_person(items: Sequence[Item], title: Title) -> bool:
    """Tell whether what stands where a new series would be named has the look of a person's or a place's name.

    New series are told by who makes them and whom they are about, and seldom named; what a word for a work describes
    ("the novel Kingdom Legends") is its name.
    """
    words = items[title.first : title.end]
    if title.rule not in _BY_CAPITALS or _is_described(items, title):
        return False
    if len(words) == 1:  # "Netflix films a series in Szeged"
        return title.first > 0 and items[title.first - 1].kind == NETWORK
    names = all(item.kind == WORD and item.capital and not item.roles for item in words)
    return names and len(words) <= _MOST_NAMES


def acts_in_it(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether what happens is told of somebody in the story: "'Harbor Lights': Anna gives up".

    So it is where the title stands alone before a colon, a name right before the cue, and nothing of seasons, networks
    or series in its sentence.
    """
    if cue.sentence == 0 or parsed.casing not in {"sentence", "title"}:
        return False
    before = [item for item in parsed.items if item.sentence < cue.sentence and item.kind != MARK]
    own = [item for item in parsed.items if item.sentence == cue.sentence]
    names = [item for item in own if item.end <= parsed.items[cue.first].start and "fillers" not in item.roles]
    if [item.kind for item in before] != [QUOTE] or not 0 < len(names) < _MOST_NAMES:
        return False
    named = all(item.kind == WORD and item.capital and not item.roles for item in names)
    return named and not any(item.kind in CHUNKS or "series" in item.roles for item in own)


def _is_described(items: Sequence[Item], title: Title) -> bool:
    """Tell whether a word for a work stands right before a title, or behind its comma: "X, the series, ..."."""
    before = next((item for item in reversed(items[: title.first]) if item.kind != MARK), None)
    if before is not None and before.roles & _WORK:
        return True
    behind = items[title.end : title.end + 3]
    return bool(behind) and behind[0].text == "," and any("series" in item.roles for item in behind)
