"""Series, and the titles that they are known by."""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from sqlalchemy import Connection, select

from monitor.model import Series
from monitor.store.chunks import chunks
from monitor.store.schema import alias, series

if TYPE_CHECKING:
    from collections.abc import Sequence

_SLUG_LENGTH = 80  # characters


def find(connection: Connection, keys: Sequence[str]) -> Series | None:
    """Return the series that goes by one of the keys, by the first of them that is known."""
    rows = connection.execute(select(alias.c.key, alias.c.series_id).where(alias.c.key.in_(keys)))
    owners = {row.key: row.series_id for row in rows}
    found = next((owners[key] for key in keys if key in owners), None)
    return None if found is None else load(connection, [found])[found]


def by_slug(connection: Connection, slug: str) -> Series | None:
    found = connection.execute(select(series.c.id).where(series.c.slug == slug)).scalar()
    return None if found is None else load(connection, [found])[found]


def load(connection: Connection, ids: Sequence[str]) -> dict[str, Series]:
    """Return the series of these ids; aliases by text, without the title itself."""
    titles: dict[str, list[str]] = {}
    found: dict[str, Series] = {}
    for part in chunks(ids):
        for row in connection.execute(select(alias).where(alias.c.series_id.in_(part)).order_by(alias.c.title)):
            titles.setdefault(row.series_id, []).append(row.title)
        for row in connection.execute(select(series).where(series.c.id.in_(part))):
            others = tuple(title for title in titles.get(row.id, ()) if title != row.title)
            found[row.id] = Series(row.id, row.title, row.key, row.slug, others)
    return found


def found(connection: Connection, seed: UUID, key: str, title: str) -> Series:
    """Insert a series under its founding key, which no other may have."""
    series_id = str(uuid5(seed, key))
    slug = _free_slug(connection, key, series_id)
    connection.execute(series.insert().values(id=series_id, title=title, key=key, slug=slug))
    name(connection, series_id, key, title)
    return Series(series_id, title, key, slug)


def name(connection: Connection, series_id: str, key: str, title: str) -> None:
    """Let a series go by one more key; a key that is taken stays where it is."""
    if connection.execute(select(alias.c.key).where(alias.c.key == key)).first() is None:
        connection.execute(alias.insert().values(key=key, series_id=series_id, title=title))


def _free_slug(connection: Connection, key: str, series_id: str) -> str:
    stem = _slug(key) or series_id[:8]
    alike = select(series.c.slug).where(series.c.slug.startswith(stem, autoescape=True))
    taken = set(connection.execute(alike).scalars())
    candidates = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(candidate for candidate in candidates if candidate not in taken)


def _slug(key: str) -> str:
    # Letters, numbers and the marks that many scripts write vowels with, of any script: addresses may hold them.
    kept = "".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in key)
    return "-".join(kept[:_SLUG_LENGTH].split())
