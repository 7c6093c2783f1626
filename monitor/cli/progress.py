"""Progress on long work, shown where standard error is a terminal."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator


class Advance(Protocol):
    """To be called with the name of each piece of work that is done, or with how many are."""

    def __call__(self, name: str = "", done: int = 1) -> None: ...


@contextmanager
def progress(what: str, total: int) -> Iterator[Advance]:
    """Give a function to call when work is done."""
    if not sys.stderr.isatty():
        yield lambda name="", done=1: None  # noqa: ARG005 - the same call, and nothing to show
        return
    # Only here is a terminal to draw on, and drawing is slow to load.
    from rich.console import Console  # noqa: PLC0415 - see above
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn  # noqa: PLC0415

    columns = (
        TextColumn(what),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[last]}"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(what, total=total, last="")
        yield lambda name="", done=1: bar.update(task, advance=done, last=name)
