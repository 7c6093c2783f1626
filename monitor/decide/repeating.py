"""Whether a headline tells what an event already is.

The rules sort headlines into classes and never by their order of arrival: the same headlines, in any order and
spread over any checks, make the same events. Only what turns a decision round must be found before it is told anew:
evidence that has joined an event never leaves it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.decide.anew import are_parted
from monitor.decide.copies import is_copy
from monitor.decide.telling import distance, is_same_story, same_decision
from monitor.decide.times import told_at
from monitor.model import Certainty, Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.decide.rules import Rules


def repeats(evidence: Evidence, event: Event, turns: Iterable[Event], rules: Rules) -> bool:
    """Tell whether a headline only repeats an event; `turns` are events of its series that may stand in between.

    A rumour never backs a decision, nor a denial either of them. What was retracted is repeated by the very text that
    was misread, and by nothing else. Beyond the window two things still tell that a headline repeats: that the outlet
    told the same story before, whatever date and address it gives it now, and a decision about the very season.
    """
    if evidence.certainty is not event.certainty or not same_decision(evidence, event, timedelta.max):
        return False
    if any(_is_told_again(evidence, item, rules.recycled) for item in event.evidence):
        return True
    if event.retracted:
        return any(is_copy(evidence, item) for item in event.evidence)
    if not _is_decision(evidence):
        return distance(evidence, event) <= rules.window
    decided_for_good = bool(evidence.seasons) and bool(event.seasons)
    near = decided_for_good or distance(evidence, event) <= rules.window
    return near and not are_parted(evidence, event, turns)


def corrects(evidence: Evidence, event: Event, rules: Rules) -> bool:
    """Tell whether an outlet puts the season right that it alone told, at the address where it stood."""
    return (
        (evidence.status, evidence.certainty) == (event.status, event.certainty)
        and {(item.source_id, item.url) for item in event.evidence} == {(evidence.source_id, evidence.url)}
        and distance(evidence, event) <= rules.correction
    )


def _is_told_again(evidence: Evidence, item: Evidence, recycled: timedelta) -> bool:
    """Tell whether an outlet tells a story again; in its words elsewhere, a year later, it may tell the next one."""
    if not is_same_story(evidence, item):
        return False
    return evidence.url == item.url or abs(told_at(evidence) - told_at(item)) <= recycled


def _is_decision(evidence: Evidence) -> bool:
    return evidence.certainty is Certainty.CONFIRMED and evidence.status.is_decision
