"""Read whether a cue is told or only asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.items import MARK, WORD
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
    clause = _asking_clause(parsed, cue)
    if clause is None or clause == cue.clause:
        return clause is not None
    words = (*parsed.matches["opener"], *parsed.matches["presupposing"])
    return not (
        any(parsed.items[match.first].clause == clause for match in words) or further_question(parsed, cue) is not None
    )


def further_question(parsed: Parsed, cue: Cue) -> int | None:
    """Return the clause that goes on to ask when a decision has been told: "cancelled, could it return?"."""
    clause = _asking_clause(parsed, cue)
    if clause is None or clause <= cue.clause or cue.status not in _DECISIONS or cue.strength == "weak":
        return None
    if any(_asks_cue(parsed, match, cue) for match in parsed.matches["opener"]):
        return None
    asking = [item for item in parsed.items if cue.clause < item.clause <= clause]
    if any("alternatives" in item.roles for item in asking):  # "renewed, or cancelled?"
        return None
    return clause if any(item.kind == WORD and item.clause == clause for item in asking) else None


def _asks_cue(parsed: Parsed, opener: Match, cue: Cue) -> bool:
    """Tell whether a question word asks about the cue: it opens its sentence, or is a particle within or behind it."""
    item = parsed.items[opener.first]
    if opener.first > cue.first:
        return (item.sentence, item.clause) == (cue.sentence, cue.clause)
    return "presupposing" not in item.roles and _opens(parsed.items, opener, cue, asked=True)


def _asking_clause(parsed: Parsed, cue: Cue) -> int | None:
    """Return the clause that the question mark of the cue's sentence ends."""
    own = (item for item in parsed.items if item.sentence == cue.sentence and item.kind == MARK)
    return next((item.clause for item in own if item.text in parsed.lexicon.question_marks), None)


def _opens(items: Sequence[Item], match: Match, cue: Cue, *, asked: bool) -> bool:
    """Tell whether a question begins here; without its mark only at the head of a sentence, for verbs open clauses."""
    item = items[match.first]
    before = items[match.first - 1] if match.first else None
    begins = before is None or before.sentence != item.sentence or (asked and before.kind == MARK)
    return begins and item.sentence == cue.sentence and match.first <= cue.last
