"""What headlines and events have in common: a story, seasons, a decision; and in which order they are told."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.decide.copies import plain
from monitor.decide.facts import decided_at
from monitor.decide.times import told_at
from monitor.model import Certainty, Event, Evidence

if TYPE_CHECKING:
    from datetime import datetime

SURENESS = {certainty: rank for rank, certainty in enumerate(Certainty)}  # 0 for what is told as fact


def order(evidence: Evidence) -> tuple[datetime, int, int, str, str]:
    """Return the key that sorts the headlines of one check: oldest first, never by their place on the page.

    Of headlines told at the same time decisions come before their denials, and an end before the revival from it.
    """
    return (
        told_at(evidence),
        SURENESS[evidence.certainty],
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


def closeness(evidence: Evidence, event: Event) -> tuple[bool, bool, bool, timedelta, datetime, tuple[int, ...], str]:
    """Return the key by which the event that a headline repeats is chosen among several: the least wins.

    What repeats a retracted event is the very story that was misread.
    """
    named = bool(evidence.seasons) and bool(event.seasons)
    elsewhere = bool(evidence.network) and bool(event.network) and evidence.network != event.network
    return (
        not event.retracted,
        not named,
        elsewhere,
        distance(evidence, event),
        decided_at(event),
        event.seasons,
        event.id,
    )


def distance(evidence: Evidence, event: Event) -> timedelta:
    """Measure to the nearest telling: while outlets go on about a decision it stays the same one."""
    moment = told_at(evidence)
    tellings = map(told_at, event.evidence)
    return min((abs(moment - telling) for telling in tellings), default=abs(moment - event.first_seen))
