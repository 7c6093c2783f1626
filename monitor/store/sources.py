"""Configured sources and how they fare. Their history hangs on the id: an address may be edited, a source removed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select, update

from monitor.model import Source, SourceHealth, Validators
from monitor.store import arrivals, readings
from monitor.store.schema import meta, source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


def sync(connection: Connection, sources: Sequence[Source], now: datetime) -> None:
    known = {row.id: row for row in connection.execute(select(source))}
    if not known and sources:
        connection.execute(update(meta).values(founded_at=now))
    connection.execute(update(source).values(configured=False))
    for item in sources:
        _configure(connection, item, known.get(item.id), founding=not known, now=now)


def _configure(connection: Connection, item: Source, known: Row[Any] | None, *, founding: bool, now: datetime) -> None:
    values: dict[str, Any] = {"name": item.name, "url": item.url, "configured": True}
    if known is None:
        connection.execute(source.insert().values(id=item.id, founding=founding, first_seen=now, **values))
        return
    if known.url != item.url:
        values["next_check"] = None  # what the old address earned in waiting is not the new one's
        readings.forget(connection, item.id)  # nor is what it used to yield
        values |= {"ttl": None, "ahead": None}
        values |= {"failures": 0, "diagnosis": None, "message": None, "failing_since": None}
        arrivals.forget(connection, item.id)
    connection.execute(update(source).where(source.c.id == item.id).values(values))


def health(connection: Connection) -> list[SourceHealth]:
    rows = connection.execute(select(source).where(source.c.configured).order_by(source.c.id))
    return [_health(row) for row in rows]


def health_of(connection: Connection, source_id: str) -> SourceHealth | None:
    row = connection.execute(select(source).where(source.c.id == source_id)).one_or_none()
    return None if row is None else _health(row)


def save_health(connection: Connection, fares: SourceHealth) -> None:
    values = {name: getattr(fares, name) for name in _KEPT}
    values |= {"etag": fares.validators.etag, "last_modified": fares.validators.last_modified}
    values["ttl"] = None if fares.ttl is None else round(fares.ttl.total_seconds())
    connection.execute(update(source).where(source.c.id == fares.id).values(values))


# Name, address and founding are the configuration's, and first_seen never changes.
_KEPT = (
    "last_checked",
    "last_success",
    "next_check",
    "failures",
    "diagnosis",
    "message",
    "failing_since",
    "headlines",
    "validators_url",
    "digest",
    "whole_at",
    "ahead",
)


def _health(row: Row[Any]) -> SourceHealth:
    return SourceHealth(
        id=row.id,
        name=row.name,
        url=row.url,
        first_seen=row.first_seen,
        founding=row.founding,
        validators=Validators(row.etag, row.last_modified),
        ttl=None if row.ttl is None else timedelta(seconds=row.ttl),
        **{name: getattr(row, name) for name in _KEPT},
    )
