"""Events with their evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from sqlalchemy import BindParameter, ColumnElement, Connection, Row, Select, bindparam, case, func, select, update

from monitor.model import Conflict, ConflictKind, Event, Evidence, Ruling, Series, Status
from monitor.store import titles
from monitor.store.chunks import chunks
from monitor.store.schema import conflict, event, evidence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from monitor.model import Hold

_EVIDENCE = (
    "source_id",
    "outlet",
    "site",
    "headline",
    "language",
    "url",
    "published",
    "seen",
    "status",
    "certainty",
    "seasons",
    "network",
    "title",
    "named_by",
    "after",
    "after_site",
    "origin",
)

# Asked for every headline that is decided on: to put a statement together takes longer than to run it.
_ANY: BindParameter[str] = bindparam("any", expanding=True)
_OF_SERIES = (
    select(event)
    .where(event.c.series_id == bindparam("series_id"))
    .order_by(event.c.first_seen, event.c.status, event.c.ordinal)
)
_EVIDENCE_OF = (
    select(evidence).where(evidence.c.event_id.in_(_ANY)).order_by(evidence.c.seen, evidence.c.url, evidence.c.headline)
)
_CONFLICTS_OF = select(conflict).where(conflict.c.event_id.in_(_ANY)).order_by(conflict.c.other_id)


def guid(event_id: str) -> str:
    """Return the permanent name of an event (RFC 4151). Readers know entries by it: it may never change."""
    return f"tag:series-monitor,2026:event:{event_id}"


def load(connection: Connection, query: Select[Any]) -> list[Event]:
    """Return the events that a query on the event table finds, in its order, with series and evidence."""
    return _loaded(connection, connection.execute(query).all())


def _loaded(connection: Connection, rows: Sequence[Row[Any]]) -> list[Event]:
    known = titles.load(connection, list({row.series_id for row in rows}))
    backing = evidence_rows(connection, [row.id for row in rows])
    at_odds = _conflicts(connection, [row.id for row in rows])
    return [
        _event(row, known[row.series_id], tuple(item for _, item in backing.get(row.id, ())), tuple(at_odds[row.id]))
        for row in rows
    ]


def of_series(connection: Connection, series_id: str) -> list[Event]:
    return _loaded(connection, connection.execute(_OF_SERIES, {"series_id": series_id}).all())


def naming(connection: Connection, title: str, status: Status, since: datetime, until: datetime) -> list[Event]:
    # The bounds on sightings spare going through all that came later, when an old headline is read once more.
    seen = evidence.c.seen.between(since, until) & evidence.c.headline.contains(title, autoescape=True)
    recent = (event.c.status == status) & (event.c.first_seen >= since)
    query = select(evidence.c.event_id).join(event, event.c.id == evidence.c.event_id).where(seen, recent).distinct()
    found = connection.execute(query).scalars().all()
    return load(connection, select(event).where(event.c.id.in_(found)).order_by(event.c.id)) if found else []


def found(
    connection: Connection, seed: UUID, series: Series, first: Evidence, refers_to: str | None, *, at: datetime
) -> Event:
    """Insert an event on its first evidence. Its id follows from the seed, so a lost commit gives it again.

    `at` is when it was first seen as an event: later than its headline, where that said nothing to an older reader.
    """
    event_id = begun(connection, seed, series.id, first, refers_to, at=at)
    connection.execute(evidence.insert(), {"event_id": event_id, **_values(first)})
    return Event(
        id=event_id,
        guid=guid(event_id),
        series=series,
        status=first.status,
        certainty=first.certainty,
        seasons=first.seasons,
        network=first.network,
        first_seen=at,
        published=None,
        refers_to=refers_to,
        evidence=(first,),
    )


def begun(
    connection: Connection,
    seed: UUID,
    series_id: str,
    first: Evidence,
    refers_to: str | None = None,
    *,
    at: datetime | None = None,
) -> str:
    """Insert an event without its evidence; return its id."""
    event_id, ordinal = _next_id(connection, seed, series_id, first.status)
    connection.execute(
        event.insert().values(
            id=event_id,
            series_id=series_id,
            status=first.status,
            ordinal=ordinal,
            certainty=first.certainty,
            seasons=first.seasons,
            network=first.network,
            first_seen=at or first.seen,
            held=False,
            refers_to=refers_to,
        )
    )
    return event_id


def retell(connection: Connection, told: Event) -> None:
    """Store what follows for an event from the evidence that it has now, and whose reports that is."""
    facts = {"seasons": told.seasons, "network": told.network, "refers_to": told.refers_to}
    connection.execute(update(event).where(event.c.id == told.id).values(facts))
    origins = {(item.source_id, item.url, item.headline): item.origin for item in told.evidence}
    for number, item in evidence_rows(connection, [told.id]).get(told.id, ()):
        origin = origins.get((item.source_id, item.url, item.headline), item.origin)
        if origin != item.origin:
            connection.execute(update(evidence).where(evidence.c.id == number).values(origin=origin))


def add_evidence(connection: Connection, grown: Event, further: Evidence) -> None:
    """Store one more piece of evidence, in the place of what it replaces, and what follows from it for the event."""
    replaced = _replaced(connection, grown, further)
    values = _values(further) | {"seen": min([further.seen, *replaced.values()])}
    if replaced:
        # The journal knows rows by their numbers: the first one goes on.
        place, *others = replaced
        connection.execute(evidence.delete().where(evidence.c.id.in_(others)))
        connection.execute(update(evidence).where(evidence.c.id == place).values(values))
    else:
        connection.execute(evidence.insert(), {"event_id": grown.id, **values})
    retell(connection, grown)


def dated() -> ColumnElement[datetime]:
    """Return, for a query on the event table, the earliest date of the headlines that an event was founded on.

    Where they have none, and where it lies ahead, that is when it was first seen. What is told later does not move it.
    """
    founding = (evidence.c.event_id == event.c.id) & (evidence.c.seen <= event.c.first_seen)
    date = select(func.min(evidence.c.published)).where(founding).scalar_subquery()
    return case((date < event.c.first_seen, date), else_=event.c.first_seen)


def publish(connection: Connection, event_id: str, now: datetime, refers_to: str | None) -> None:
    """Let an event into the feed, unless it is there: when it entered never changes."""
    values = {"published": now, "held": False, "held_for": None, "ruling": None, "refers_to": refers_to}
    connection.execute(update(event).where(event.c.id == event_id, event.c.published.is_(None)).values(values))


def hold(connection: Connection, event_id: str, why: Hold | None, refers_to: str | None) -> None:
    values = {"held": True, "held_for": why, "refers_to": refers_to}
    connection.execute(update(event).where(event.c.id == event_id).values(values))


def drop(connection: Connection, event_id: str) -> None:
    values = {"held": False, "held_for": None, "ruling": Ruling.DROPPED}
    connection.execute(update(event).where(event.c.id == event_id, event.c.held).values(values))


def count_of(connection: Connection, source_id: str, since: datetime) -> int:
    """Count the events for the feed that a source was the first to tell, first seen after that time."""
    own = (evidence.c.event_id == event.c.id) & (evidence.c.source_id == source_id)
    first = select(evidence.c.id).where(own, evidence.c.seen == event.c.first_seen).exists()
    for_feed = event.c.published.is_not(None) | event.c.held
    # By events, of which a day has few: from the side of the evidence all of it would be gone through.
    query = select(func.count()).select_from(event).where(event.c.first_seen > since, for_feed, first)
    return connection.execute(query).scalar_one()


def flag(connection: Connection, at_odds: Mapping[str, Sequence[Conflict]]) -> None:
    """Put what contradicts these events, by their ids, in the place of what was known to."""
    for part in chunks(list(at_odds)):
        connection.execute(conflict.delete().where(conflict.c.event_id.in_(part)))
    rows = [
        {"event_id": event_id, "other_id": other.event_id, "kind": other.kind.value}
        for event_id, others in at_odds.items()
        for other in others
    ]
    if rows:
        connection.execute(conflict.insert(), rows)


def with_ids(connection: Connection, ids: Sequence[str]) -> list[Event]:
    """Return the events of these ids, in no order."""
    return [one for part in chunks(ids) for one in load(connection, select(event).where(event.c.id.in_(part)))]


def next_ordinal(connection: Connection, series_id: str, status: str) -> int:
    """Return the ordinal that the next event of a status has in a series."""
    same = (event.c.series_id == series_id) & (event.c.status == status)
    return (connection.execute(select(func.max(event.c.ordinal)).where(same)).scalar() or 0) + 1


def _next_id(connection: Connection, seed: UUID, series_id: str, status: Status) -> tuple[str, int]:
    """Return id and ordinal of the next event; an event that has moved to another series keeps its id."""
    ordinal = next_ordinal(connection, series_id, status)
    while _is_taken(connection, event_id := str(uuid5(seed, f"{series_id}:{status}:{ordinal}"))):
        ordinal += 1
    return event_id, ordinal


def _is_taken(connection: Connection, event_id: str) -> bool:
    return connection.execute(select(event.c.id).where(event.c.id == event_id)).first() is not None


def _replaced(connection: Connection, grown: Event, further: Evidence) -> dict[int, datetime]:
    """Return the rows of what the outlet said at that address, and the event no longer rests on, each with its time."""
    address = (further.source_id, further.url)
    still = {item.headline for item in grown.evidence if (item.source_id, item.url) == address} - {further.headline}
    return {
        number: item.seen
        for number, item in evidence_rows(connection, [grown.id]).get(grown.id, ())
        if (item.source_id, item.url) == address and item.headline not in still
    }


def _values(item: Evidence) -> dict[str, Any]:
    return {name: getattr(item, name) for name in _EVIDENCE}


def evidence_rows(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[int, Evidence]]]:
    """Return the evidence of these events with its row numbers, oldest first."""
    backing: dict[str, list[tuple[int, Evidence]]] = {}
    for part in chunks(ids):
        for row in connection.execute(_EVIDENCE_OF, {"any": part}):
            item = Evidence(**{name: getattr(row, name) for name in _EVIDENCE})
            backing.setdefault(row.event_id, []).append((row.id, item))
    return backing


def _conflicts(connection: Connection, ids: Sequence[str]) -> dict[str, list[Conflict]]:
    at_odds: dict[str, list[Conflict]] = {event_id: [] for event_id in ids}
    for part in chunks(ids):
        for row in connection.execute(_CONFLICTS_OF, {"any": part}):
            at_odds[row.event_id].append(Conflict(ConflictKind(row.kind), row.other_id))
    return at_odds


def _event(row: Row[Any], series: Series, backing: tuple[Evidence, ...], at_odds: tuple[Conflict, ...]) -> Event:
    return Event(
        id=row.id,
        guid=guid(row.id),
        series=series,
        status=row.status,
        certainty=row.certainty,
        seasons=row.seasons,
        network=row.network,
        first_seen=row.first_seen,
        published=row.published,
        held=row.held,
        held_for=row.held_for,
        ruling=row.ruling,
        refers_to=row.refers_to,
        evidence=backing,
        conflicts=at_odds,
    )
