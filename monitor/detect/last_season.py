"""Read which season is said to be the last one: "the fifth will be its final season"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.season_numbers import ordinal_of

if TYPE_CHECKING:
    from monitor.detect.items import Item
    from monitor.detect.parse import Parsed


def said_to_be_last(parsed: Parsed, mention: Item) -> int | None:
    """Return the ordinal in front of a mention of the last season, with nothing but small words between them."""
    if mention.seasons is None or not mention.seasons.last or mention.seasons.numbers:
        return None
    before = (item for item in reversed(parsed.items) if item.end <= mention.start)
    subject = next((item for item in before if not item.roles & {"fillers", "determiners"}), None)
    return ordinal_of(subject, parsed.lexicon.seasons) if subject and subject.sentence == mention.sentence else None
