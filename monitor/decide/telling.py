"""Whether a headline tells what an event already is.

The rules sort headlines into classes and never by their order of arrival: the same headlines, in any order and
spread over any checks, make the same events.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.decide.copies import plain
from monitor.decide.facts import decided_at
from monitor.decide.times import told_at
from monitor.decide.ways import turns_round
from monitor.model import Certainty, Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from monitor.decide.rules import Rules

_CERTAINTIES = {certainty: rank for rank, certainty in enumerate(Certainty)}


def order(evidence: Evidence) -> tuple[datetime, int, int, str, str]:
    """Return the key that sorts the headlines of one check: oldest first, never by their place on the page.

    Of headlines told at the same time decisions come before their denials, and an end before the revival from it.
    """
    return (
        told_at(evidence),
        _CERTAINTIES[evidence.certainty],
        evidence.status.priority,
        evidence.url,
        evidence.title,
    )


def agree(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    """Tell whether two sets of seasons can be meant by one decision.

    Outlets often leave the season out: silence does not contradict. Where both name seasons the first one counts:
    "seasons 3 and 4" and "season 3" are one renewal, "season 4" a year later is the next. (An overlap would not
    do: 3, then 4, then "3 and 4" would make other events than the same three in another order.)
    """
    return not one or not other or min(one) == min(other)


def same_decision(evidence: Evidence, event: Event, window: timedelta) -> bool:
    """Tell whether a headline speaks of the decision that an event is about, whatever its certainty.

    Titles, networks and years are not compared: which series is meant is settled before anything is decided.
    """
    return (
        evidence.status is event.status
        and agree(evidence.seasons, event.seasons)
        and distance(evidence, event) <= window
    )


def repeats(evidence: Evidence, event: Event, known: Iterable[Event], rules: Rules) -> bool:
    """Tell whether a headline only repeats an event; `known` are all of its series.

    A rumour never backs a decision, nor a denial either of them. Beyond the window two things still tell that it does:
    that the outlet told the same story before, whatever date and address it gives it now, and a decision about the
    very season, that nothing has turned round since.
    """
    if evidence.certainty is not event.certainty or not same_decision(evidence, event, timedelta.max):
        return False
    return (
        distance(evidence, event) <= rules.window
        or any(_is_told_again(evidence, item, rules.recycled) for item in event.evidence)
        or _holds_still(evidence, event, known)
    )


def is_same_story(one: Evidence, other: Evidence) -> bool:
    """Tell whether an outlet shows one story twice: at its address in other words, or in its words elsewhere.

    A redesign gives every story another address, and an archive posted anew gives them dates of today.
    """
    return is_same_address(one, other) or (
        one.source_id == other.source_id and plain(one.headline) == plain(other.headline)
    )


def is_same_address(one: Evidence, other: Evidence) -> bool:
    """Tell whether two headlines of an outlet stand at one address, and so are one, worded anew."""
    return (one.source_id, one.url) == (other.source_id, other.url)


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


def _holds_still(evidence: Evidence, event: Event, known: Iterable[Event]) -> bool:
    """Tell whether a season's fate was decided by an event, long ago, and is not told to be another since."""
    if evidence.certainty is not Certainty.CONFIRMED or not evidence.status.is_decision:
        return False
    named = bool(evidence.seasons) and bool(event.seasons)
    if not named:
        return False
    first, last = sorted((decided_at(event), told_at(evidence)))
    return not any(turns_round(other, event.status) and first <= decided_at(other) <= last for other in known)


def closeness(evidence: Evidence, event: Event) -> tuple[bool, timedelta, datetime, tuple[int, ...], str]:
    """Return the key by which the event that a headline repeats is chosen among several: the least wins."""
    named = bool(evidence.seasons) and bool(event.seasons)
    return not named, distance(evidence, event), decided_at(event), event.seasons, event.id


def distance(evidence: Evidence, event: Event) -> timedelta:
    """Measure to the nearest telling: while outlets go on about a decision it stays the same one."""
    moment = told_at(evidence)
    tellings = map(told_at, event.evidence)
    return min((abs(moment - telling) for telling in tellings), default=abs(moment - event.first_seen))
