"""The border to the database and the disk: their failures as sentences for the operator."""

from __future__ import annotations

import errno
import os
import shlex
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DatabaseError, IntegrityError, ProgrammingError

from monitor.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_RESTORE = "`series-monitor restore FILE` puts back a backup; or move it away to start afresh; nothing was overwritten"
_WRITABLE = "mount the file system writable, or name another directory with --state"

# By the beginning of SQLite's own error names (sqlite.org/rescode.html): what happened, and what to do.
_KNOWN = {
    "SQLITE_NOTADB": ("is not a database", _RESTORE),
    "SQLITE_CORRUPT": ("is damaged", _RESTORE),
    "SQLITE_FULL": (
        "cannot grow: the disk is full",
        "free some space; nothing that was stored is lost",
    ),
    "SQLITE_BUSY": ("is locked by another process", "wait for a backup or another command to end"),
    "SQLITE_IOERR": ("cannot be read or written: the disk reports an error", "look at the system's log"),
}


@contextmanager
def database_errors(path: Path) -> Iterator[None]:
    """Raise `StoreError` for failures of the database file; mistakes of ours pass as they are."""
    try:
        yield
    except (IntegrityError, ProgrammingError):
        raise
    except DatabaseError as error:
        raise _translated(error.orig, path) from error


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Do what `database_errors` does, for what goes past SQLAlchemy."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _translated(error, path) from error


@contextmanager
def directory_errors(directory: Path) -> Iterator[None]:
    """Raise `StoreError` for a directory that cannot be made or written."""
    try:
        yield
    except OSError as error:
        raise _unusable(error, directory) from error


def _translated(error: BaseException | None, path: Path) -> StoreError:
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        hint = _WRITABLE if _is_read_only(path.parent) else ownership_hint(path.parent)
        return StoreError(f"{path} cannot be written", hint)
    for beginning, (what, hint) in _KNOWN.items():
        if name.startswith(beginning):
            return StoreError(f"{path} {what}", hint)
    return StoreError(f"{path} does not hold what a store does ({error})", _RESTORE)


def damaged(path: Path) -> StoreError:
    """Return what is raised for a store that lacks what every store has."""
    return StoreError(f"{path} is damaged", _RESTORE)


def _is_read_only(directory: Path) -> bool:
    try:
        return bool(os.statvfs(directory).f_flag & os.ST_RDONLY)
    except OSError:
        return False


def _unusable(error: OSError, directory: Path) -> StoreError:
    if error.errno == errno.EROFS:
        return StoreError(f"{directory} is on a read-only file system", _WRITABLE)
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreError(f"{directory} cannot take more: the disk is full", "free some space; nothing was overwritten")
    if error.errno in {errno.EACCES, errno.EPERM}:
        return StoreError(f"{directory} is not writable", ownership_hint(directory))
    return StoreError(f"{directory} cannot be used: {error.strerror}", "name another directory with --state")


def ownership_hint(directory: Path) -> str:
    """Return the command that gives the directory to the user who runs this."""
    return f"chown -R {os.geteuid()}:{os.getegid()} {shlex.quote(str(directory.absolute()))}"
