"""Milliseconds of a check, of the feed and of the first page, with an empty store and with one of many years."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID, uuid5

from benchmarks.timing import best
from monitor.check.checking import check
from monitor.check.desk import Desk
from monitor.daemon import tidying
from monitor.decide import Rules
from monitor.identify import Catalogue
from monitor.model import Document, Source, Validators
from monitor.publish import Channel, rss
from monitor.read.reading import Manner, Reading, read
from monitor.schedule import times
from monitor.store import Retention, Store
from monitor.store.store import database_of
from monitor.web import StoredReader, app

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.check.outcome import Outcome
    from monitor.model import Claim
    from monitor.read.resolving import Question

_HEADLINES, _EVENTS, _SERIES, _SOURCES = 1_000_000, 50_000, 12_000, 170
_YEARS = timedelta(days=5 * 365)
_NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
_SEED = UUID("5e1e5000-0000-4000-8000-000000000001")
_IN_FEED = 830  # events of the last thirty days
_SHOWN, _NEW = 60, 6  # headlines of a feed, and those of them that each check is the first to see
_MICROSECOND = timedelta(microseconds=1)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CHANNEL = Channel("Series Monitor", "Decisions", "https://monitor.example/", "https://monitor.example/feed.xml")
_WORDS = ("Harbor", "Night", "Silver", "Crimson", "Winter", "Hollow", "Golden", "Broken", "Quiet", "Distant", "Iron")
_NOUNS = ("Lights", "Couriers", "Kingdom", "Harvest", "Station", "Mirrors", "Garden", "Letters", "Coast", "Empire")


def main() -> None:
    """Print the figures."""
    with TemporaryDirectory() as folder:
        empty = _made(Path(folder) / "empty", headlines=0, first_event=_EVENTS)
        recent = _made(Path(folder) / "recent", headlines=0, first_event=_EVENTS - _IN_FEED)
        full = _made(Path(folder) / "full", headlines=_HEADLINES, first_event=0)
        print(f"{_HEADLINES:,} headlines, {_EVENTS:,} events: {database_of(full).stat().st_size / 1e6:.0f} MB")
        for name, work, little in (
            ("check with 6 new headlines of 60", _checking, empty),
            ("feed, read and rendered", _rendering, recent),
            ("first page", _first_page, recent),
            ("forgetting 500 headlines, or none", _tidying, empty),
        ):
            with Store.open(little) as one, Store.open(full) as other:
                _compare(name, work(one), work(other))


def _made(directory: Path, *, headlines: int, first_event: int) -> Path:
    Store.open(directory, seed=_SEED).close()
    _fill(database_of(directory), headlines=headlines, events=_EVENTS, from_event=first_event)
    return directory


def _compare(name: str, little: Callable[[], object], much: Callable[[], object]) -> None:
    # In turns, so that what else the machine does hits both.
    pairs = [(best(little, 1), best(much, 1)) for _ in range(15)]
    first, second = (sorted(times)[len(times) // 2] * 1000 for times in zip(*pairs, strict=True))
    print(f"{name}: {first:.1f} ms, {second:.1f} ms with the large store, {second / first:.2f} times")


def _checking(store: Store) -> Callable[[], object]:
    source = Source("s1", "Outlet 1", "https://outlet1.example/feed", "en", timedelta(minutes=30))
    numbers = count(1)
    feeds = _feeds()
    desk = Desk(
        store=store,
        fetcher=_Serving(feeds),
        reader=_InProcess(),
        plan=times,
        rules=Rules(),
        catalogue=Catalogue.load(),
        version="1",
        clock=lambda: _NOW + timedelta(minutes=next(numbers)),
    )

    def work() -> Outcome:
        outcome = asyncio.run(check(source, desk))
        assert not outcome.failed, outcome.message
        assert outcome.headlines_new >= _NEW
        return outcome

    work()  # the first one sees all of the feed for the first time
    return work


def _rendering(store: Store) -> Callable[[], object]:
    return lambda: rss(_CHANNEL, store.read_sync(lambda reader: reader.feed_events()))


def _first_page(store: Store) -> Callable[[], object]:
    from starlette.testclient import TestClient  # noqa: PLC0415 - for this one

    reader = StoredReader(store)
    client = TestClient(app(reader, _CHANNEL, sources=lambda: (), clock=lambda: _NOW), base_url="http://127.0.0.1")

    def work() -> None:
        assert client.get("/").status_code == 200

    return work


def _tidying(store: Store) -> Callable[[], object]:
    return lambda: asyncio.run(tidying.tidy(store, Retention(), _NOW, 1))


@dataclass
class _Serving:
    """Serves a feed that is another one at each check."""

    feeds: Iterator[bytes]

    async def fetch(self, url: str, **_: object) -> Document:
        return Document(url, next(self.feeds), "application/rss+xml", Validators())


class _InProcess:
    """Reads documents here: what another process costs is the same for every store."""

    async def read(self, document: Document, manner: Manner) -> Reading:
        return read(document, manner)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        raise AssertionError(document, question)


def _feeds() -> Iterator[bytes]:
    for begin in count(10_000_000, _NEW):
        items = "".join(
            f"<item><title>{_told(number)}</title><link>https://outlet1.example/{number}</link>"
            f"<pubDate>Sat, 21 Nov 2026 11:00:00 GMT</pubDate></item>"
            for number in range(begin, begin + _SHOWN)
        )
        yield f"<rss version='2.0'><channel><title>Outlet</title>{items}</channel></rss>".encode()


def _told(number: int) -> str:
    if number % 6:
        return f"The weather of day {number} will be remembered for long"
    return f"Netflix renews ‘{_title(number % _SERIES)}’ for season {2 + number // _SERIES % 5}"


def _title(number: int) -> str:
    return f"{_WORDS[number % 11]} {_NOUNS[number // 11 % 10]} {number // 110}"


def _fill(path: Path, *, headlines: int, events: int, from_event: int) -> None:
    """Write a store of many years with plain statements: through checks it would take hours."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("UPDATE meta SET founded_at = ?", (_instant(_NOW - _YEARS),))
        _insert(connection, "source", _sources())
        _insert(connection, "headline", (_headline(number, headlines) for number in range(headlines)))
        series = range(_SERIES if from_event < events else 0)
        _insert(connection, "series", map(_series, series))
        _insert(connection, "alias", map(_alias, series))
        _insert(connection, "claim", (_claim(number) for number in range(0, headlines, 10)))
        _insert(connection, "miss", (_miss(number) for number in range(5, headlines, 50)))
        _insert(connection, "event", (_event(number, events) for number in range(from_event, events)))
        _insert(
            connection,
            "evidence",
            (_evidence(number, outlet, events) for number in range(from_event, events) for outlet in range(2)),
        )
        standing = "INSERT INTO standing SELECT series_id, id, max(first_seen) FROM event GROUP BY series_id"
        connection.execute(standing)


def _insert(connection: sqlite3.Connection, table: str, rows: Iterator[dict[str, object]]) -> None:
    first = next(rows, None)
    if first is None:
        return
    statement = f"INSERT INTO {table} ({', '.join(first)}) VALUES ({', '.join(f':{name}' for name in first)})"  # noqa: S608 - our own names
    connection.execute(statement, first)
    connection.executemany(statement, rows)


def _instant(moment: datetime) -> int:
    return (moment - _EPOCH) // _MICROSECOND


def _at(number: int, of: int) -> int:
    return _instant(_NOW - _YEARS + _YEARS * (number / of))


def _sources() -> Iterator[dict[str, object]]:
    for number in range(_SOURCES):
        yield {
            "id": f"s{number}",
            "name": f"Outlet {number}",
            "url": f"https://outlet{number}.example/feed",
            "configured": 1,
            "founding": 1,
            "first_seen": _instant(_NOW - _YEARS),
            "last_checked": _instant(_NOW),
            "last_success": _instant(_NOW),
            "failures": 0,
        }


def _headline(number: int, of: int) -> dict[str, object]:
    source, seen = number % _SOURCES, _at(number, of)
    return {
        "id": number + 1,
        "source_id": f"s{source}",
        "url": f"https://outlet{source}.example/{number * 7919 % of:07}/some-story-of-that-day",
        "text": f"{_told(number)}, as somebody has told us on that day",
        "language": "en",
        "published": seen,
        "first_seen": seen,
        "last_seen": seen,
    }


def _series(number: int) -> dict[str, object]:
    title = _title(number)
    return {
        "id": _series_id(number),
        "title": title,
        "key": title.lower(),
        "slug": title.lower().replace(" ", "-"),
        "as_told": 1,
        "ambiguous": 0,
    }


def _alias(number: int) -> dict[str, object]:
    title = _title(number)
    return {
        "series_id": _series_id(number),
        "key": title.lower(),
        "title": title,
        "loose": title.lower().replace(" ", ""),
    }


def _claim(number: int) -> dict[str, object]:
    return {
        "headline_id": number + 1,
        "series_id": _series_id(number % _SERIES) if number % 30 else None,
        "title": _title(number % _SERIES),
        "status": "renewed",
        "certainty": "confirmed",
        "seasons": "2",
    }


def _miss(number: int) -> dict[str, object]:
    return {"headline_id": number + 1, "why": "“renewed”: said of a person", "seen": _at(number, _HEADLINES)}


def _event(number: int, of: int) -> dict[str, object]:
    return {
        "id": _event_id(number),
        "series_id": _series_id(number % _SERIES),
        "status": "renewed",
        "ordinal": number // _SERIES + 1,
        "certainty": "confirmed",
        "seasons": str(number // _SERIES + 2),
        "network": "Netflix",
        "first_seen": _at(number, of),
        "published": _at(number, of),
        "held": 0,
    }


def _evidence(number: int, outlet: int, of: int) -> dict[str, object]:
    return {
        "event_id": _event_id(number),
        "source_id": f"s{(number + outlet) % _SOURCES}",
        "outlet": f"Outlet {(number + outlet) % _SOURCES}",
        "site": f"outlet{(number + outlet) % _SOURCES}.example",
        "headline": f"Netflix renews ‘{_title(number % _SERIES)}’",
        "language": "en",
        "url": f"https://outlet{(number + outlet) % _SOURCES}.example/renewed/{number}",
        "published": _at(number, of),
        "seen": _at(number, of),
        "status": "renewed",
        "certainty": "confirmed",
        "seasons": str(number // _SERIES + 2),
        "network": "Netflix",
        "title": _title(number % _SERIES),
    }


def _series_id(number: int) -> str:
    return str(uuid5(_SEED, f"series {number}"))


def _event_id(number: int) -> str:
    return str(uuid5(_SEED, f"event {number}"))
