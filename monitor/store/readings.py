"""The history of readings: all of the last days, then one for every few hours, so that it never grows beyond need."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Connection, delete, func, select, type_coerce

from monitor.model import PastReading, SourceKind
from monitor.store.schema import headline, reading

if TYPE_CHECKING:
    from datetime import datetime

KEPT_IN_FULL = 100  # newest rows of a source; two days at half an hour
THINNED_TO = timedelta(hours=6)  # of older ones, the last within each
REMEMBERED = timedelta(weeks=5)  # then they go: enough for several weekends

_FIELDS = ("at", "url", "method", "template", "headlines", "headlines_new", "headlines_claiming", "refused")


def past(connection: Connection, source_id: str) -> list[PastReading]:
    query = select(reading).where(reading.c.source_id == source_id).order_by(reading.c.at, reading.c.id)
    return [
        PastReading(kind=SourceKind(row.kind), **{name: getattr(row, name) for name in _FIELDS})
        for row in connection.execute(query)
    ]


def record(connection: Connection, source_id: str, taken: PastReading) -> None:
    values = {name: getattr(taken, name) for name in _FIELDS}
    connection.execute(reading.insert().values(source_id=source_id, kind=taken.kind.value, **values))
    _thin(connection, source_id, taken.at)


def forget(connection: Connection, source_id: str) -> None:
    connection.execute(delete(reading).where(reading.c.source_id == source_id))


def arrivals(connection: Connection, source_id: str) -> list[datetime]:
    own = headline.c.source_id == source_id
    last: datetime | None = connection.execute(select(func.max(headline.c.first_seen)).where(own)).scalar()
    if last is None:
        return []
    # Counted back from the last one: what is usual must not fade while a source keeps silent.
    recent = own & (headline.c.first_seen >= last - REMEMBERED)
    query = select(headline.c.first_seen).where(recent).distinct().order_by(headline.c.first_seen)
    return list(connection.execute(query).scalars())


def _thin(connection: Connection, source_id: str, now: datetime) -> None:
    own = reading.c.source_id == source_id
    newest = select(reading.c.id).where(own).order_by(reading.c.id.desc()).limit(KEPT_IN_FULL)
    stretch = type_coerce(reading.c.at, BigInteger) // (THINNED_TO // timedelta(microseconds=1))
    sampled = select(func.max(reading.c.id)).where(own).group_by(stretch)
    kept = reading.c.id.in_(newest) | (reading.c.id.in_(sampled) & (reading.c.at >= now - REMEMBERED))
    connection.execute(delete(reading).where(own & ~kept))
