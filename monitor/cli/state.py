"""The store as verbs see it that only look: looking makes no state."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from monitor.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def store_in(state: Path) -> Iterator[Store | None]:
    """Open the store of a state directory; None where `run` or `check` has not made one yet. Raises StoreError."""
    if not any(state.glob("*.sqlite3")):
        yield None
        return
    with Store.open(state) as store:
        yield store
