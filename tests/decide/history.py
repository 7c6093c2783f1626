"""A series from its first headline on, decided check by check without a store, for tables that read as the rules."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.decide import (
    Attributions,
    Before,
    Circumstances,
    Joins,
    Opens,
    Rules,
    attributed,
    contradictions,
    decide,
    grown,
    order,
    referring,
    resting_on,
    sorted_out,
    standing,
)
from monitor.model import Certainty, Event, Evidence, Status
from tests.decide.tellings import NOW, SERIES, telling

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIRMED, RUMOURED, DENIED = Certainty
CITED = Attributions.load().knowing({name: f"{name.lower()}.example" for name in "ABC"})
FOUNDED = NOW - timedelta(days=2000)


@dataclass(frozen=True)
class Check:
    """What one reading of one source found, `day` days after the store was founded."""

    day: float
    found: tuple[Evidence, ...]
    kind: Circumstances


def says(
    outlet: str,
    status: Status,
    *seasons: int,
    sure: Certainty = CONFIRMED,
    dated: float | None = None,
    url: str | None = None,
    words: str | None = None,
    language: str = "en",
    network: str | None = None,
) -> Evidence:
    """Make a headline of an outlet; `dated` is a day, and its words follow from the rest unless they are given."""
    words = words or f"{outlet} on {status} {' '.join(map(str, seasons))} {sure} {dated or ''}"
    url = url or f"https://{words}/"
    made = telling(status, *seasons, certainty=sure, outlet=outlet, words=words, url=url, network=network)
    published = None if dated is None else FOUNDED + timedelta(days=dated)
    return attributed(replace(made, published=published, language=language), CITED)


def on(day: float, *found: Evidence, kind: Circumstances = Circumstances.ORDINARY) -> Check:
    seen = FOUNDED + timedelta(days=day)
    return Check(day, tuple(replace(item, seen=min(seen, item.seen)) for item in found), kind)


@dataclass
class History:
    """All events of the series, in the order of their opening."""

    events: dict[str, Event] = field(default_factory=dict)

    @classmethod
    def of(cls, checks: Sequence[Check]) -> History:
        history = cls()
        for check in checks:
            history.take(check)
        return history

    def take(self, check: Check) -> None:
        now = FOUNDED + timedelta(days=check.day)
        news: list[str] = []
        for evidence in sorted(check.found, key=order):
            outcome = decide(evidence, list(self.events.values()), check.kind, Rules(), now)
            if isinstance(outcome, Joins):
                event = grown(outcome.event, evidence)
                if outcome.contests:
                    event = replace(event, refers_to=outcome.contests.id)
            elif isinstance(outcome, Opens):
                event = self._opened(evidence, outcome)
            else:
                continue
            newly = outcome.news if isinstance(outcome, Opens) else outcome.contests is not None
            news += [event.id] if newly else []
            self.events[event.id] = replace(event, published=now) if newly else event
        for event in self.events.values():
            self.events[event.id] = referring(event, self.events.values(), Rules())
        batch = sorted_out([self.events[name] for name in news], check.kind, Before(len(self.feed())), Rules())
        for event in batch.held:
            self.events[event.id] = replace(event, published=None, held=True)

    def feed(self) -> list[str]:
        return [self._told(event) for event in self.events.values() if event.published]

    def silent(self) -> list[str]:
        return [self._told(event) for event in self.events.values() if not event.published]

    def stands(self) -> Status | None:
        now = standing(self.events.values())
        return now.status if now else None

    def flags(self) -> list[str]:
        """Return "earlier | later: kind" of all that contradicts, in the order of opening."""
        names = list(self.events)
        return [
            f"{_bare(self.events[name])} | {_bare(self.events[other.event_id])}: {other.kind}"
            for name, others in contradictions(self.events.values()).items()
            for other in others
            if names.index(name) < names.index(other.event_id)
        ]

    def _opened(self, evidence: Evidence, outcome: Opens) -> Event:
        name = f"{len(self.events):03}"
        refers_to = outcome.refers_to.id if outcome.refers_to else None
        blank = Event(
            name, f"tag:{name}", SERIES, evidence.status, evidence.certainty, (), None, evidence.seen, None,
            refers_to=refers_to,
        )  # fmt: skip
        return resting_on(blank, [evidence])

    def _told(self, event: Event) -> str:
        told = f"{_bare(event)} by {event.outlets}"
        return f"{told} > {_bare(self.events[event.refers_to])}" if event.refers_to else told


def _bare(event: Event) -> str:
    """Tell an event as in "renewed 3 4", "cancelled rumoured"."""
    certainty = () if event.certainty is CONFIRMED else (event.certainty.value,)
    return " ".join([event.status.value, *map(str, event.seasons), *certainty])
