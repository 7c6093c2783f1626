"""The store as verbs see it that only look: looking makes no state, and brings none up to date."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from monitor.store import Store
from monitor.store.store import database_of, no_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def store_in(state: Path) -> Iterator[Store | None]:
    """Open the store of a state directory; None where `run` or `check` has not made one yet. Raises StoreError."""
    if not database_of(state).exists():
        yield None
        return
    with Store.look(state) as store:
        yield store


@contextmanager
def existing_store_in(state: Path) -> Iterator[Store]:
    """Open the store of a state directory, for verbs that are nothing without one. Raises StoreError."""
    with store_in(state) as store:
        if store is None:
            raise no_store(state)
        yield store
