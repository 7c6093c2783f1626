"""Standings and events arranged for a page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.model import Ruling
from monitor.publish import wording
from monitor.publish.report import Report, report
from monitor.text import clean, shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from monitor.model import Certainty, Event, Standing, Status

_TITLE_LIMIT = 120  # characters
_RULINGS = {
    Ruling.DROPPED: "The operator kept it from the feed.",
    Ruling.RETRACTED: "Retracted by the operator: this was not told, and does not count.",
}


@dataclass(frozen=True, slots=True)
class Badge:
    """A status as it is shown: the colour repeats the text, it never stands alone."""

    status: Status
    certainty: Certainty
    label: str


@dataclass(frozen=True, slots=True)
class StandingRow:
    """Where one series stands."""

    title: str
    slug: str
    badge: Badge
    seasons: str  # "seasons 3 and 4", "no season 2"; empty where none is known
    network: str
    since: datetime
    outlets: int
    report: Report | None  # the first one


@dataclass(frozen=True, slots=True)
class Decision:
    """One event with its evidence."""

    id: str
    title: str  # of the series
    slug: str
    badge: Badge
    detail: str
    first_seen: datetime
    outlets: str  # "3 outlets"
    follow_up: str | None
    contradictions: tuple[str, ...]  # a sentence for each event given that cannot be right beside this one
    ruling: str | None  # a sentence on what the operator has said of it
    reports: tuple[Report, ...]


def standing_rows(standings: Iterable[Standing], events: Iterable[Event]) -> list[StandingRow]:
    """Join standings with the events that they rest on, the newest first."""
    known = {event.id: event for event in events}
    rows = [_standing(standing, known.get(standing.event_id)) for standing in standings]
    return sorted(rows, key=lambda row: (-row.since.timestamp(), row.title.casefold()))


def decisions(events: Sequence[Event]) -> list[Decision]:
    """Arrange events in the order given; one that waits for the operator's release is not told before it."""
    known = {event.id: event for event in events}
    return [_decision(event, known) for event in events if not event.held]


def badge(status: Status, certainty: Certainty) -> Badge:
    """Return a status with its words."""
    return Badge(status, certainty, wording.phrase(status, certainty).label)


def _standing(standing: Standing, event: Event | None) -> StandingRow:
    reports = event.evidence[:1] if event else ()
    return StandingRow(
        title=shorten(clean(standing.series.title), _TITLE_LIMIT),
        slug=standing.series.slug,
        badge=badge(standing.status, standing.certainty),
        seasons=wording.seasons_told(standing),
        network=wording.network_name(standing.network),
        since=standing.since,
        outlets=event.outlets if event else 0,
        report=next(map(report, reports), None),
    )


def _decision(event: Event, known: Mapping[str, Event]) -> Decision:
    earlier = known.get(event.refers_to) if event.refers_to else None
    return Decision(
        id=event.id,
        title=wording.series_title(event),
        slug=event.series.slug,
        badge=badge(event.status, event.certainty),
        detail=wording.detail(event),
        first_seen=event.first_seen,
        outlets=wording.counted(event.outlets, "outlet"),
        follow_up=wording.follow_up(event, earlier) if earlier else None,
        contradictions=tuple(
            wording.contradiction(other.kind, known[other.event_id])
            for other in event.conflicts
            if other.event_id in known and not known[other.event_id].held
        ),
        ruling=_RULINGS[event.ruling] if event.ruling else None,
        reports=tuple(map(report, event.evidence)),
    )
