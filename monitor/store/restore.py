"""Put a backup in the place of the store: checked, rebuilt, brought up to date; the former store is kept aside."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from monitor.durable import flush
from monitor.errors import StoreError
from monitor.store import engine, migrate
from monitor.store.backup import counted, manifest_of, sha256_of
from monitor.store.failures import database_errors, directory_errors, sqlite_errors
from monitor.store.intake import LARGEST, UnacceptableError, carry_over, examine, fetch, opened
from monitor.store.lock import Lock
from monitor.store.schema import HEAD
from monitor.store.store import database_of

if TYPE_CHECKING:
    from datetime import datetime

_UNFINISHED = ".restore-"
_ASIDE = "{0.stem}.before-restore-{when}{0.suffix}"
_MANIFEST = 100_000  # bytes, more than one ever has


@dataclass(frozen=True, slots=True)
class Contents:
    """What a backup was found to hold."""

    revision: str  # of its tables, before they were brought up to date
    counts: dict[str, int]  # rows of the tables that matter
    described: bool  # a manifest stands beside it, and says the same checksum


def look_into(file: Path, *, largest: int = LARGEST) -> Contents:
    """Do all that `restore` does with a backup, but for putting it in place. Raises `StoreError`."""
    with TemporaryDirectory() as folder:
        return _rebuilt(file, Path(folder) / "store", largest)


def restore(directory: Path, file: Path, now: datetime, *, largest: int = LARGEST) -> tuple[Contents, Path | None]:
    """Put a backup in the place of the store of a state directory; return what it holds, and where the former one is.

    Raises `StoreError` where the file is no backup of ours, a daemon runs, or the directory cannot be written: then
    the store is as it was.
    """
    path = database_of(directory)
    with directory_errors(directory):
        directory.mkdir(parents=True, exist_ok=True)
        with Lock(directory), TemporaryDirectory(dir=directory, prefix=_UNFINISHED) as folder:
            _sweep(directory, Path(folder))
            fresh = Path(folder) / "store"
            contents = _rebuilt(file, fresh, largest)
            aside = _set_aside(path, now) if path.exists() else None
            fresh.replace(path)
            flush(directory)
    return contents, aside


def _sweep(directory: Path, own: Path) -> None:
    """Take away what restores that were killed have left; there is one at a time."""
    for left in directory.glob(f"{_UNFINISHED}*"):
        if left != own:
            shutil.rmtree(left, ignore_errors=True)
    path = database_of(directory)
    for aside in directory.glob(_ASIDE.format(path, when="*")):
        if path.exists() and aside.samefile(path):  # the store is not a former one yet
            for left in (aside, *_logs(aside)):
                left.unlink(missing_ok=True)


def _rebuilt(file: Path, fresh: Path, largest: int) -> Contents:
    """Make a store of today out of a backup, value by value."""
    copy = fresh.with_name("backup")
    with directory_errors(fresh.parent):
        try:
            fetch(file, copy, largest=largest)
        except FileNotFoundError as error:
            raise StoreError(f"there is no file {file}") from error
        except PermissionError as error:
            raise StoreError(f"{file} cannot be read") from error
    described = _is_described(file, copy)
    with database_errors(fresh), sqlite_errors(fresh):
        with opened(copy, file) as source:
            revision = examine(source, file)
            _make_tables(fresh, revision, file)
            counts = _fill(source, fresh, file)
        _bring_up_to_date(fresh)
    return Contents(revision, counts, described)


def _is_described(file: Path, copy: Path) -> bool:
    """Tell whether a manifest stands beside a file; raise `UnacceptableError` where it is that of another one."""
    manifest = manifest_of(file)
    if not manifest.is_file() or manifest.stat().st_size > _MANIFEST:
        return False
    try:
        told = json.loads(manifest.read_bytes())["sha256"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise UnacceptableError(file, f"its manifest {manifest.name} cannot be read") from error
    if told != sha256_of(copy):
        raise UnacceptableError(file, f"it is not the file that its manifest {manifest.name} tells of")
    return True


def _make_tables(fresh: Path, revision: str, file: Path) -> None:
    writing = engine.writing(fresh)
    try:
        with writing.begin() as connection:
            if not migrate.make(connection, revision):
                raise UnacceptableError(file, "it was made by a newer version of series-monitor")
    finally:
        writing.dispose()


def _fill(source: sqlite3.Connection, fresh: Path, file: Path) -> dict[str, int]:
    with closing(sqlite3.connect(fresh)) as target:
        with target:
            carry_over(source, target, file)
        return counted(target)


def _bring_up_to_date(fresh: Path) -> None:
    writing = engine.writing(fresh)
    try:
        with writing.begin() as connection:
            if migrate.version(connection, fresh) != HEAD:
                migrate.upgrade(connection, fresh)
            migrate.seed(connection, None, fresh)
    finally:
        writing.dispose()
    with closing(sqlite3.connect(fresh)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA journal_mode = DELETE")
    flush(fresh)


def _set_aside(path: Path, now: datetime) -> Path:
    """Give the former store a second name, with the log that is left beside it where a daemon was killed."""
    aside = path.with_name(_ASIDE.format(path, when=f"{now:%Y%m%dT%H%M%S%f}"))
    for former, its_place in zip((path, *_logs(path)), (aside, *_logs(aside)), strict=True):
        if not former.exists():
            continue
        try:
            os.link(former, its_place)
        except OSError:  # a file system without second names
            shutil.copy2(former, its_place)
    _fold_in_log(path)
    for log in _logs(path):
        log.unlink(missing_ok=True)  # beside another database it would be taken for that one's
    flush(path.parent)
    return aside


def _fold_in_log(path: Path) -> None:
    """Let a store be one file, so that nothing is lost of it where we are killed after its log was taken away."""
    # One that is damaged has its log beside its second name, as it was.
    with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def _logs(path: Path) -> tuple[Path, Path]:
    """Return what SQLite keeps beside a database."""
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-shm")
