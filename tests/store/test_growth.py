"""What checks and feeds ask of the store never reads a table from end to end, however many years are in it."""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import event

from monitor.model import Headline
from monitor.store import Retention, Store
from tests.check.fakes import NOW, Room, document, source, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.store import Reader, Transaction

GROWING = {"headline", "claim", "miss", "event", "evidence", "series", "alias", "article", "standing", "conflict"}


@contextmanager
def statements(store: Store) -> Iterator[list[tuple[str, Any]]]:
    """Note what is asked of the database."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: object, _cursor: object, statement: str, parameters: Any, *_: object) -> None:
        asked.append((statement, parameters))

    engines = (store._writing, store._reading)
    for engine in engines:
        event.listen(engine, "before_cursor_execute", note)
    yield asked
    for engine in engines:
        event.remove(engine, "before_cursor_execute", note)


def scans(store: Store, asked: list[tuple[str, Any]]) -> set[str]:
    """Return the plans that read a growing table from end to end, with their statements."""
    found = set()
    with store._reading.connect() as connection:
        for statement, parameters in asked:
            if not statement.startswith(("SELECT", "UPDATE", "DELETE")):
                continue
            given = parameters[0] if isinstance(parameters, list) else parameters
            for *_, plan in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given):
                words = plan.split()
                # Along an index as far as a limit is no such thing.
                limited = "USING" in words and "LIMIT" in statement
                if words[0] == "SCAN" and words[1] in GROWING and not limited:
                    found.add(f"{plan}: {statement}")
    return found


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with Store.open(tmp_path / "state", exclusive=True) as opened:
        yield Room(opened)


def test_no_check_does(room: Room) -> None:
    which = source()
    room.configure(which)
    unnamed = (Headline("A drama ends", "https://a.example/x"), (replace(told("Kaos")[1][0], series=None),))
    with statements(room.store) as asked:
        for number in range(3):
            room.server.answers[which.url] = document(str(number).encode())
            room.reader.findings[str(number).encode()] = (
                told("Kaos"),
                told(f"Night Couriers {number}"),
                (Headline("A renewed contract", f"https://a.example/{number}"), ()),
                unnamed,
            )
            room.server.answers["https://a.example/x"] = document(b"article")
            room.reader.articles[b"article"] = (None,)
            outcome = asyncio.run(room.check(which))
            assert outcome.diagnosis is None, outcome.message
            room.now += timedelta(minutes=15)

    assert len(asked) > 50
    assert scans(room.store, asked) == set()


def test_nor_does_a_feed_or_forgetting(room: Room) -> None:
    def forget(transaction: Transaction) -> object:
        return transaction.forget(NOW, Retention())

    def look(reader: Reader) -> object:
        return reader.feed_events(), reader.misses(since=NOW), reader.standings(most=10)

    room.configure(source())
    with statements(room.store) as asked:
        room.store.write_sync(forget)
        room.store.read_sync(look)

    assert scans(room.store, asked) == set()
