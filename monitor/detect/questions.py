"""Read whether a cue is told or only asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.items import Item
    from monitor.detect.matching import Match
    from monitor.detect.parse import Parsed

# Told in one sentence they stay told whatever the next one wonders: "renewed for season 3: everything we know".
_DECISIONS = frozenset({Status.CANCELLED, Status.ENDING, Status.RENEWED, Status.REVIVED, Status.ORDERED})


def read_question(parsed: Parsed, cue: Cue, *, presupposed: bool) -> None:
    """Make a cue that is asked about pending or a rumour; `presupposed`: why and how take the fact as given."""
    if cue.status is Status.PENDING or presupposed:
        return
    asked = _is_asked(parsed, cue)
    opened = any(_opens(parsed.items, match, cue, asked=asked) for match in parsed.matches["opener"])
    asks = any(asked or _asks_of(parsed.items, match, cue) for match in parsed.matches["asks"])
    if asks or (opened and cue.status in (Status.RENEWED, Status.DATED, Status.CANCELLED) and asked):
        if cue.strength != "rescue" and cue.status is not Status.PRODUCTION:
            cue.status, cue.certainty = Status.PENDING, Certainty.CONFIRMED
    elif opened and cue.status is Status.RENEWED:
        cue.status, cue.certainty = Status.PENDING, Certainty.CONFIRMED
    elif asked and cue.certainty is Certainty.CONFIRMED:
        if cue.status is Status.DATED:
            cue.status = Status.PENDING
        else:
            cue.certainty = Certainty.RUMOURED


def _asks_of(items: Sequence[Item], match: Match, cue: Cue) -> bool:
    """Tell whether an open question is about the cue: of a decision that is told, only one of its own sentence is."""
    told = cue.status in _DECISIONS and cue.strength != "weak"
    return not told or items[match.first].sentence == cue.sentence


def _is_asked(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether the cue's sentence ends in a question mark that is not another clause's: "renewed, but when?"."""
    for item in parsed.items:
        if item.sentence == cue.sentence and item.kind == MARK and item.text in parsed.lexicon.question_marks:
            words = (*parsed.matches["opener"], *parsed.matches["presupposing"])
            asking = any(parsed.items[match.first].clause == item.clause for match in words)
            return item.clause == cue.clause or not asking
    return False


def _opens(items: Sequence[Item], match: Match, cue: Cue, *, asked: bool) -> bool:
    """Tell whether a question begins here; without its mark only at the head of a sentence, for verbs open clauses."""
    item = items[match.first]
    before = items[match.first - 1] if match.first else None
    begins = before is None or before.sentence != item.sentence or (asked and before.kind == MARK)
    return begins and item.sentence == cue.sentence and match.first <= cue.last
