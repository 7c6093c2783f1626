"""Puts the operator's file in the place of the old one: in one step, and still theirs."""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress
from pathlib import Path


def save(path: Path, content: bytes) -> None:
    """Replace the file at `path`, or make it; whoever reads it sees the old content or the new, never a part.

    Permissions stay, and the owner where that is allowed; a symbolic link goes on pointing where it did. Raises
    OSError, and then nothing has changed.
    """
    target = path.resolve()
    descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    fresh = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _belong_as(target, fresh)
        fresh.replace(target)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def _belong_as(target: Path, fresh: Path) -> None:
    try:
        before = target.stat()
    except FileNotFoundError:
        fresh.chmod(0o666 & ~_umask())
        return
    if hasattr(os, "chown"):  # not on Windows
        with suppress(PermissionError):
            os.chown(fresh, before.st_uid, before.st_gid)
    fresh.chmod(stat.S_IMODE(before.st_mode))


def _umask() -> int:
    # There is no way to read it but to set it.
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
