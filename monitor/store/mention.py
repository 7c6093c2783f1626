"""Claims that are no events: their series is not named, or nothing is decided yet."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Connection, Row, select

from monitor.model import Claim, Headline, Series, Status
from monitor.store import headlines, titles
from monitor.store.schema import claim, headline, source

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Mention:
    """A claim with the headline that makes it."""

    claim: Claim  # without its spans, which are not kept
    headline: Headline
    source_id: str
    outlet: str  # the source's name now
    seen: datetime  # our first sighting of the headline
    series: Series | None


def unresolved(connection: Connection, newest: int) -> list[Mention]:
    return _mentions(connection, claim.c.series_id.is_(None), newest)


def pending(connection: Connection, newest: int, series_id: str | None) -> list[Mention]:
    condition = (claim.c.status == Status.PENDING) & claim.c.series_id.is_not(None)
    if series_id is not None:
        condition &= claim.c.series_id == series_id
    return _mentions(connection, condition, newest)


def _mentions(connection: Connection, condition: ColumnElement[bool], newest: int) -> list[Mention]:
    query = (
        select(
            *claim.c["series_id", "title", "status", "certainty", "seasons", "network", "named_by"],
            *headline.c["text", "url", "language", "published", "first_seen", "source_id"],
            source.c.name.label("outlet"),
        )
        .join_from(claim, headline)
        .join(source)
        .where(condition)
        .order_by(headline.c.first_seen.desc(), claim.c.id)
        .limit(newest)
    )
    rows = connection.execute(query).all()
    known = titles.load(connection, list({row.series_id for row in rows if row.series_id is not None}))
    return [_mention(row, known.get(row.series_id)) for row in rows]


def _mention(row: Row[*tuple[Any, ...]], series: Series | None) -> Mention:
    return Mention(
        claim=headlines.claim_of(row),
        headline=Headline(row.text, row.url, row.language, row.published),
        source_id=row.source_id,
        outlet=row.outlet,
        seen=row.first_seen,
        series=series,
    )
