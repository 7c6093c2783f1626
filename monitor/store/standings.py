"""Where series stand: the decision in force of each, derived from its events."""

from __future__ import annotations

from sqlalchemy import Connection, Select, func, select

from monitor.model import Event, Ruling, Standing
from monitor.store import events, titles
from monitor.store.schema import alias, event, standing


def put(connection: Connection, series_id: str, stands: Standing | None) -> None:
    connection.execute(standing.delete().where(standing.c.series_id == series_id))
    if stands is not None:
        values = {"series_id": series_id, "event_id": stands.event_id, "since": stands.since}
        connection.execute(standing.insert(), values)


def listed(
    connection: Connection, most: int | None = None, start: int = 0, *, key: str = "", series_id: str | None = None
) -> list[Standing]:
    """Return where series stand, all or one or so many, the latest change first; a title of each holds `key`."""
    joined = select(event, standing.c.since).join(standing, standing.c.event_id == event.c.id)
    if series_id is not None:
        joined = joined.where(standing.c.series_id == series_id)
    if key:
        joined = joined.where(standing.c.series_id.in_(_called(key)))
    in_order = joined.order_by(standing.c.since.desc(), standing.c.event_id).limit(most).offset(start)
    rows = connection.execute(in_order).all()
    known = titles.load(connection, [row.series_id for row in rows])
    return [
        Standing(known[row.series_id], row.status, row.seasons, row.network, row.since, row.id, row.certainty)
        for row in rows
    ]


def not_standing(connection: Connection, key: str, most: int) -> list[Event]:
    """Return the last event of series that stand nowhere, of which only a rumour is known, say; the latest first.

    A title of each holds `key`. Left out is what waits for the operator, and what he has retracted.
    """
    told = event.c.ruling.is_distinct_from(Ruling.RETRACTED), event.c.held.is_(False)
    stands = event.c.series_id.in_(select(standing.c.series_id))
    of_each = select(event.c.series_id).where(event.c.series_id.in_(_called(key)), ~stands, *told)
    latest = of_each.group_by(event.c.series_id).order_by(func.max(event.c.first_seen).desc()).limit(most)
    query = select(event).where(event.c.series_id.in_(latest), *told)
    last: dict[str, Event] = {}
    for one in events.load(connection, query.order_by(event.c.first_seen.desc(), event.c.id)):
        last.setdefault(one.series.id, one)
    return list(last.values())


def _called(key: str) -> Select[tuple[str]]:
    return select(alias.c.series_id).where(alias.c.key.contains(key, autoescape=True))
