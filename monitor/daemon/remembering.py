"""What the store remembers of hosts, as the fetcher asks for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.model import Host, RobotsFile
    from monitor.store import Store


class StoredMemory:
    """The memory of a fetcher that outlives it, and the run. Raises StoreError."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def host(self, site: str) -> Host | None:
        """Return how a registrable domain has received us."""
        return await self._store.read(lambda reader: reader.host(site))

    async def keep_host(self, host: Host) -> None:
        """Put what is known of a host in the place of what was."""
        await self._store.write(lambda transaction: transaction.keep_host(host))

    async def robots(self, origin: str) -> RobotsFile | None:
        """Return what last came of asking an origin for its robots.txt."""
        return await self._store.read(lambda reader: reader.robots(origin))

    async def keep_robots(self, file: RobotsFile) -> None:
        """Put what came of asking in the place of what did before."""
        await self._store.write(lambda transaction: transaction.keep_robots(file))
