"""A database file from anywhere, read as if it were hostile: nothing in it is run, and little of it believed.

Its schema is compared with ours and then not used: every value goes, one by one, into tables that we have made.
See sqlite.org/security.html, "Untrusted SQLite Database Files".
"""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import stat
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

from monitor.errors import StoreError
from monitor.store.admission import check_of
from monitor.store.engine import file_uri

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LARGEST = 4 << 30  # bytes; a store of a million headlines takes a tenth of it
_MAGIC = b"SQLite format 3\0"
_LONGEST = 16_000_000  # bytes of one value
_ROWS = 5_000  # that are carried over at a time
_REVISION = "alembic_version"  # what it says is known by then
_PLAIN = ("table", "index")
_OF_THE_DISK = ("SQLITE_FULL", "SQLITE_IOERR")
# All that reading needs; above all no functions, no other files, no changes.
_ALLOWED = {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_PRAGMA, sqlite3.SQLITE_TRANSACTION}
_CAREFUL = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA query_only = ON",
)


class UnacceptableError(StoreError):
    """A file that is no backup of ours, or not a whole one."""

    def __init__(self, file: Path, why: str) -> None:
        super().__init__(f"{file} cannot be restored: {why}", "take another backup; nothing was changed")


def fetch(file: Path, into: Path, *, largest: int = LARGEST) -> None:
    """Copy a file to where nobody changes it under our hands; raise UnacceptableError for what is no database."""
    # Opening must not wait for a pipe's other end, nor follow it into a device.
    with open(os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as source:  # noqa: PTH123 - by descriptor
        told = os.fstat(source.fileno())
        if not stat.S_ISREG(told.st_mode):
            raise UnacceptableError(file, "it is not a file")
        if told.st_size > largest:
            raise UnacceptableError(file, f"it is larger than {largest >> 20} MB")
        if source.read(len(_MAGIC)) != _MAGIC:
            raise UnacceptableError(file, "it is not an SQLite database")
        source.seek(0)
        with into.open("wb") as copy:
            shutil.copyfileobj(source, copy, 1 << 20)
            if copy.tell() > largest:
                raise UnacceptableError(file, "it grows while it is read")


@contextmanager
def opened(copy: Path, file: Path) -> Iterator[sqlite3.Connection]:
    """Open a fetched copy of a file for reading; a failure of the database is one of the file's, unless of the disk."""
    try:
        # Nobody else has it, and there is no log beside it: what its header says of one is not followed.
        with closing(sqlite3.connect(file_uri(copy, immutable=True), uri=True)) as connection:
            connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST)
            for pragma in _CAREFUL:
                connection.execute(pragma)
            connection.set_authorizer(_authorize)
            yield connection
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(_OF_THE_DISK):
            raise
        raise UnacceptableError(file, f"it is damaged ({error})") from error


def examine(connection: sqlite3.Connection, file: Path) -> str:
    """Return the revision of a foreign database; raise UnacceptableError where it is damaged or not plainly tables."""
    for kind, name, sql in connection.execute("SELECT type, name, sql FROM sqlite_master"):
        if kind not in _PLAIN or str(sql or "").upper().split()[:2] == ["CREATE", "VIRTUAL"]:
            raise UnacceptableError(file, f"it holds a {kind} that is none of ours: {name!s:.40}")
    damage = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if damage != ("ok",):
        raise UnacceptableError(file, f"it is damaged ({damage[0]!s:.200})")
    try:
        (revision,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except (sqlite3.OperationalError, TypeError) as error:
        raise UnacceptableError(file, "it is a database of something else") from error
    if not re.fullmatch(r"[0-9]{4}", str(revision), re.ASCII):
        raise UnacceptableError(file, "it is a database of something else")
    return str(revision)


def carry_over(source: sqlite3.Connection, target: sqlite3.Connection, file: Path) -> None:
    """Fill empty tables of ours with what the tables of the same names hold.

    `target` has the tables of the revision that `source` says it has. Raises UnacceptableError where the two differ in
    their tables or columns, or where a value is none that we would have written.
    """
    tables = _tables(target)
    if _tables(source) != tables:
        raise UnacceptableError(file, "its tables are not those of a store of its version")
    for table in tables - {_REVISION}:
        _carry_table(source, target, table, file)
    if target.execute("PRAGMA foreign_key_check").fetchone():
        raise UnacceptableError(file, "it refers to what is not in it")


def _carry_table(source: sqlite3.Connection, target: sqlite3.Connection, table: str, file: Path) -> None:
    columns = _columns(target, table)
    if _columns(source, table) != columns:
        raise UnacceptableError(file, f"its table {table} is not that of a store of its version")
    names = ", ".join(f'"{name}"' for name in columns)
    checks = [(name, check_of(table, name, kind)) for name, kind in columns.items()]

    def admitted(row: tuple[Any, ...]) -> list[Any]:
        values = []
        for value, (name, check) in zip(row, checks, strict=True):
            try:
                values.append(None if value is None else check(value))
            except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
                raise UnacceptableError(file, f"{table}.{name} holds what cannot stand there ({error})") from error
        return values

    marks = ", ".join("?" * len(columns))
    target.execute(f'DELETE FROM "{table}"')  # noqa: S608 - names of our own tables
    rows = source.execute(f'SELECT {names} FROM "{table}"')  # noqa: S608 - names of our own tables
    while some := rows.fetchmany(_ROWS):
        try:
            target.executemany(f'INSERT INTO "{table}" ({names}) VALUES ({marks})', map(admitted, some))  # noqa: S608 - see above
        except sqlite3.IntegrityError as error:
            raise UnacceptableError(file, f"{table} holds what cannot stand there ({error})") from error


def _tables(connection: sqlite3.Connection) -> set[str]:
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in found if not name.startswith("sqlite_")}


def _columns(connection: sqlite3.Connection, table: str) -> dict[str, str]:
    """Return the columns with their types; computed ones are told by theirs."""
    rows = connection.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    return {name: kind.upper() + " COMPUTED" * hidden for _, name, kind, *_, hidden in sorted(rows, key=_by_name)}


def _by_name(row: tuple[Any, ...]) -> Any:
    return row[1]


def _authorize(action: int, *_: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _ALLOWED else sqlite3.SQLITE_DENY
