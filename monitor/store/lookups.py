"""What services were asked about series, and which are to be asked next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import Connection, and_, func, or_, select

from monitor.diagnosis import Diagnosis
from monitor.store.schema import event, lookup, series

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking a service about a series. Times are UTC."""

    series_id: str
    service: str
    asked: datetime
    due: datetime  # when to ask again
    failures: int = 0  # in a row
    diagnosis: Diagnosis | None = None  # why there is no answer
    answer: str | None = None  # JSON


_FIELDS = ("series_id", "service", "asked", "due", "failures", "diagnosis", "answer")


def next_due(connection: Connection, service: str, now: datetime) -> str | None:
    """Return the id of the series that a service is to be asked about: the one with the newest event first.

    One that is ambiguous by what headlines say is never asked about; one that only the answers made so is.
    """
    newest = (
        select(event.c.series_id, func.max(event.c.first_seen).label("seen")).group_by(event.c.series_id).subquery()
    )
    known = and_(lookup.c.series_id == series.c.id, lookup.c.service == service)
    query = (
        select(series.c.id)
        .join_from(series, newest, newest.c.series_id == series.c.id)
        .outerjoin(lookup, known)
        .where(
            series.c.merged_into.is_(None),
            or_(lookup.c.due <= now, and_(lookup.c.series_id.is_(None), series.c.ambiguous.is_(False))),
        )
        .order_by(lookup.c.series_id.is_not(None), newest.c.seen.desc(), series.c.id)
        .limit(1)
    )
    return connection.execute(query).scalar()


def asked(connection: Connection, series_id: str, service: str) -> Asked | None:
    """Return what a service last told of a series."""
    query = select(*lookup.c[_FIELDS]).where(lookup.c.series_id == series_id, lookup.c.service == service)
    row = connection.execute(query).one_or_none()
    return None if row is None else Asked(*row)


def record(connection: Connection, item: Asked) -> None:
    """Put what came of asking in the place of what did before."""
    values = {name: getattr(item, name) for name in _FIELDS}
    same = (lookup.c.series_id == item.series_id) & (lookup.c.service == item.service)
    if not connection.execute(lookup.update().where(same).values(values)).rowcount:
        connection.execute(lookup.insert().values(values))
