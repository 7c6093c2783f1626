"""How identities are changed: in one transaction, after which the feed file says what the store does."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from monitor.cli.state import existing_store_in
from monitor.daemon import load_configuration
from monitor.daemon.publishing import publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.store import Store


@contextmanager
def changing(configuration: Path, state: Path) -> Iterator[Store]:
    """Open the store for a change, and bring the feed file up to date when it is done.

    Raises ConfigurationError and StoreError, also where there is no store yet.
    """
    settings = load_configuration(configuration)
    with existing_store_in(state) as store:
        yield store
        publish(store, settings, state)


def undoable(number: int) -> str:
    """Say how what was just done can be undone."""
    return f"`series-monitor series undo {number}` undoes it."
