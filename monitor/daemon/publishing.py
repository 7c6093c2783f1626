"""The feed as a file: always what the store says, whole at any moment."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from monitor import log
from monitor.publish import RSS, Channel, alone, earlier_ids, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.config import Configuration
    from monitor.publish import Format
    from monitor.store import Reader, Store

_LOG = log.get("publish")
_USUAL = "http://127.0.0.1:8000"  # where the daemon serves unless told otherwise


def feed_path(state: Path) -> Path:
    """Return where the RSS file stands within a state directory."""
    return state / "feeds" / "feed.xml"


def channel(configuration: Configuration, address: str) -> Channel:
    """Return the feed's heading; `address` is where the pages are served if the configuration names no public one."""
    base = configuration.base_url or address
    return Channel(
        title=configuration.title,
        description="Every decision about a series once, with its evidence: renewed, cancelled, ending, saved.",
        link=f"{base}/",
        feed_url=f"{base}/feed.xml",
    )


def rendered(configuration: Configuration, reader: Reader, form: Format = RSS) -> bytes:
    """Return the feed as the daemon serves it, where it does so now or did last."""
    heading = channel(configuration, reader.address() or _USUAL)
    bounds = configuration.feed
    events = reader.feed_events(newest=bounds.newest, at_least=bounds.at_least)
    return form.render(heading, events, reader.events_with(earlier_ids(events)))


def publish(store: Store, configuration: Configuration, state: Path) -> bool:
    """Write the feed file where its bytes differ; tell whether they did. Raises StoreError and OSError."""
    with alone(feed_path(state)):  # a daemon and a verb may both be at it
        return write_atomically(feed_path(state), store.read_sync(lambda reader: rendered(configuration, reader)))


class Publisher:
    """Writes the feed file after checks; one writing at a time, and the last one sees everything."""

    def __init__(self, store: Store, state: Path) -> None:
        self._store = store
        self._state = state
        self._busy = asyncio.Lock()

    async def publish(self, configuration: Configuration) -> None:
        """Bring the feed file up to date; a full or read-only disk is told, and leaves the last good file."""
        async with self._busy:
            try:
                await asyncio.to_thread(publish, self._store, configuration, self._state)
            except OSError as error:
                _LOG.error("feed file not written", path=str(feed_path(self._state)), error=str(error))
