"""Articles that are, or were, asked which series their headline means: each address once, whichever source shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select

from monitor.diagnosis import Diagnosis
from monitor.model import Claim, Headline
from monitor.store import headlines
from monitor.store.chunks import chunks
from monitor.store.schema import article, claim, headline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

_FIELDS = ("attempts", "asked", "due", "diagnosis")


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What came of asking an article, or that it is to be asked. Times are UTC."""

    url: str
    attempts: int = 0
    asked: datetime | None = None  # the last time
    due: datetime | None = None  # when to ask, or ask again; None: never more
    diagnosis: Diagnosis | None = None  # where the last attempt found no series


@dataclass(frozen=True, slots=True)
class Waiting:
    """A headline recorded by an earlier check, some of whose claims name no series."""

    headline_id: int
    headline: Headline
    claims: tuple[Claim, ...]  # all that it makes, without their spans
    inquiry: Inquiry


def inquiries(connection: Connection, urls: Sequence[str]) -> dict[str, Inquiry]:
    """Return what is known of these articles, by address."""
    return {
        row.url: _inquiry(row)
        for some in chunks(urls)
        for row in connection.execute(select(article).where(article.c.url.in_(some)))
    }


def due(connection: Connection, source_id: str, now: datetime, most: int) -> list[Waiting]:
    """Return the headlines whose article is to be asked by now, the longest waiting first."""
    unnamed = select(claim.c.headline_id).where(claim.c.series_id.is_(None))
    query = (
        select(*article.c["url", *_FIELDS], *headline.c["id", "text", "language", "published"])
        .join_from(article, headline, (headline.c.url == article.c.url) & (headline.c.source_id == article.c.source_id))
        .where(article.c.source_id == source_id, article.c.due <= now, headline.c.id.in_(unnamed))
        .order_by(article.c.due, headline.c.id)
        .limit(most)
    )
    rows = connection.execute(query).all()
    claims = headlines.claims_of(connection, [row.id for row in rows])
    return [
        Waiting(
            row.id,
            Headline(row.text, row.url, row.language, row.published),
            tuple(told for told, _ in claims[row.id]),
            _inquiry(row),
        )
        for row in rows
    ]


def named_at(connection: Connection, url: str) -> list[Claim]:
    """Return the claims that an article has named the series of, for whichever source."""
    query = (
        select(claim)
        .join_from(claim, headline)
        .where(headline.c.url == url, claim.c.named_by.is_not(None))
        .order_by(claim.c.id)
    )
    return list(map(headlines.claim_of, connection.execute(query)))


def record(connection: Connection, source_id: str, inquiry: Inquiry) -> None:
    """Store what came of asking an article; the source that asked first keeps it."""
    values = {name: getattr(inquiry, name) for name in _FIELDS}
    changed = connection.execute(article.update().where(article.c.url == inquiry.url).values(values))
    if not changed.rowcount:
        connection.execute(article.insert().values(url=inquiry.url, source_id=source_id, **values))


def _inquiry(row: Row[Any]) -> Inquiry:
    return Inquiry(row.url, **{name: getattr(row, name) for name in _FIELDS})
