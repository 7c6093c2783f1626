"""A copy of the store in one file, made while it is in use, and what is to be known of it beside it."""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from monitor.durable import flush
from monitor.errors import StoreError
from monitor.store.engine import looking_uri
from monitor.store.failures import damaged, directory_errors, sqlite_errors
from monitor.store.store import database_of, no_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

_COUNTED = ("source", "headline", "claim", "series", "event", "evidence")
_CHUNK = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup holds, as it is written beside it in JSON."""

    version: str  # of the program that made it
    revision: str  # of the tables
    made: str  # ISO 8601, UTC
    size: int  # bytes
    sha256: str  # of the file
    counts: dict[str, int]  # rows of the tables that matter


def back_up(directory: Path, target: Path, *, version: str, now: datetime) -> Manifest:
    """Copy the store of a state directory into a new file, whole or not at all, and its manifest beside it.

    Checks go on meanwhile; the copy is of one moment. Raises `StoreError` where there is no store, where something
    stands at `target` already, where the store is damaged, or the disk full.
    """
    path = database_of(directory)
    if not path.exists():
        raise no_store(directory)
    for there in filter(Path.exists, (target, manifest_of(target))):
        raise StoreError(f"{there} exists already", "name another file; a backup never takes the place of anything")
    with directory_errors(target.parent):
        target.parent.mkdir(parents=True, exist_ok=True)
        with _beside(target) as fresh:
            copy_database(path, fresh)
            manifest = _manifest(fresh, path, version, now)
            _publish(fresh, target, manifest)
    return manifest


def copy_database(path: Path, target: Path) -> None:
    """Copy a database as it is at one moment, by SQLite's own means, into one file without a log beside it.

    Raises `StoreError` where either cannot be read or written.
    """
    with sqlite_errors(path), closing(sqlite3.connect(looking_uri(path), uri=True)) as source:
        source.execute("PRAGMA busy_timeout = 10000")
        source.execute("SELECT name FROM sqlite_master").close()  # one that cannot be read is told as such
        try:
            with closing(sqlite3.connect(target)) as copy:
                source.backup(copy)  # in one step: readers hold up nobody who writes
                copy.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            raise StoreError(
                f"{path} cannot be copied into {target.parent}: {error}",
                "see to free space and rights there, or let the copy be made elsewhere",
            ) from error


def sha256_of(path: Path) -> str:
    """Return the checksum of a file, in hexadecimal."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def backups_in(directory: Path) -> Path:
    """Return where the backups of a state directory stand that were given no other place."""
    return directory / "backups"


def manifest_of(backup: Path) -> Path:
    """Return where the manifest of a backup stands."""
    return backup.with_name(f"{backup.name}.json")


def _manifest(copy: Path, path: Path, version: str, now: datetime) -> Manifest:
    with sqlite_errors(path), closing(sqlite3.connect(copy)) as connection:
        damage = [line for (line,) in connection.execute("PRAGMA integrity_check(5)") if line != "ok"]
        if damage:
            raise StoreError(
                f"{path} is damaged, and no backup was made of it: {'; '.join(damage)}",
                "stop the daemon and restore an earlier backup",
            )
        revision = next(
            (str(known) for (known,) in connection.execute("SELECT version_num FROM alembic_version")), None
        )
        if revision is None:
            raise damaged(path)
        counts = counted(connection)
    return Manifest(version, revision, now.isoformat(timespec="seconds"), copy.stat().st_size, sha256_of(copy), counts)


def counted(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows there are of what a manifest tells."""
    tables = {name: connection.execute(f"SELECT count(*) FROM {name}") for name in _COUNTED}  # noqa: S608 - our own names
    return {name: rows.fetchone()[0] for name, rows in tables.items()}


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Give the name of a file to write in the folder of another, and take away what is left of it in the end."""
    fresh = target.with_name(f".{target.name}.{uuid4().hex[:8]}")
    os.close(os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        yield fresh
    finally:
        for left in (fresh, fresh.with_name(f"{fresh.name}-journal")):
            left.unlink(missing_ok=True)


def _publish(fresh: Path, target: Path, manifest: Manifest) -> None:
    """Let the copy appear under its name, its manifest first: a copy that is there is whole, and described."""
    beside = manifest_of(target)
    try:
        beside.write_text(json.dumps(asdict(manifest), indent=2) + "\n", encoding="utf-8")
        flush(beside)
        flush(fresh)
        fresh.rename(target)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    flush(target.parent)
