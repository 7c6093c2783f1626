"""What a check does to events: each headline is decided on in the light of those before it, then all as a whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor import decide
from monitor.decide import Circumstances, Joins, Opens, Rules
from monitor.model import Event, Evidence, Series
from monitor.settle.restating import restate

if TYPE_CHECKING:
    from collections.abc import Collection

    from monitor.settle.telling import Telling
    from monitor.store import Transaction

_A_DAY = timedelta(days=1)


class TouchedEvents:
    """The events that one check touches, as they come to be in the course of it."""

    def __init__(
        self, transaction: Transaction, source_id: str, kind: Circumstances, rules: Rules, now: datetime
    ) -> None:
        self._transaction = transaction
        self._source_id = source_id
        self._kind = kind
        self._rules = rules
        self._now = now
        self._events: dict[str, dict[str, Event]] = {}  # by series id, then by event id
        self._news: dict[str, str] = {}  # event id to series id, in the order of their telling
        self._opened: dict[str, str] = {}
        self.joined = 0

    @property
    def opened(self) -> list[Event]:
        return [self._events[series_id][event_id] for event_id, series_id in self._opened.items()]

    def consider(self, telling: Telling, series: Series) -> None:
        evidence, known = telling.evidence, self._known(series.id)
        outcome = decide.decide(evidence, list(known.values()), telling.kind, self._rules, self._now)
        if isinstance(outcome, Opens):
            self._open(outcome, evidence, series)
        elif isinstance(outcome, Joins):
            self._join(outcome, evidence)

    def follow(self, touched: Collection[str]) -> None:
        """Go on with series whose events belong to others of them than before, as they were found to be."""
        # What is in the feed from this check is not in the store yet, but all else is.
        here = {event.id: event for series_id in touched for event in self._events.pop(series_id, {}).values()}
        for series_id in touched:
            stored = self._transaction.events_of(series_id)
            self._events[series_id] = {e.id: replace(here.get(e.id, e), series=e.series) for e in stored}
            for place in (self._news, self._opened):
                place.update({event.id: series_id for event in stored if event.id in place})

    def conclude(self) -> None:
        """Sort out the news of the check as a whole, and store it, and the standings and names that follow."""
        self._refer()
        news = [self._events[series_id][event_id] for event_id, series_id in self._news.items()]
        held = {event.id for known in self._events.values() for event in known.values() if event.held}
        in_feed = self._transaction.feed_size(most=self._rules.first_run)
        before = decide.Before(in_feed, self._lately() if news else 0, held)
        batch = decide.sorted_out(news, self._kind, before, self._rules)
        for event in news:
            self._keep(replace(event, published=None))
        for event in batch.published:
            self._transaction.publish(event, self._now)
            self._keep(event)
        for event in batch.held:
            waiting = replace(event, published=None, held=True, held_for=batch.held_for)
            self._transaction.hold(waiting)
            self._keep(waiting)
        for series_id, known in self._events.items():
            if named := restate(self._transaction, series_id, known.values()):
                known.update({event.id: replace(event, series=named) for event in known.values()})

    def _refer(self) -> None:
        """Let every event name the earlier one that it speaks of, as all that is known by now shows it."""
        for known in self._events.values():
            counting = [event for event in known.values() if not event.retracted]
            for event in [decide.referring(event, counting, self._rules) for event in known.values()]:
                if event.refers_to != known[event.id].refers_to:
                    self._transaction.retell_event(event)
                    self._keep(event)

    def _lately(self) -> int:
        """Count what the source brought within a day; its first reading, of a whole page, has rules of its own."""
        first_reading = self._transaction.arrivals(self._source_id)[:1]
        return self._transaction.entries_of(self._source_id, max([self._now - _A_DAY, *first_reading]))

    def _known(self, series_id: str) -> dict[str, Event]:
        if series_id not in self._events:
            self._events[series_id] = {event.id: event for event in self._transaction.events_of(series_id)}
        return self._events[series_id]

    def _keep(self, event: Event) -> None:
        self._events[event.series.id][event.id] = event

    def _open(self, outcome: Opens, evidence: Evidence, series: Series) -> None:
        earlier = outcome.refers_to.id if outcome.refers_to else None
        event = self._transaction.open_event(series, evidence, earlier, self._now)
        self._opened[event.id] = series.id
        self._keep(event)
        if outcome.news:
            self._announce(event)

    def _join(self, outcome: Joins, evidence: Evidence) -> None:
        grown = decide.grown(outcome.event, evidence)
        if grown is not outcome.event:
            self._transaction.add_evidence(grown, evidence)
            self.joined += 1
        self._keep(grown)
        if outcome.contests and grown.ruling is None:
            self._announce(replace(grown, refers_to=outcome.contests.id))

    def _announce(self, event: Event) -> None:
        # For the rest of the check it counts as published, so that a denial in the same check finds it.
        self._news[event.id] = event.series.id
        self._keep(replace(event, published=self._now))
