"""Tell persons from series: the one who makes a new one, "Rejtő Jenő", those who something happens to in one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import CHUNKS, MARK, NETWORK, QUOTE, SEASON, WORD
from monitor.detect.known import known_stretches
from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.items import Item
    from monitor.detect.known import KnownTitles
    from monitor.detect.parse import Parsed
    from monitor.detect.trimming import Title

# Ways of finding a title that say no more than that it has capitals.
_BY_CAPITALS = frozenset({"subject", "object", "inside", "introduced"})
_MOST_NAMES = 3  # of one person
_WORK = frozenset({"series", "generic", "generic_nouns"})
_OF_PERSONS = frozenset({"people", "credits"})
_DESCRIBING = frozenset({"determiners", "generic"})
_SMALL = frozenset({"fillers", "determiners", "inside", "introducing", "stops"})


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


def is_of_person(parsed: Parsed, cue: Cue, known_titles: KnownTitles) -> bool:
    """Tell whether a cue is said of somebody whose name stands before it, and not of the series."""
    return _acts_in_it(parsed, cue, known_titles) or _calls_off(parsed, cue) or _leaves_it(parsed, cue)


def _acts_in_it(parsed: Parsed, cue: Cue, known_titles: KnownTitles) -> bool:
    """Tell whether what happens is told of somebody in the story: "'Harbor Lights': Anna gives up".

    So it is where the title opens the headline, a name stands right before the cue, and nothing of seasons, networks or
    series in its sentence; who does not return for a season may be told of with all of these.
    """
    if cue.sentence == 0 or parsed.casing == "none":
        return False
    before = [item for item in parsed.items if item.sentence < cue.sentence and item.kind != MARK]
    width = _title_width(before, known_titles)
    if not width or any(item.kind in CHUNKS or item.capital or "series" in item.roles for item in before[width:]):
        return False
    own = [index for index, item in enumerate(parsed.items) if item.sentence == cue.sentence]
    if not 0 < _words_of_name(parsed.items, own[0], cue.first) <= _MOST_NAMES:
        return False
    if parsed.casing == "nouns" and cue.first == own[-1]:
        return False  # "„X“: Quotenflop abgesetzt": a participle, and a noun that looks like a name
    if _stays_away(parsed, cue):
        return True
    return not any(parsed.items[index].kind in CHUNKS or "series" in parsed.items[index].roles for index in own)


def _calls_off(parsed: Parsed, cue: Cue) -> bool:
    """Tell a performer who cancels a "show" from a network: "Anna Berg cancels show in Bergen"."""
    items = parsed.items
    if cue.status is not Status.CANCELLED or parsed.casing == "none" or any(item.kind in CHUNKS for item in items):
        return False
    first = next((index for index, item in enumerate(items) if not item.roles & _OF_PERSONS), cue.first)
    if not _words_of_name(items, first, cue.first):
        return False
    told = [item for item in items[cue.last + 1 :] if item.clause == cue.clause]
    told = [item for item in told if "series" in item.roles or not item.roles & _DESCRIBING]
    return bool(told) and "series" in told[0].roles and not any(map(is_name, told[1:2]))  # "cancels the drama X"


def _leaves_it(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether somebody who opens the headline does not return to a quoted series: "Anna Berg won't be in 'X'"."""
    items = parsed.items
    if cue.status is not Status.CANCELLED or parsed.casing == "none" or not _is_negated(parsed, cue):
        return False
    first = next((index for index, item in enumerate(items) if item.sentence == cue.sentence), cue.first)
    behind = any(item.kind == QUOTE and item.sentence == cue.sentence for item in items[cue.first :])
    return behind and 1 < _words_of_name(items, first, cue.first) <= _MOST_NAMES


def _is_negated(parsed: Parsed, cue: Cue) -> bool:
    matches = (*parsed.matches["negator-before"], *parsed.matches["negator-after"])
    near = range(cue.first - 1, cue.last + 2)
    return any(index in near for match in matches for index in match.filled)


def _title_width(items: Sequence[Item], known_titles: KnownTitles) -> int:
    """Return how many items the title takes that a headline begins with; 0 for none that is sure."""
    if items and items[0].kind == QUOTE:
        return 1
    return next((end for first, end in known_stretches(items, known_titles) if first == 0), 0)


def _words_of_name(items: Sequence[Item], first: int, cue: int) -> int:
    """Return how many words a name has that begins a sentence and stands before a cue; 0 where there is none.

    Nothing but small words may part them: "Anna is back".
    """
    end = first
    while end < cue and (is_name(items[end]) or (end > first and _is_within_name(items, end))):
        end += 1
    between = items[end:cue]
    names = sum(map(is_name, items[first:end]))
    return names if all(item.kind == WORD and item.roles & _SMALL for item in between) else 0


def is_name(item: Item) -> bool:
    return item.kind == WORD and item.capital and not item.roles


def _is_within_name(items: Sequence[Item], index: int) -> bool:
    """Tell whether a small word stands between two names, or a hyphen: "Maria de Fátima", "Anna-Lena"."""
    return (items[index].joins or "inside" in items[index].roles) and is_name(items[index + 1])


def _stays_away(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether somebody does not return *in* or *for* a season; networks decide on the season itself."""
    negators = {index for match in parsed.matches["negator-before"] for index in match.filled}
    if cue.status is not Status.CANCELLED or negators.isdisjoint(range(cue.first - 1, cue.last + 1)):
        return False
    seasons = [index for index in range(cue.first, len(parsed.items)) if parsed.items[index].kind == SEASON]
    own = [index for index in seasons if parsed.items[index].sentence == cue.sentence]
    return any(_is_preposition(parsed.items[index - 1], verb=index - 1 in cue.filled) for index in own)


def _is_preposition(item: Item, *, verb: bool) -> bool:
    if item.roles & {"stops", "introducing"}:
        return True
    return item.kind == WORD and not verb and not item.roles & _SMALL


def _is_described(items: Sequence[Item], title: Title) -> bool:
    """Tell whether a word for a work stands right before a title, or behind its comma: "X, the series, ..."."""
    before = next((item for item in reversed(items[: title.first]) if item.kind != MARK), None)
    if before is not None and before.roles & _WORK:
        return True
    behind = items[title.end : title.end + 3]
    return bool(behind) and behind[0].text == "," and any("series" in item.roles for item in behind)
