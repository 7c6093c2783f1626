"""Files that are whole at any moment: a reader or a power cut sees the old bytes or the new, never a part."""

from __future__ import annotations

import fcntl
import os
import secrets
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from monitor.durable import flush

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def write_atomically(path: Path, data: bytes) -> bool:
    """Put `data` at `path`, making missing directories; tell whether anything was written.

    Equal bytes are not written again, so that the file's time is that of its last change. Raises OSError.
    """
    if _holds(path, data):
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(_fresh_name(path, secrets.token_hex(4)))
    try:
        _write_durably(fresh, data)
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise
    flush(path.parent)
    return True


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Keep other processes that ask for this, too, from writing `path` meanwhile; waits for its turn. Raises OSError.

    Held round both reading and writing: else what was read first could be written last.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path.with_name(f".{path.name}.lock"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def sweep(path: Path, started: float) -> None:
    """Delete what a killed writer of `path` left behind; `started` (seconds since 1970) is when this run began.

    Whatever is younger than that may be another command's, which is just writing it.
    """
    for leftover in path.parent.glob(_fresh_name(path, "*")):
        # Gone already, or not ours to delete: no reason not to start.
        with suppress(OSError):
            if leftover.stat().st_mtime < started:
                leftover.unlink()


def _fresh_name(path: Path, mark: str) -> str:
    return f".{path.name}.{mark}.new"


def _holds(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() == data
    except OSError:
        return False


def _write_durably(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
