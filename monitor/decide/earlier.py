"""Which earlier event a new one names: the decision it reverses or denies, or the rumour it confirms."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from monitor.decide.facts import decided_at
from monitor.decide.standing import recency
from monitor.decide.telling import distance, order, same_decision
from monitor.decide.times import told_at
from monitor.decide.ways import GOES_ON, IS_OVER, REWORDING, is_one_end, turns_round
from monitor.model import Certainty, Event, Evidence, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from monitor.decide.rules import Rules


def earlier(evidence: Evidence, known: Sequence[Event], rules: Rules) -> Event | None:
    """Return the event that a new event founded on this headline refers to, if there is one."""
    if evidence.certainty is Certainty.CONFIRMED:
        # What a reversal undoes stood in the feed; a rumour that it also confirms did not.
        return (
            reworded(evidence, known)
            or _reversed(evidence, known, rules)
            or _of_same_decision(evidence, known, rules, (Certainty.DENIED, Certainty.RUMOURED))
        )
    if evidence.certainty is Certainty.DENIED:
        return _of_same_decision(evidence, known, rules, (Certainty.CONFIRMED, Certainty.RUMOURED))
    return None


def referring(event: Event, known: Iterable[Event], rules: Rules) -> Event:
    """Return an event naming the earlier one that all its evidence speaks of, whichever headline came first.

    A season told later may show that it takes back another decision, or none. What a denial names stays.
    """
    if event.certainty is not Certainty.CONFIRMED:
        return event
    first = replace(min(event.evidence, key=order), seasons=event.seasons)
    before = [other for other in known if other.id != event.id and recency(other) < recency(event)]
    found = earlier(first, before, rules)
    return replace(event, refers_to=found.id if found else None)


def contested(evidence: Evidence, known: Sequence[Event], rules: Rules) -> Event | None:
    """Return the published or held decision that a headline denies; a held one is news that only waits."""
    if evidence.certainty is not Certainty.DENIED:
        return None
    news = (event for event in known if event.published or event.held)
    return _of_same_decision(evidence, list(news), rules, (Certainty.CONFIRMED,))


def reworded(evidence: Evidence, known: Sequence[Event]) -> Event | None:
    """Return the event that tells in another word what a headline tells: cancelled, and ended by plan.

    The two words stay two events, for nobody knows which is right; the one that came first is the news.
    """
    if evidence.certainty is not Certainty.CONFIRMED or evidence.status not in IS_OVER:
        return None
    told = [event for event in known if _rewords(evidence, event)]
    return min(told, key=lambda event: (distance(evidence, event), event.seasons, event.id), default=None)


def _rewords(evidence: Evidence, event: Event) -> bool:
    if event.certainty is not Certainty.CONFIRMED or event.status not in IS_OVER - {evidence.status}:
        return False
    seasons = (evidence.seasons, event.seasons)
    cancelled, ending = seasons if evidence.status is Status.CANCELLED else reversed(seasons)
    return is_one_end(cancelled, ending) and distance(evidence, event) <= REWORDING


def _of_same_decision(
    evidence: Evidence, known: Sequence[Event], rules: Rules, certainties: Iterable[Certainty]
) -> Event | None:
    """Return the newest earlier event of the same decision, of the first certainty that has one."""
    moment = told_at(evidence)
    for certainty in certainties:
        found = [
            event
            for event in known
            if event.certainty is certainty
            and decided_at(event) <= moment
            and same_decision(evidence, event, rules.window)
        ]
        if found:
            return max(found, key=recency)
    return None


def _reversed(evidence: Evidence, known: Sequence[Event], rules: Rules) -> Event | None:
    """Return the decision in force when this one was told, if this one turns it round."""
    moment = told_at(evidence)
    before = [
        event
        for event in known
        if event.certainty is Certainty.CONFIRMED
        and event.status.is_decision
        # Of two undated headlines nobody knows which was first; only a revival says so itself.
        and (decided_at(event) < moment or (decided_at(event) == moment and evidence.status is Status.REVIVED))
    ]
    last = max(before, key=recency, default=None)
    if last is None or not turns_round(evidence, last):
        return None
    # A series is brought back after any time, but what ends it later is its course.
    return last if evidence.status in GOES_ON or moment - decided_at(last) <= rules.reversal else None
