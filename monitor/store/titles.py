"""Series, and the titles that they are known by."""

from __future__ import annotations

import itertools
import unicodedata
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from sqlalchemy import BindParameter, Column, Connection, Row, bindparam, or_, select

from monitor.model import Series, SeriesIds
from monitor.store.chunks import chunks
from monitor.store.schema import alias, series

if TYPE_CHECKING:
    from collections.abc import Sequence

_SLUG_LENGTH = 80  # characters
_BEYOND = "\U0010ffff"  # sorts behind every letter
IDS = ("tvmaze", "tvdb", "imdb", "tmdb", "wikidata")
FACTS = (*IDS, "year", "country", "network")  # of a series, as catalogues tell them
_FACTS = ("year", "country", "network", "as_told", "ambiguous")
# Asked for every headline that is decided on: to put a statement together takes longer than to run it.
_ANY: BindParameter[str] = bindparam("any", expanding=True)
_TITLES_OF = select(*alias.c["series_id", "title"]).where(alias.c.series_id.in_(_ANY)).order_by(alias.c.title)
_ALIAS_WITH = select(alias.c.id).where(alias.c.key == bindparam("key")).limit(1)
_GOING_BY = select(*alias.c["key", "series_id"]).where(alias.c.key.in_(_ANY))
_SERIES_OF = select(series).where(series.c.id.in_(_ANY))


def going_by(connection: Connection, keys: Sequence[str]) -> list[Series]:
    """Return the series that go by one of the keys: by the first of them that is known, by id."""
    rows = connection.execute(_GOING_BY, {"any": keys})
    owners: dict[str, list[str]] = {}
    for row in rows:
        owners.setdefault(row.key, []).append(row.series_id)
    known = next((owners[key] for key in keys if key in owners), [])
    found = load(connection, known)
    return [found[series_id] for series_id in sorted(known)]


def find(connection: Connection, keys: Sequence[str]) -> Series | None:
    """Return the series that goes by one of the keys; of several the one that stands for the name as such."""
    several = going_by(connection, keys)
    return min(several, key=lambda one: (not one.ambiguous, one.id), default=None)


def near(connection: Connection, loose: str, beginning: str) -> list[tuple[str, str, str]]:
    """Return series id, title and loose key of the titles with this loose key, or one with this beginning."""
    alike = or_(alias.c.loose == loose, alias.c.loose.between(beginning, beginning + _BEYOND))
    rows = connection.execute(select(*alias.c["series_id", "title", "loose"]).where(alike).order_by(alias.c.key))
    return [(row.series_id, row.title, row.loose) for row in rows]


def by_slug(connection: Connection, slug: str) -> Series | None:
    """Return the series with this place in addresses, or the one that it was merged into."""
    found = connection.execute(select(series.c.id, series.c.merged_into).where(series.c.slug == slug)).first()
    while found is not None and found.merged_into is not None:
        into = select(series.c.id, series.c.merged_into).where(series.c.id == found.merged_into)
        found = connection.execute(into).first()
    return None if found is None else load(connection, [found.id])[found.id]


def with_ids(connection: Connection, ids: SeriesIds) -> list[Series]:
    """Return the series that have one of these outside ids, by id."""
    same = [series.c[name] == value for name in IDS if (value := getattr(ids, name)) is not None]
    if not same:
        return []
    known = connection.execute(select(series.c.id).where(or_(*same), series.c.merged_into.is_(None))).scalars().all()
    found = load(connection, known)
    return [found[series_id] for series_id in sorted(known)]


def load(connection: Connection, ids: Sequence[str]) -> dict[str, Series]:
    """Return the series of these ids; aliases by text, without the title itself, in whatever capitals."""
    titles: dict[str, list[str]] = {}
    found: dict[str, Series] = {}
    for part in chunks(ids):
        for row in connection.execute(_TITLES_OF, {"any": part}):
            titles.setdefault(row.series_id, []).append(row.title)
        for row in connection.execute(_SERIES_OF, {"any": part}):
            others = (title for title in titles.get(row.id, ()) if title.casefold() != row.title.casefold())
            found[row.id] = _series(row, tuple(others))
    return found


def found(connection: Connection, seed: UUID, new: Series, loose: str) -> Series:
    """Insert a series; id and slug are made here.

    Its founding key is its own: where another series had the title before, and lost it, a number is put behind.
    """
    key = _free_key(connection, new.key)
    series_id = str(uuid5(seed, key))
    slug = _free_slug(connection, new.key, series_id)
    values: dict[str, Any] = {name: getattr(new, name) for name in ("title", *_FACTS)}
    connection.execute(series.insert().values(id=series_id, key=key, slug=slug, **values))
    name(connection, series_id, new.key, new.title, loose)
    return load(connection, [series_id])[series_id]


def name(connection: Connection, series_id: str, key: str, title: str, loose: str) -> None:
    """Let a series go by one more key; a key that is taken stays where it is."""
    if connection.execute(_ALIAS_WITH, {"key": key}).first() is None:
        connection.execute(alias.insert(), {"key": key, "series_id": series_id, "title": title, "loose": loose})


def rename(connection: Connection, series_id: str, title: str) -> None:
    """Let a series be called otherwise."""
    connection.execute(series.update().where(series.c.id == series_id).values(title=title))


def describe(connection: Connection, described: Series) -> None:
    """Store what is known of a series besides its titles."""
    values: dict[str, Any] = {name: getattr(described, name) for name in _FACTS}
    values |= {name: getattr(described.ids, name) for name in IDS}
    connection.execute(series.update().where(series.c.id == described.id).values(values))


def _series(row: Row[Any], aliases: tuple[str, ...]) -> Series:
    return Series(
        row.id,
        row.title,
        row.key,
        row.slug,
        tuple(dict.fromkeys(aliases)),
        ids=SeriesIds(**{name: getattr(row, name) for name in IDS}),
        **{name: getattr(row, name) for name in _FACTS},
    )


def _free_key(connection: Connection, key: str) -> str:
    candidates = itertools.chain([key], (f"{key} ?{number}" for number in itertools.count(2)))
    return next(candidate for candidate in candidates if not _is_there(connection, series.c.key, candidate))


def _is_there(connection: Connection, column: Column[str], value: str) -> bool:
    return connection.execute(select(series.c.id).where(column == value)).first() is not None


def _free_slug(connection: Connection, key: str, series_id: str) -> str:
    stem = _slug(key) or series_id[:8]
    candidates = itertools.chain([stem], (f"{stem}-{number}" for number in itertools.count(2)))
    return next(candidate for candidate in candidates if not _is_there(connection, series.c.slug, candidate))


def _slug(key: str) -> str:
    # Letters, numbers and the marks that many scripts write vowels with, of any script: addresses may hold them.
    kept = "".join(char if unicodedata.category(char)[0] in "LNM" else " " for char in key)
    return "-".join(kept[:_SLUG_LENGTH].split())
