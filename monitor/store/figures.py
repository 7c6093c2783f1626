"""How much there is, in numbers, for those who watch over the monitor."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, select

from monitor.store.schema import claim, event, headline, reading

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy import Table


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one store."""

    headlines: int = 0
    claims: int = 0
    unresolved: int = 0  # claims whose series is not named
    published: int = 0  # events that ever entered the feed
    held: int = 0  # events that wait for the operator
    claiming: Mapping[str, int] = field(default_factory=dict)  # by source: headlines with one, when last read


def figures(connection: Connection) -> Figures:
    """Count; a large store takes some ten milliseconds."""

    def count(table: Table, *conditions: object) -> int:
        query = select(func.count()).select_from(table).where(*conditions)  # type: ignore[arg-type]  # any condition
        return connection.execute(query).scalar_one()

    last = select(func.max(reading.c.id)).where(reading.c.refused.is_(None)).group_by(reading.c.source_id)
    claiming = select(reading.c.source_id, reading.c.headlines_claiming).where(reading.c.id.in_(last))
    return Figures(
        headlines=count(headline),
        claims=count(claim),
        unresolved=count(claim, claim.c.series_id.is_(None)),
        published=count(event, event.c.published.is_not(None)),
        held=count(event, event.c.held),
        claiming={row.source_id: row.headlines_claiming for row in connection.execute(claiming)},
    )
