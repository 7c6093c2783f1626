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


def read_question(parsed: Parsed, cue: Cue, *, presupposed: bool) -> None:
    """Make a cue that is asked about pending or a rumour; `presupposed`: why and how take the fact as given."""
    asked = _is_asked(parsed, cue)
    opened = any(
        match.pattern.role == "opener" and _opens(parsed.items, match, cue, asked=asked) for match in parsed.matches
    )
    asks = any(
        match.pattern.role == "asks" and (asked or _asks_of(parsed.items, match, cue)) for match in parsed.matches
    )
    if not (asked or opened or asks) or cue.status is Status.PENDING or presupposed:
        return
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
    """Tell whether an open question is about the cue: of a planned end, only one of its own sentence is."""
    return cue.status is not Status.ENDING or items[match.first].sentence == cue.sentence


def _is_asked(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether the cue's sentence ends in a question mark that is not another clause's: "renewed, but when?"."""
    for item in parsed.items:
        if item.sentence == cue.sentence and item.kind == MARK and item.text in parsed.lexicon.question_marks:
            asking = any(
                match.pattern.role in ("opener", "presupposing") and parsed.items[match.first].clause == item.clause
                for match in parsed.matches
            )
            return item.clause == cue.clause or not asking
    return False


def _opens(items: Sequence[Item], match: Match, cue: Cue, *, asked: bool) -> bool:
    """Tell whether a question begins here; without its mark only at the head of a sentence, for verbs open clauses."""
    item = items[match.first]
    before = items[match.first - 1] if match.first else None
    begins = before is None or before.sentence != item.sentence
    if asked and before is not None:
        begins = begins or before.clause != item.clause or before.kind == MARK
    return begins and item.sentence == cue.sentence and match.first <= cue.filled[-1]
