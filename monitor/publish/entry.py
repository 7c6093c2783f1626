"""What one entry of a feed holds, whatever the format: clean texts, checked links, aware times."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor import log
from monitor.publish import wording
from monitor.publish.description import describe
from monitor.publish.instants import utc
from monitor.publish.report import Report, report
from monitor.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from monitor.model import Event
    from monitor.publish.channel import Channel

_LOG = log.get("publish")


@dataclass(frozen=True, slots=True)
class Category:
    """One keyword of an entry and the scheme that it belongs to."""

    scheme: str  # status, certainty, network, language or season
    term: str


@dataclass(frozen=True, slots=True)
class Entry:
    """An event as feeds tell it."""

    event: Event
    guid: str
    title: str  # plain text
    link: str  # the first report that has an address, else our own page
    page: str  # our own page, at this event
    html: str
    categories: tuple[Category, ...]
    reports: tuple[Report, ...]
    published: datetime  # the first sighting; never changes
    updated: datetime  # when it entered the feed; evidence that joins later does not move it


def earlier_ids(events: Iterable[Event]) -> list[str]:
    """Return the ids of the events that these refer to and that are not among them: rumours, what has left the feed."""
    given = list(events)
    own = {event.id for event in given}
    return sorted({event.refers_to for event in given if event.refers_to} - own)


def entries(channel: Channel, events: Iterable[Event], earlier: Iterable[Event]) -> list[Entry]:
    """Build the entries in the order given; one that cannot be told is logged and left out.

    `earlier` are further events that these may refer to.
    """
    given = list(events)
    known = {event.id: event for event in (*earlier, *given)}
    made = []
    for event in given:
        try:
            made.append(_entry(channel, event, known))
        except (AttributeError, TypeError, ValueError):
            # One bad row must not take the feed from its readers.
            _LOG.exception("entry left out", event_id=event.id)
    return made


def changed(made: Iterable[Entry]) -> datetime | None:
    """Return when the newest entry entered the feed; None for a feed without entries."""
    return max((entry.updated for entry in made), default=None)


def _entry(channel: Channel, event: Event, known: Mapping[str, Event]) -> Entry:
    earlier = known.get(event.refers_to) if event.refers_to else None
    page = f"{channel.address('series', event.series.slug)}#{clean(event.id)}"
    reports = tuple(map(report, event.evidence))
    return Entry(
        event=event,
        guid=clean(event.guid),
        title=wording.title(event),
        link=next((shown.url for shown in reports if shown.url), page),
        page=page,
        html=describe(event, earlier, reports, page),
        categories=_categories(event, reports),
        reports=reports,
        published=utc(event.first_seen),
        updated=utc(event.published or event.first_seen),
    )


def _categories(event: Event, reports: Iterable[Report]) -> tuple[Category, ...]:
    """Collect keywords; a network or language that is blank once clean gives none (validators refuse blank ones)."""
    found = [
        Category("status", event.status.value),
        Category("certainty", event.certainty.value),
        Category("network", wording.network_name(event.network)),
        *(Category("language", shown.language) for shown in reports),
        *(Category("season", str(season)) for season in event.seasons),
    ]
    return tuple(dict.fromkeys(category for category in found if category.term))
