"""Where series stand: the decision in force of each, derived from its events."""

from __future__ import annotations

from sqlalchemy import Connection, select

from monitor.model import Standing
from monitor.store import titles
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
        named = select(alias.c.series_id).where(alias.c.key.contains(key, autoescape=True))
        joined = joined.where(standing.c.series_id.in_(named))
    in_order = joined.order_by(standing.c.since.desc(), standing.c.event_id).limit(most).offset(start)
    rows = connection.execute(in_order).all()
    known = titles.load(connection, [row.series_id for row in rows])
    return [
        Standing(known[row.series_id], row.status, row.seasons, row.network, row.since, row.id, row.certainty)
        for row in rows
    ]
