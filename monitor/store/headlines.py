"""Headlines by their address within a source, and what each claims."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, delete, func, select, update

from monitor.model import Claim, Headline
from monitor.store.chunks import chunks
from monitor.store.schema import claim, headline

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Recorded:
    """A headline to be read: seen for the first time, or with other words than before."""

    id: int
    headline: Headline
    new: bool


@dataclass(frozen=True, slots=True)
class Remembered:
    """A headline as an earlier check stored it."""

    id: int
    url: str
    first_seen: datetime
    claims: tuple[Claim, ...]  # without their spans, which are not kept


@dataclass(frozen=True, slots=True)
class StoredHeadline:
    """A headline with all that it was found to claim, to be read once more."""

    id: int
    source_id: str
    headline: Headline
    first_seen: datetime
    claims: tuple[tuple[Claim, str | None], ...]  # without their spans; each with the id of its series


def record(connection: Connection, source_id: str, headlines: Sequence[Headline], now: datetime) -> list[Recorded]:
    known = _known(connection, source_id, [item.url for item in headlines])
    new = [item for item in headlines if item.url not in known]
    changed = [item for item in headlines if item.url in known and known[item.url].text != item.text]
    _see_again(connection, [known[item.url].id for item in headlines if item.url in known], now)
    _change(connection, [(known[item.url].id, item) for item in changed])
    ids = dict(zip((item.url for item in new), _insert(connection, source_id, new, now), strict=True))
    ids |= {item.url: known[item.url].id for item in changed}
    return [Recorded(ids[item.url], item, item.url not in known) for item in headlines if item.url in ids]


def news(connection: Connection, source_id: str, headlines: Sequence[Headline]) -> set[str]:
    """Return the addresses of the headlines that `record` would call new or changed."""
    known = _known(connection, source_id, [item.url for item in headlines])
    return {item.url for item in headlines if item.url not in known or known[item.url].text != item.text}


def remembered(connection: Connection, source_id: str, urls: Sequence[str]) -> list[Remembered]:
    """Return what is stored of the headlines at these addresses, by id."""
    rows = [row for part in chunks(urls) for row in connection.execute(_at(source_id, part))]
    told = claims_of(connection, [row.id for row in rows])
    claims = {number: tuple(item for item, _ in items) for number, items in told.items()}
    return [Remembered(row.id, row.url, row.first_seen, claims[row.id]) for row in sorted(rows)]


def claims_of(connection: Connection, ids: Sequence[int]) -> dict[int, tuple[tuple[Claim, str | None], ...]]:
    """Return what headlines claim, each claim with the id of its series."""
    claims: dict[int, list[tuple[Claim, str | None]]] = {number: [] for number in ids}
    for part in chunks(ids):
        for row in connection.execute(select(claim).where(claim.c.headline_id.in_(part)).order_by(claim.c.id)):
            claims[row.headline_id].append((claim_of(row), row.series_id))
    return {number: tuple(items) for number, items in claims.items()}


def page(connection: Connection, after: int, most: int, since: datetime | None) -> list[StoredHeadline]:
    """Return the next headlines by id, with their claims."""
    query = select(headline).where(headline.c.id > after).order_by(headline.c.id).limit(most)
    if since is not None:
        query = query.where(headline.c.first_seen >= since)
    rows = connection.execute(query).all()
    claims = claims_of(connection, [row.id for row in rows])
    return [
        StoredHeadline(
            row.id,
            row.source_id,
            Headline(row.text, row.url, row.language, row.published),
            row.first_seen,
            claims[row.id],
        )
        for row in rows
    ]


def series_told_by(connection: Connection, ids: Sequence[int]) -> set[str]:
    """Return the ids of the series that these headlines tell of."""
    query = select(claim.c.series_id).where(claim.c.series_id.is_not(None))
    return {
        series_id
        for part in chunks(ids)
        for series_id in connection.execute(query.where(claim.c.headline_id.in_(part))).scalars()
    }


def count(connection: Connection, since: datetime | None) -> int:
    """Count the headlines, or those first seen since then."""
    query = select(func.count()).select_from(headline)
    return connection.execute(query if since is None else query.where(headline.c.first_seen >= since)).scalar_one()


def record_claims(connection: Connection, headline_id: int, claims: Sequence[tuple[Claim, str | None]]) -> None:
    connection.execute(delete(claim).where(claim.c.headline_id == headline_id))
    rows = [
        {
            "headline_id": headline_id,
            "series_id": series_id,
            "title": item.series,
            "status": item.status,
            "certainty": item.certainty,
            "seasons": item.seasons,
            "network": item.network,
            "named_by": item.named_by,
        }
        for item, series_id in claims
    ]
    if rows:
        connection.execute(claim.insert(), rows)


def _at(source_id: str, urls: Sequence[str]) -> Select[tuple[int, str, datetime]]:
    columns = select(headline.c.id, headline.c.url, headline.c.first_seen)
    return columns.where(headline.c.source_id == source_id, headline.c.url.in_(urls))


def claim_of(row: Row[*tuple[Any, ...]]) -> Claim:
    """Return the claim that a row with the columns of one tells, without its spans, which are not kept."""
    return Claim(row.title, row.status, row.certainty, row.seasons, row.network, named_by=row.named_by)


def _known(connection: Connection, source_id: str, urls: Sequence[str]) -> dict[str, Any]:
    columns = select(headline.c.id, headline.c.url, headline.c.text).where(headline.c.source_id == source_id)
    return {
        row.url: row for part in chunks(urls) for row in connection.execute(columns.where(headline.c.url.in_(part)))
    }


def _insert(connection: Connection, source_id: str, new: Sequence[Headline], now: datetime) -> list[int]:
    if not new:
        return []
    rows = [
        {
            "source_id": source_id,
            "url": item.url,
            "text": item.text,
            "language": item.language,
            "published": item.published,
            "first_seen": now,
            "last_seen": now,
        }
        for item in new
    ]
    inserted = headline.insert().returning(headline.c.id, sort_by_parameter_order=True)
    return list(connection.execute(inserted, rows).scalars())


def _see_again(connection: Connection, ids: Sequence[int], now: datetime) -> None:
    # Nothing else is taken over while the words stay: pages that date old stories anew are common.
    for part in chunks(ids):
        connection.execute(update(headline).where(headline.c.id.in_(part)).values(last_seen=now))


def _change(connection: Connection, changed: Sequence[tuple[int, Headline]]) -> None:
    for headline_id, item in changed:
        values: dict[str, Any] = {"text": item.text, "language": item.language}
        if item.published is not None:
            values["published"] = item.published
        connection.execute(update(headline).where(headline.c.id == headline_id).values(values))
