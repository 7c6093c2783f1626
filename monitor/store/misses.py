"""Headlines that were nearly a claim, and claims whose series nobody has named: what to learn better reading from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, delete, literal, select

from monitor.model import Claim, Headline
from monitor.store import headlines
from monitor.store.chunks import chunks
from monitor.store.schema import article, claim, headline, miss, source

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from monitor.diagnosis import Diagnosis

_HEADLINE = headline.c["id", "text", "url", "language", "published", "source_id"]
_CLAIM = ("title", "status", "certainty", "seasons", "network", "named_by")


@dataclass(frozen=True, slots=True)
class Miss:
    """One headline that came to nothing."""

    id: int  # of the headline
    headline: Headline
    source_id: str
    outlet: str  # the source's name now
    seen: datetime  # UTC; in these words
    why: str | None  # what stood in the way of a claim; None for a claim without its series
    claim: Claim | None = None  # that lacks its series
    asked: Diagnosis | None = None  # what came of asking its article for the series
    told: tuple[Claim, ...] = ()  # all that the headline claims, of named series too


def record(connection: Connection, reasons: Mapping[int, str | None], now: datetime) -> None:
    """Store what stood in the way of headlines, by id, in the place of what did; None: nothing, or it is a claim."""
    for part in chunks(list(reasons)):
        connection.execute(delete(miss).where(miss.c.headline_id.in_(part)))
    rows = [{"headline_id": number, "why": why, "seen": now} for number, why in reasons.items() if why]
    if rows:
        connection.execute(miss.insert(), rows)


def listed(connection: Connection, since: datetime, most: int) -> list[Miss]:
    """Return what was missed since then, the newest first; of equals the claims first."""
    queries = (_unresolved(since, most), _near(since, most))
    found = [_miss(row) for query in queries for row in connection.execute(query)]
    newest = sorted(found, key=lambda item: (item.seen, item.id), reverse=True)[:most]
    claims = headlines.claims_of(connection, list({item.id for item in newest}))
    return [replace(item, told=tuple(told for told, _ in claims[item.id])) for item in newest]


def _near(since: datetime, most: int) -> Select[tuple[object, ...]]:
    return (
        select(*_HEADLINE, source.c.name.label("outlet"), miss.c.seen, miss.c.why)
        .join_from(miss, headline)
        .join(source, source.c.id == headline.c.source_id)
        .where(miss.c.seen >= since)
        .order_by(miss.c.seen.desc(), miss.c.headline_id.desc())
        .limit(most)
    )


def _unresolved(since: datetime, most: int) -> Select[tuple[object, ...]]:
    return (
        select(
            *_HEADLINE,
            *claim.c[_CLAIM],
            source.c.name.label("outlet"),
            headline.c.first_seen.label("seen"),
            literal(None).label("why"),
            article.c.diagnosis.label("asked"),
        )
        .join_from(claim, headline)
        .join(source, source.c.id == headline.c.source_id)
        .outerjoin(article, article.c.url == headline.c.url)
        .where(claim.c.series_id.is_(None), headline.c.first_seen >= since)
        .order_by(headline.c.first_seen.desc(), claim.c.id.desc())
        .limit(most)
    )


def _miss(row: Row[*tuple[Any, ...]]) -> Miss:
    unresolved = row.why is None
    return Miss(
        row.id,
        Headline(row.text, row.url, row.language, row.published),
        row.source_id,
        row.outlet,
        row.seen,
        row.why,
        headlines.claim_of(row) if unresolved else None,
        row.asked if unresolved else None,
    )
