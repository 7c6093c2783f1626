"""The decision on one headline: it joins an event, opens one, or is only recorded (DESIGN, section 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.decide import facts
from monitor.decide.earlier import contested, earlier
from monitor.decide.rules import Circumstances, Rules
from monitor.decide.telling import closeness, repeats
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
    does not make it news.
    """
    if not evidence.status.is_event:
        return None
    denied = contested(evidence, known, rules)
    repeated = [event for event in known if repeats(evidence, event, rules.window)]
    if repeated:
        event = min(repeated, key=lambda event: closeness(evidence, event))
        newly = (
            denied is not None
            and event.published is None
            and not event.held
            and timely(evidence.published, kind, rules, now)
        )
        return Joins(event, denied if newly else None)
    says_something = evidence.certainty is Certainty.CONFIRMED or denied is not None
    news = says_something and timely(evidence.published, kind, rules, now)
    return Opens(news, denied or earlier(evidence, known, rules))


def grown(event: Event, evidence: Evidence) -> Event:
    """Return an event with one more piece of evidence; seasons and network follow from all of it.

    A story is one piece of evidence: the same event comes back when an outlet only words its headline anew, and
    grows when the new words tell a season or network that the old ones did not.
    """
    if any(_tells_no_more(evidence, item) for item in event.evidence):
        return event
    backing = tuple(sorted((*event.evidence, evidence), key=lambda item: (item.seen, item.url, item.headline)))
    return replace(event, evidence=backing, seasons=facts.seasons(backing), network=facts.network(backing))


def timely(published: datetime | None, kind: Circumstances, rules: Rules, now: datetime) -> bool:
    """Tell whether a headline is recent enough, by its own date, to be news in this kind of check."""
    age = None if published is None else now - published
    if kind is Circumstances.BASELINE:
        # A source added later starts silently: only a date can say that something is new on its page.
        return age is not None and -rules.ahead <= age <= rules.fresh
    return age is None or age <= rules.old


def _tells_no_more(evidence: Evidence, known: Evidence) -> bool:
    if (evidence.source_id, evidence.url) != (known.source_id, known.url):
        return False
    return set(evidence.seasons) <= set(known.seasons) and evidence.network in (None, known.network)
