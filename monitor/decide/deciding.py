"""The decision on one headline: it joins an event, opens one, or is only recorded (docs/decisions.md)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.decide.earlier import contested, earlier, reworded
from monitor.decide.facts import resting_on
from monitor.decide.repeating import corrects, repeats
from monitor.decide.rules import Circumstances, Rules
from monitor.decide.telling import closeness, is_same_address, is_same_story
from monitor.decide.times import told_at
from monitor.model import Certainty, Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Joins:
    """The headline is further evidence of an event."""

    event: Event  # as it was before
    contests: Event | None = None  # set where a denial that had nothing to deny now has: the event becomes news


@dataclass(frozen=True, slots=True)
class Opens:
    """The headline founds an event."""

    news: bool  # for the feed, unless the check as a whole says otherwise; else it fills standings only
    refers_to: Event | None = None  # the earlier event that this one reverses, confirms or denies


Outcome = Joins | Opens | None  # None: recorded as a headline's claim, and no event


def decide(evidence: Evidence, known: Sequence[Event], kind: Circumstances, rules: Rules, now: datetime) -> Outcome:
    """Tell what one new headline about an identified series does, given all events of that series.

    Whether a decision is already known outranks everything: fresh evidence of an event that fills standings only
    does not make it news. What was retracted takes in what was misread, can be denied, and does nothing else.
    """
    if not evidence.status.is_event:
        return None
    counting = [event for event in known if not event.retracted]
    denied = contested(evidence, known, rules)
    date = _date(evidence, kind)
    fresh = timely(date, kind, rules, now)
    # What a source lists without dates when it is first read may be of any time: it cannot be told to follow a turn.
    turns = counting if date or kind is Circumstances.ORDINARY else ()
    repeated = [event for event in known if repeats(evidence, event, turns, rules)]
    repeated = repeated or [event for event in known if corrects(evidence, event, rules)]
    if repeated:
        event = min(repeated, key=lambda event: closeness(evidence, event))
        waited = denied is not None and event.published is None and not event.held
        return Joins(event, denied if waited and fresh else None)
    told_first = evidence.certainty is Certainty.CONFIRMED and reworded(evidence, counting) is None
    return Opens((told_first or denied is not None) and fresh, denied or earlier(evidence, counting, rules))


def grown(event: Event, evidence: Evidence) -> Event:
    """Return an event with one more piece of evidence; seasons and network follow from all of it.

    A story is one piece of evidence: the same event comes back when an outlet only words its headline anew or moves it
    to another address. New words that tell another season or network take the place of the old ones, and stand beside
    them where they leave one out.
    """
    if any(_tells_no_more(evidence, item) for item in event.evidence):
        return event
    replaced = [item for item in event.evidence if _takes_place_of(evidence, item)]
    others = [item for item in event.evidence if item not in replaced]
    seen = min((item.seen for item in replaced), default=evidence.seen)
    return resting_on(event, (*others, replace(evidence, seen=seen)))


def timely(published: datetime | None, kind: Circumstances, rules: Rules, now: datetime) -> bool:
    """Tell whether a headline is recent enough, by its own date, to be news in this kind of check."""
    age = None if published is None else now - published
    if kind in {Circumstances.BASELINE, Circumstances.REREAD}:
        # A source added later starts silently, and so does what only a better reader finds: only a date can say that
        # something is new on a page.
        return age is not None and -rules.ahead <= age <= rules.fresh
    return age is None or age <= rules.old


def _date(evidence: Evidence, kind: Circumstances) -> datetime | None:
    """Return the date that a headline is judged by; of one known from before we know ourselves how old it is."""
    return told_at(evidence) if kind is Circumstances.REREAD else evidence.published


def _takes_place_of(evidence: Evidence, known: Evidence) -> bool:
    """Tell whether a headline is a known one, better read or worded anew, that leaves nothing out."""
    if not is_same_address(evidence, known):
        return False
    complete = bool(evidence.seasons or not known.seasons) and bool(evidence.network or not known.network)
    return complete or evidence.headline == known.headline


def _tells_no_more(evidence: Evidence, known: Evidence) -> bool:
    if not is_same_story(evidence, known):
        return False
    return set(evidence.seasons) <= set(known.seasons) and evidence.network in (None, known.network)
