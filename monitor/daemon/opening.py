"""The store as those open it who check sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.daemon.publishing import feed_path
from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.store import database_of

if TYPE_CHECKING:
    from pathlib import Path


def open_store(state: Path) -> Store:
    """Open the store of a state directory for checks, making one where there was none. Raises StoreError.

    A power cut may leave an empty file behind: a new store in its place would publish everything once more, under
    other GUIDs, over the last good feed.
    """
    path = database_of(state)
    if path.exists() and not path.stat().st_size and feed_path(state).exists():
        raise StoreError(
            f"{path} is empty, though a feed was made from it",
            "`series-monitor restore FILE` puts back a backup; or move both away to start afresh",
        )
    return Store.open(state, exclusive=True)
