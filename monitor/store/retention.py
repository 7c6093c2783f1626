"""What is forgotten with time: headlines that left their pages, with all that hangs on them. Events stay for good.

A little at a time: a batch is a few milliseconds, and checks come in between.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, ScalarSelect, delete, exists, func, select

from monitor.store.chunks import chunks
from monitor.store.schema import article, headline, miss, part, reading, source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

BATCH = 500  # rows
_NEWEST = 100  # headlines: one of them at least stands on the page


@dataclass(frozen=True, slots=True)
class Retention:
    """How long things are kept."""

    headlines: timedelta = timedelta(days=180)  # after they left their page
    misses: timedelta = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What one batch took away."""

    headlines: int = 0
    misses: int = 0

    def __bool__(self) -> bool:
        return bool(self.headlines or self.misses)

    def __add__(self, other: Forgotten) -> Forgotten:
        return Forgotten(self.headlines + other.headlines, self.misses + other.misses)


def forget(connection: Connection, now: datetime, keep: Retention, most: int = BATCH) -> Forgotten:
    """Take away at most so many of each kind of what is kept too long; nothing is left when it returns nothing."""
    misses = _forget_misses(connection, now - keep.misses, most)
    gone = _gone(connection, keep.headlines, most)
    _forget_headlines(connection, gone)
    return Forgotten(len(gone), misses)


def _gone(connection: Connection, keep: timedelta, most: int) -> list[tuple[int, str]]:
    """Return ids and addresses of headlines that left their pages so long ago, source by source.

    Time is counted back from a source's last reading, not from the clock: what stood there when it was last read
    would be news again if it was forgotten and the source came back.
    """
    found: list[tuple[int, str]] = []
    for row in connection.execute(select(source.c.id, _last_reading(), _is_index()).order_by(source.c.id)).all():
        room = most - len(found)
        if row.read is None or not room or not _left(connection, row.id, row.read - keep, 1, dated_only=row.indexes):
            continue
        before = min(row.read, _last_sighting(connection, row.id)) - keep
        found += _left(connection, row.id, before, room, dated_only=row.indexes)
    return found


def _last_sighting(connection: Connection, source_id: str) -> datetime:
    """Return when a source last showed any of its newest headlines: the time of its last reading, or one before it.

    Readings are dated by our clock, and sightings by what is believed of it: one that is a year ahead must not make
    what stands on a page look as if it had left long ago.
    """
    newest = select(headline.c.last_seen).where(headline.c.source_id == source_id)
    newest_first = newest.order_by(headline.c.first_seen.desc()).limit(_NEWEST)
    latest: datetime = max(connection.execute(newest_first).scalars())
    return latest


def _left(
    connection: Connection, source_id: str, before: datetime, most: int, *, dated_only: bool
) -> list[tuple[int, str]]:
    """Return what a source has not shown since `before`; by the index on first sightings, which are no later."""
    query = select(headline.c.id, headline.c.url).where(
        headline.c.source_id == source_id, headline.c.first_seen < before, headline.c.last_seen < before
    )
    if dated_only:
        # A part that never changes is not read again, though it still holds them; old dates make no news.
        query = query.where(headline.c.published < before)
    rows = connection.execute(query.order_by(headline.c.first_seen).limit(most))
    return [(row.id, row.url) for row in rows]


def _last_reading() -> ScalarSelect[datetime]:
    own = (reading.c.source_id == source.c.id) & reading.c.refused.is_(None)
    return select(func.max(reading.c.at)).where(own).scalar_subquery().label("read")  # type: ignore[return-value]


def _is_index() -> ScalarSelect[bool]:
    return exists().where(part.c.source_id == source.c.id).label("indexes")  # type: ignore[return-value]


def _forget_headlines(connection: Connection, gone: Sequence[tuple[int, str]]) -> None:
    for some in chunks(gone):
        # Claims and near misses go with them: the tables say so.
        connection.execute(delete(headline).where(headline.c.id.in_([number for number, _ in some])))
        # Source by source, as the one index that has addresses begins with the source.
        shown = select(headline.c.id).where(
            headline.c.source_id.in_(select(source.c.id)), headline.c.url == article.c.url
        )
        urls = [url for _, url in some]
        connection.execute(delete(article).where(article.c.url.in_(urls), ~shown.exists()))


def _forget_misses(connection: Connection, before: datetime, most: int) -> int:
    old = select(miss.c.headline_id).where(miss.c.seen < before).order_by(miss.c.seen).limit(most)
    return connection.execute(delete(miss).where(miss.c.headline_id.in_(old))).rowcount
