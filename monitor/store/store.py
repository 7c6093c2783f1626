"""The store: one file, one writer thread, any number of readers."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Self, TypeVar

from monitor.errors import StoreError
from monitor.store import engine, migrate
from monitor.store.failures import database_errors, directory_errors
from monitor.store.lock import Lock
from monitor.store.reader import Reader
from monitor.store.schema import HEAD
from monitor.store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from uuid import UUID

    from sqlalchemy import Connection, Engine

T = TypeVar("T")

_READERS = 4  # threads


class Store:
    """The state of the monitor. Made by `Store.open`, and closed when done.

    Every method raises `StoreError` when the file or its directory fails.
    """

    def __init__(self, path: Path, seed: UUID, lock: Lock | None, reading: Engine | None = None) -> None:
        self.path = path
        self._seed = seed
        self._lock = lock
        self._writing = engine.writing(path)
        self._reading = reading or engine.reading(path)
        self._writer = ThreadPoolExecutor(1, "store-writer")
        self._readers = ThreadPoolExecutor(_READERS, "store-reader")

    @classmethod
    def open(cls, directory: Path, *, exclusive: bool = False, seed: UUID | None = None) -> Self:
        """Open the store in a directory, making both where they are missing, and bring its tables up to date.

        `exclusive` is for whoever checks sources: of those there is one a directory. Others read beside it, and
        may write a transaction now and then. `seed` fixes the ids of a store that is made now, for repeatable runs.
        """
        path = database_of(directory)
        with directory_errors(directory), database_errors(path):
            directory.mkdir(parents=True, exist_ok=True)
            lock = Lock(directory) if exclusive else None
            try:
                return cls(path, _prepare(path, lock, seed), lock)
            except BaseException:
                if lock is not None:
                    lock.release()
                raise

    @classmethod
    def look(cls, directory: Path) -> Self:
        """Open the store that is in a directory as it is: to look at it, also where nothing may be written.

        It is neither made nor brought up to date; one that is not of today is refused. Changes by the operator's
        word may be written.
        """
        path = database_of(directory)
        reading = engine.looking(path)
        try:
            with database_errors(path), reading.connect() as connection:
                migrate.expect_today(connection, path)
                return cls(path, migrate.known_seed(connection, path), None, reading)
        except BaseException:
            reading.dispose()
            raise

    async def write(self, change: Callable[[Transaction], T]) -> T:
        """Run a function as one transaction on the writer thread; once begun, cancelling does not undo it."""
        return await asyncio.wrap_future(self._writer.submit(self._write, change))

    async def read(self, question: Callable[[Reader], T]) -> T:
        """Run a function over one snapshot of the store."""
        return await asyncio.wrap_future(self._readers.submit(self._read, question))

    def write_sync(self, change: Callable[[Transaction], T]) -> T:
        """Do what `write` does, and wait for it without an event loop."""
        return self._writer.submit(self._write, change).result()

    def read_sync(self, question: Callable[[Reader], T]) -> T:
        """Do what `read` does, without an event loop."""
        return self._read(question)

    def rehearse_sync(self, change: Callable[[Transaction], T]) -> T:
        """Run a function as a transaction that is undone when it returns: to see what it would do."""
        return self._writer.submit(self._rehearse, change).result()

    def close(self) -> None:
        """Finish what was begun and let go of the file and the lock."""
        self._writer.shutdown()
        self._readers.shutdown()
        self._writing.dispose()
        self._reading.dispose()
        if self._lock is not None:
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _write(self, change: Callable[[Transaction], T]) -> T:
        with database_errors(self.path), self._writing.begin() as connection:
            return change(Transaction(connection, self._seed))

    def _rehearse(self, change: Callable[[Transaction], T]) -> T:
        with database_errors(self.path), self._writing.connect() as connection:
            try:
                return change(Transaction(connection, self._seed))
            finally:
                connection.rollback()

    def _read(self, question: Callable[[Reader], T]) -> T:
        with database_errors(self.path), self._reading.connect() as connection:
            return question(Reader(connection, self._seed))


def database_of(directory: Path) -> Path:
    """Return where the database stands within a state directory."""
    return directory / "monitor.sqlite3"


def no_store(directory: Path) -> StoreError:
    """Return what is told where a state directory has no database yet."""
    return StoreError(f"there is no store in {directory}", "`run` or `check` makes it; --state names another place")


def _prepare(path: Path, lock: Lock | None, seed: UUID | None) -> UUID:
    """Bring the tables up to date and return the store's seed."""
    writing = engine.writing(path)
    try:
        with writing.begin() as connection:
            version = migrate.version(connection, path)
            if version is None:
                migrate.create(connection)
            elif version != HEAD:
                _upgrade(connection, path, alone=lock is not None)
            return migrate.seed(connection, seed, path)
    finally:
        writing.dispose()


def _upgrade(connection: Connection, path: Path, *, alone: bool) -> None:
    if alone:
        migrate.upgrade(connection, path)
        return
    # A daemon of the old version may be at work on the old tables: it has to stop first.
    with Lock(path.parent):
        migrate.upgrade(connection, path)
