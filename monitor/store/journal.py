"""What was done to identities, step by step, so that each of it can be undone."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Table, select

from monitor.errors import StoreError
from monitor.store.chunks import chunks
from monitor.store.events import next_ordinal
from monitor.store.schema import alias, claim, event, evidence, journal, series
from monitor.store.titles import FACTS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

UNDOABLE = {table.name: table for table in (alias, claim, event, evidence, series)}
# Rows that a re-reading puts others in the place of, under the same ids at times: by this it shows whose they are.
_LOST_WITH_HEADLINES = {"claim": ("headline_id",)}
# Facts of a series that a catalogue may have put right since: what it says stays.
_TOLD_BY_CATALOGUES = frozenset(FACTS)
_WHERE_ENTRIES_ARE = "`series-monitor series NAME` lists what was done to a series, with its numbers"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing done to the identity of series. Times are UTC."""

    id: int
    at: datetime
    verb: str  # merge, split, tell-apart, alias, unalias, retract
    by: str  # operator, evidence
    series_id: str  # that it was done to
    other_id: str | None  # that was merged into it, or split off it
    why: str  # the evidence, or what the operator said
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Deed:
    """What an entry of the journal says, before it is one."""

    verb: str
    by: str
    series_id: str
    why: str
    at: datetime
    other_id: str | None = None


class Steps:
    """Changes rows and notes how they were before. Only columns with plain values may be changed."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        self._taken: list[dict[str, Any]] = []

    def change(self, table: Table, ids: Sequence[Any], **after: Any) -> None:
        """Set columns of the rows with these ids."""
        told_by = _LOST_WITH_HEADLINES.get(table.name, ())
        columns = [table.c[name] for name in (*after, *told_by)]
        for part in chunks(ids):
            for row in self.connection.execute(select(table.c.id, *columns).where(table.c.id.in_(part))).all():
                same = {name: getattr(row, name) for name in told_by}
                before = {name: getattr(row, name) for name in after}
                self._taken.append({"table": table.name, "id": row.id, "before": before | same, "after": after | same})
            self.connection.execute(table.update().where(table.c.id.in_(part)).values(after))

    def add(self, table: Table, **values: Any) -> None:
        """Insert a row; its id is given or made."""
        added = self.connection.execute(table.insert().values(values).returning(table.c.id)).scalar_one()
        self.added(table, added, **values)

    def added(self, table: Table, row_id: Any, **values: Any) -> None:
        """Note a row that was inserted, with what undoing it may count on."""
        self._taken.append({"table": table.name, "id": row_id, "before": None, "after": values})

    def remove(self, table: Table, row_id: Any) -> None:
        """Delete a row."""
        row = self.connection.execute(select(table).where(table.c.id == row_id)).one()
        self._taken.append({"table": table.name, "id": row_id, "before": row._asdict(), "after": None})
        self.connection.execute(table.delete().where(table.c.id == row_id))

    def record(self, deed: Deed) -> int:
        """Write the steps taken into the journal; return the number of the entry."""
        values = {name: getattr(deed, name) for name in ("at", "verb", "by", "series_id", "other_id", "why")}
        steps = json.dumps(self._taken, ensure_ascii=False)
        return int(
            self.connection.execute(journal.insert().values(**values, steps=steps).returning(journal.c.id)).scalar_one()
        )


def entries(connection: Connection, series_id: str | None = None) -> list[Entry]:
    """Return what was done, of one series or all, the latest first."""
    query = select(journal).order_by(journal.c.id.desc())
    if series_id is not None:
        query = query.where((journal.c.series_id == series_id) | (journal.c.other_id == series_id))
    return list(map(_entry, connection.execute(query)))


def entry(connection: Connection, number: int) -> Entry:
    """Return an entry that was not undone yet; raise StoreError where there is none of that number."""
    return _entry(_undoable(connection, number))


def kept_apart(connection: Connection, one: str, other: str) -> bool:
    """Tell whether it was said of two series that they are two: split, or a merger undone. It is not to be learned."""
    pair = (one, other)
    query = select(journal).where(journal.c.series_id.in_(pair), journal.c.other_id.in_(pair))
    return any((row.verb == "split") is (row.undone is None) for row in connection.execute(query))


def refused(connection: Connection, series_id: str, key: str) -> bool:
    """Tell whether a title was taken from a series: by removing it, or by undoing that it got it."""
    for row in connection.execute(select(journal).where(journal.c.series_id == series_id)):
        which = "before" if row.undone is None else "after"
        if any((step[which] or {}).get("key") == key for step in json.loads(row.steps)):
            return True
    return False


def told_apart(connection: Connection, number: int) -> dict[str, tuple[str, frozenset[int]]]:
    """Return the events that an entry began, each with the one that its evidence came from and that evidence."""
    steps = json.loads(_undoable(connection, number).steps)
    moved = [step for step in steps if step["table"] == evidence.name]
    return {
        begun: (
            next(step["before"]["event_id"] for step in moved if step["after"]["event_id"] == begun),
            frozenset(step["id"] for step in moved if step["after"]["event_id"] == begun),
        )
        for begun in (step["id"] for step in steps if step["table"] == event.name and step["before"] is None)
    }


def undo(connection: Connection, number: int, now: datetime) -> None:
    """Take the steps of an entry back. Raises StoreError where that was done, or later changes stand in the way."""
    for step in reversed(json.loads(_undoable(connection, number).steps)):
        _take_back(connection, step, number)
    connection.execute(journal.update().where(journal.c.id == number).values(undone=now))


def _undoable(connection: Connection, number: int) -> Row[Any]:
    row = connection.execute(select(journal).where(journal.c.id == number)).first()
    if row is None:
        raise StoreError(f"there is no entry {number} in the journal", _WHERE_ENTRIES_ARE)
    if row.undone is not None:
        raise StoreError(f"entry {number} of the journal ({row.verb}) is undone already", _WHERE_ENTRIES_ARE)
    return row


def _take_back(connection: Connection, step: dict[str, Any], number: int) -> None:
    table = UNDOABLE[step["table"]]
    row = connection.execute(select(table).where(table.c.id == step["id"])).first()
    if step["after"] is None:
        _put_back(connection, table, step["before"], taken=row is not None)
        return
    changed = {name for name, value in step["after"].items() if row is None or getattr(row, name) != value}
    if table.name in _LOST_WITH_HEADLINES and (row is None or changed):
        return
    if row is None or changed - _TOLD_BY_CATALOGUES:
        raise _in_the_way(number)
    if step["before"] is None:
        connection.execute(table.delete().where(table.c.id == step["id"]))
    elif before := {name: value for name, value in step["before"].items() if name not in changed}:
        if "ordinal" in before and _is_taken(connection, row, before):
            before["ordinal"] = next_ordinal(connection, before["series_id"], row.status)
        connection.execute(table.update().where(table.c.id == step["id"]).values(before))


def _put_back(connection: Connection, table: Table, removed: dict[str, Any], *, taken: bool) -> None:
    """Insert a title that was removed, under another number where its own is taken; one that came back by itself stays.

    Titles are the only rows that are removed.
    """
    same = (table.c.key == removed["key"]) & (table.c.series_id == removed["series_id"])
    if connection.execute(select(table.c.id).where(same)).first() is None:
        connection.execute(table.insert().values({**removed, "id": None} if taken else removed))


def _is_taken(connection: Connection, moved: Row[Any], place: dict[str, Any]) -> bool:
    """Tell whether an event that came later has the ordinal by now that an event is to go back to."""
    same = (event.c.series_id == place["series_id"]) & (event.c.status == moved.status)
    there = select(event.c.id).where(same, event.c.ordinal == place["ordinal"], event.c.id != moved.id)
    return connection.execute(there).first() is not None


def _in_the_way(number: int) -> StoreError:
    return StoreError(
        f"entry {number} of the journal cannot be undone: what it changed was changed again since",
        "undo the later entries first",
    )


def _entry(row: Row[Any]) -> Entry:
    return Entry(row.id, row.at, row.verb, row.by, row.series_id, row.other_id, row.why, row.undone)
