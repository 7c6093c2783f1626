"""The parts of indexes: what is needed to ask for each again, and what it held."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from monitor.model import Part, Validators
from monitor.store.schema import part

if TYPE_CHECKING:
    from collections.abc import Sequence


def of_source(connection: Connection, source_id: str) -> list[Part]:
    rows = connection.execute(select(part).where(part.c.source_id == source_id).order_by(part.c.place))
    return [
        Part(
            url=row.url,
            validators_url=row.validators_url,
            validators=Validators(row.etag, row.last_modified),
            digest=row.digest,
            headlines=row.headlines,
            headlines_claiming=row.headlines_claiming,
        )
        for row in rows
    ]


def save(connection: Connection, source_id: str, parts: Sequence[Part]) -> None:
    """Put a source's parts, the best first, in the place of those it had."""
    connection.execute(delete(part).where(part.c.source_id == source_id))
    rows = [
        {
            "source_id": source_id,
            "url": item.url,
            "place": place,
            "validators_url": item.validators_url,
            "etag": item.validators.etag,
            "last_modified": item.validators.last_modified,
            "digest": item.digest,
            "headlines": item.headlines,
            "headlines_claiming": item.headlines_claiming,
        }
        for place, item in enumerate(parts)
    ]
    if rows:
        connection.execute(part.insert(), rows)
