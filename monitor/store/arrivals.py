"""When sources brought something new: the history that their rhythm is learned from."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from monitor.model import Arrival
from monitor.store.schema import arrival

if TYPE_CHECKING:
    from datetime import datetime

REMEMBERED = timedelta(weeks=5)  # a newsroom's habits change with the season

_FIELDS = ("since", "until", "new", "claiming")


def past(connection: Connection, source_id: str) -> list[Arrival]:
    query = select(*arrival.c[_FIELDS]).where(arrival.c.source_id == source_id).order_by(arrival.c.until, arrival.c.id)
    return [Arrival(*row) for row in connection.execute(query)]


def record(connection: Connection, source_id: str, came: Arrival) -> None:
    values = {name: getattr(came, name) for name in _FIELDS}
    connection.execute(arrival.insert().values(source_id=source_id, **values))
    _forget(connection, source_id, came.until - REMEMBERED)


def forget(connection: Connection, source_id: str) -> None:
    connection.execute(delete(arrival).where(arrival.c.source_id == source_id))


def _forget(connection: Connection, source_id: str, before: datetime) -> None:
    old = (arrival.c.source_id == source_id) & (arrival.c.until < before)
    connection.execute(delete(arrival).where(old))
