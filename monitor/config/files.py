"""Further files that the configuration names: read with it, and noted, so that a change of one is noticed too."""

from __future__ import annotations

import hashlib
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, ValidationInfo, WithJsonSchema

from monitor.config.fields import Surroundings, shown, surroundings, wrong
from monitor.model import PackFile

_LONGEST = 5_000_000  # bytes, of any file that is named; the packs that ship have a hundredth of it


def digest_of(path: Path) -> str | None:
    """Tell what a file holds from what it held before; None where there is none, or none that is read."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode) or about.st_size > _LONGEST:
            return None
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except (OSError, ValueError):  # not there, closed to us, or no path at all
        return None


def content_of(path: Path, named: str, around: Surroundings, *, most: int) -> bytes:
    """Read a file of so many bytes at most, which messages call as the operator does. Raises the error of a value."""
    around.files[path] = digest_of(path)  # first: what changes from now on is seen to differ from it
    with _readable(named):
        about = path.stat()
    if not named or not stat.S_ISREG(about.st_mode):
        raise wrong(f"not a file: {named or 'nothing'}", "name one that text stands in, no folder")
    if about.st_size > most:
        raise wrong(f"the file {named} is too long", f"{most} bytes at most")
    with _readable(named):
        return path.read_bytes()


@contextmanager
def _readable(named: str) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise wrong(f"there is no file {named}", "a path that is not absolute begins where sources.yaml is") from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not a path"
        hint = "the user that the monitor runs as must be able to"
        raise wrong(f"the file {named} cannot be read: {reason}", hint) from error


def _pack(value: Any, info: ValidationInfo) -> PackFile:
    if not isinstance(value, str) or not value.strip():
        raise wrong(f"not the path of a file: {shown(value)}", "as in mine.yaml")
    around, named = surroundings(info), value.strip()
    path = around.folder / named
    return PackFile(path, content_of(path, named, around, most=_LONGEST))


OwnPack = Annotated[PackFile, BeforeValidator(_pack), WithJsonSchema({"type": "string", "minLength": 1})]
