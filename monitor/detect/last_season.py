"""Read which season is said to be the last one, or not to be: "the fifth will (not) be its final season"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.season_numbers import ordinal_of
from monitor.model import Status

if TYPE_CHECKING:
    from monitor.detect.cues import Cue
    from monitor.detect.items import Item
    from monitor.detect.parse import Parsed

_SMALL = frozenset({"fillers", "determiners", "negator-before", "negator-after"})


def said_to_be_last(parsed: Parsed, mention: Item) -> int | None:
    """Return the ordinal in front of a mention of the last season, with nothing but small words between them."""
    if mention.seasons is None or not mention.seasons.last or mention.seasons.numbers:
        return None
    subject = _subject(parsed, mention)
    return ordinal_of(subject, parsed.lexicon.seasons) if subject else None


def is_said_to_go_on(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether a cancellation is read out of "season 4 won't be the final season"."""
    if cue.status is not Status.CANCELLED:
        return False
    behind = parsed.items[cue.first : cue.last + 3]  # the mention may stand behind the cue, with its article
    mention = next((item for item in behind if item.seasons and item.seasons.last), None)
    if mention is None or _numbered(mention):
        return False
    subject = _subject(parsed, mention)
    if subject is None:
        return _is_pointed_at(parsed, mention)
    return _numbered(subject) or ordinal_of(subject, parsed.lexicon.seasons) is not None


def _numbered(item: Item) -> bool:
    return item.seasons is not None and bool(item.seasons.numbers)


def _is_pointed_at(parsed: Parsed, mention: Item) -> bool:
    """Tell whether nothing but "this won't be" stands before a mention in its sentence."""
    own = [item for item in parsed.items if item.sentence == mention.sentence and item.end <= mention.start]
    negated = any("negator-before" in item.roles for item in own[1:])
    return negated and "determiners" in own[0].roles


def _subject(parsed: Parsed, mention: Item) -> Item | None:
    """Return what a mention is said of, in front of small words."""
    before = (item for item in reversed(parsed.items) if item.end <= mention.start)
    subject = next((item for item in before if not item.roles & _SMALL), None)
    return subject if subject and subject.sentence == mention.sentence else None
