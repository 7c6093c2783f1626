"""Events with their evidence, and the standings derived from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from sqlalchemy import Connection, Row, Select, func, select, update

from monitor.model import Event, Evidence, Series, Standing
from monitor.store import titles
from monitor.store.chunks import chunks
from monitor.store.schema import event, evidence, standing

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

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
)


def guid(event_id: str) -> str:
    """Return the permanent name of an event (RFC 4151). Readers know entries by it: it may never change."""
    return f"tag:series-monitor,2026:event:{event_id}"


def load(connection: Connection, query: Select[Any]) -> list[Event]:
    """Return the events that a query on the event table finds, in its order, with series and evidence."""
    rows = connection.execute(query).all()
    known = titles.load(connection, list({row.series_id for row in rows}))
    backing = _evidence(connection, [row.id for row in rows])
    return [_event(row, known[row.series_id], tuple(backing.get(row.id, ()))) for row in rows]


def of_series(connection: Connection, series_id: str) -> list[Event]:
    oldest_first = (event.c.first_seen, event.c.status, event.c.ordinal)
    return load(connection, select(event).where(event.c.series_id == series_id).order_by(*oldest_first))


def found(connection: Connection, seed: UUID, series: Series, first: Evidence, refers_to: str | None) -> Event:
    """Insert an event on its first evidence. Its id follows from the seed, so a lost commit gives it again."""
    same = (event.c.series_id == series.id) & (event.c.status == first.status)
    ordinal = connection.execute(select(func.count()).select_from(event).where(same)).scalar_one() + 1
    event_id = str(uuid5(seed, f"{series.id}:{first.status}:{ordinal}"))
    connection.execute(
        event.insert().values(
            id=event_id,
            series_id=series.id,
            status=first.status,
            ordinal=ordinal,
            certainty=first.certainty,
            seasons=first.seasons,
            network=first.network,
            first_seen=first.seen,
            held=False,
            refers_to=refers_to,
        )
    )
    _insert(connection, event_id, first)
    return Event(
        id=event_id,
        guid=guid(event_id),
        series=series,
        status=first.status,
        certainty=first.certainty,
        seasons=first.seasons,
        network=first.network,
        first_seen=first.seen,
        published=None,
        refers_to=refers_to,
        evidence=(first,),
    )


def add_evidence(connection: Connection, grown: Event, further: Evidence) -> None:
    """Store one more piece of evidence, and the seasons and network that the event has with it."""
    _insert(connection, grown.id, further)
    facts = {"seasons": grown.seasons, "network": grown.network}
    connection.execute(update(event).where(event.c.id == grown.id).values(facts))


def publish(connection: Connection, event_id: str, now: datetime, refers_to: str | None) -> None:
    """Let an event into the feed, unless it is there: when it entered never changes."""
    values = {"published": now, "held": False, "refers_to": refers_to}
    connection.execute(update(event).where(event.c.id == event_id, event.c.published.is_(None)).values(values))


def hold(connection: Connection, event_id: str, refers_to: str | None) -> None:
    connection.execute(update(event).where(event.c.id == event_id).values(held=True, refers_to=refers_to))


def stand(connection: Connection, series_id: str, stands: Standing | None) -> None:
    connection.execute(standing.delete().where(standing.c.series_id == series_id))
    if stands is not None:
        values = {"series_id": series_id, "event_id": stands.event_id, "since": stands.since}
        connection.execute(standing.insert().values(values))


def standings(connection: Connection) -> list[Standing]:
    """Return where every series stands, the latest change first."""
    joined = select(event, standing.c.since).join(standing, standing.c.event_id == event.c.id)
    rows = connection.execute(joined.order_by(standing.c.since.desc(), event.c.id)).all()
    known = titles.load(connection, [row.series_id for row in rows])
    return [
        Standing(known[row.series_id], row.status, row.seasons, row.network, row.since, row.id, row.certainty)
        for row in rows
    ]


def _insert(connection: Connection, event_id: str, item: Evidence) -> None:
    connection.execute(evidence.insert().values(event_id=event_id, **{name: getattr(item, name) for name in _EVIDENCE}))


def _evidence(connection: Connection, ids: Sequence[str]) -> dict[str, list[Evidence]]:
    backing: dict[str, list[Evidence]] = {}
    oldest_first = select(evidence).order_by(evidence.c.seen, evidence.c.url, evidence.c.headline)
    for part in chunks(ids):
        for row in connection.execute(oldest_first.where(evidence.c.event_id.in_(part))):
            item = Evidence(**{name: getattr(row, name) for name in _EVIDENCE})
            backing.setdefault(row.event_id, []).append(item)
    return backing


def _event(row: Row[Any], series: Series, backing: tuple[Evidence, ...]) -> Event:
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
        refers_to=row.refers_to,
        evidence=backing,
    )
