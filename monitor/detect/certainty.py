"""Tell how sure a cue is: what is negated, denied, hedged or asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.detect.background import background_word
from monitor.detect.items import SEASON
from monitor.detect.questions import further_question, read_question
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.detect.cues import Cue
    from monitor.detect.items import Item
    from monitor.detect.matching import Match
    from monitor.detect.parse import Parsed

_REACH = 5  # items from a negator to its cue


def judge(parsed: Parsed, cue: Cue) -> None:
    """Set what the words round a cue make of its status and certainty."""
    if _is_negated(parsed, cue):
        _turn_round(cue)
    if cue.status is not Status.PENDING and _near(parsed, "denial", cue):
        cue.certainty = Certainty.DENIED
    read_question(parsed, cue, presupposed=bool(_near(parsed, "presupposing", cue)))
    hedges = [*_near(parsed, "hedge", cue), *parsed.matches["rumour"]]
    if hedges:
        further = further_question(parsed, cue)
        hedges = [match for match in hedges if _doubts(parsed.items, match, cue, further)]
    if hedges and cue.certainty is Certainty.CONFIRMED and cue.status is not Status.PENDING:
        cue.certainty = Certainty.RUMOURED
        cue.hedges = tuple(index for match in hedges for index in match.filled)
    if cue.certainty is Certainty.RUMOURED and _is_denied_later(parsed, cue):
        cue.certainty = Certainty.DENIED


def _doubts(items: Sequence[Item], hedge: Match, cue: Cue, further: int | None) -> bool:
    """Tell whether a hedge is told of the same story as the cue, the one that is news or the one so far.

    "A petition after NBC cancels it" doubts nothing, nor does "renewed after rumours of its end", nor what a `further`
    clause asks.
    """
    if further is not None and items[hedge.first].clause == further:
        return False
    word = background_word(items, cue.first)
    if cue.background:
        return word is not None and hedge.first > word
    return background_word(items, hedge.first) is None


def _turn_round(cue: Cue) -> None:
    """Apply a negation: "not renewed" is a decision, "not cancelled" a denial, "not filming" is no news."""
    if cue.status is Status.RENEWED:
        cue.status = Status.CANCELLED
    elif cue.status in (Status.CANCELLED, Status.ENDING, Status.REVIVED, Status.ORDERED):
        cue.certainty = Certainty.DENIED
    else:
        cue.dropped = "negated"


def _is_negated(parsed: Parsed, cue: Cue) -> bool:
    negators = (*parsed.matches["negator-before"], *parsed.matches["negator-after"])
    return any(_negates(parsed.items, match, cue) for match in negators)


def _negates(items: Sequence[Item], negator: Match, cue: Cue) -> bool:
    """Tell whether a negator stands within a cue, or near it on its own side."""
    if items[negator.first].clause != cue.clause or not set(negator.filled).isdisjoint(cue.filled):
        return False
    if cue.first < negator.first < cue.last:
        return True
    if negator.pattern.role == "negator-before":
        near = negator.first < cue.first < negator.end + _REACH
        return near and not _is_cue_among(items[negator.end : cue.first])
    return cue.last < negator.first <= cue.last + _REACH


def _is_cue_among(items: Sequence[Item]) -> bool:
    return any(item.in_cue for item in items if item.kind != SEASON)


def _is_denied_later(parsed: Parsed, cue: Cue) -> bool:
    """Tell whether what is asked or rumoured is denied in a later sentence: "X to return? Its star denies it"."""
    return any(parsed.items[match.first].sentence > cue.sentence for match in parsed.matches["denial"])


def _near(parsed: Parsed, role: str, cue: Cue) -> list[Match]:
    """Return the matches of a role in the cue's sentence, outside the cue itself."""
    return [
        match
        for match in parsed.matches[role]
        if parsed.items[match.first].sentence == cue.sentence and not set(match.filled) <= set(cue.filled)
    ]
