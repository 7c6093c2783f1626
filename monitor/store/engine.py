"""Connections to the SQLite file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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


def _engine(path: Path, pragmas: tuple[str, ...], begin: str, **pool: int) -> Engine:
    engine = create_engine(URL.create("sqlite", database=str(path)), **pool)

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
