"""One daemon a state directory, held to by the operating system and so never left over after a crash."""

from __future__ import annotations

import fcntl
import os
from typing import TYPE_CHECKING, Self
from weakref import WeakSet

from monitor.errors import InUseError

if TYPE_CHECKING:
    from pathlib import Path

_held: WeakSet[Lock] = WeakSet()


class Lock:
    """An exclusive lock on `lock` in the state directory, until `release` or the end of the process.

    Raises `InUseError` when another process, or this one, has it.
    """

    def __init__(self, directory: Path) -> None:
        descriptor = os.open(directory / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            holder = os.read(descriptor, 20).decode("ascii", "replace").strip()
            os.close(descriptor)
            who = f"process {holder}" if holder else "another process"
            raise InUseError(
                f"{directory} is in use by {who}",
                "stop the series-monitor that runs there, or give this one a state of its own with --state",
            ) from error
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, f"{os.getpid()}\n".encode(), 0)
        self._descriptor: int | None = descriptor
        _held.add(self)

    def release(self) -> None:
        """Let the next one in; the file stays, for removing it would let two in."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()


def _let_go_in_child() -> None:
    # flock belongs to the open file, which a forked worker shares: one that outlives a killed daemon would keep
    # the next daemon out. Closing the copy leaves the parent's lock alone.
    for lock in list(_held):
        lock.release()


os.register_at_fork(after_in_child=_let_go_in_child)
