"""Connections to the SQLite file."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, create_engine, event

if TYPE_CHECKING:
    from pathlib import Path

_BUSY_TIMEOUT = 10_000  # milliseconds to wait for another process's transaction

_COMMON = ("PRAGMA foreign_keys = ON", f"PRAGMA busy_timeout = {_BUSY_TIMEOUT}")
# FULL, since in WAL mode NORMAL may lose the last commits with the power: a published entry would be taken back.
_WRITING = (*_COMMON, "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL")
_READING = (*_COMMON, "PRAGMA query_only = ON")


def writing(path: Path) -> Engine:
    """Return the engine of the one writer thread; its transactions take the write lock when they begin."""
    return _engine(path, _WRITING, "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)


def reading(path: Path) -> Engine:
    """Return the engine of the readers, who see one snapshot a transaction and never wait for the writer."""
    return _engine(path, _READING, "BEGIN")


def looking(path: Path) -> Engine:
    """Return the engine of those who only look, also where nothing may be written."""
    uri = looking_uri(path)
    return _engine(path, _READING, "BEGIN", creator=lambda: sqlite3.connect(uri, uri=True, check_same_thread=False))


def looking_uri(path: Path) -> str:
    """Return the address of a store's file for reading only, also where nothing may be written."""
    # Beside a database in WAL mode SQLite makes two files even for reading; where it cannot, and there is no log to
    # be read, nobody writes, and the file is good as it stands.
    closed = not os.access(path.parent, os.W_OK) and not path.with_name(f"{path.name}-wal").exists()
    return file_uri(path, immutable=closed)


def file_uri(path: Path, *, immutable: bool = False) -> str:
    """Return the address of a database file for reading only (sqlite.org/uri.html).

    `immutable` is for files that nobody changes: then no log is looked for beside them.
    """
    return f"file:{quote(str(path))}?mode=ro{'&immutable=1' if immutable else ''}"


def _engine(path: Path, pragmas: tuple[str, ...], begin: str, **options: Any) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), **options)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        # The driver's own transactions begin late and end before DDL; ours begin where SQLAlchemy says.
        connection.isolation_level = None
        for pragma in pragmas:
            connection.execute(pragma).close()

    @event.listens_for(engine, "begin")
    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
