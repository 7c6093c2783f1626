"""What a fetcher remembers of hosts. The store keeps it in earnest; here is what stands in for it in a single run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from monitor.model import Host, RobotsFile


class Memory(Protocol):
    """Keeps what hosts have told us from one request, and one run, to the next."""

    async def host(self, site: str) -> Host | None:
        """Return how a registrable domain has received us; None where nothing is known."""
        ...

    async def keep_host(self, host: Host) -> None:
        """Put what is known of a host in the place of what was."""
        ...

    async def robots(self, origin: str) -> RobotsFile | None:
        """Return what last came of asking an origin for its robots.txt; None where that was never done."""
        ...

    async def keep_robots(self, file: RobotsFile) -> None:
        """Put what came of asking in the place of what did before."""
        ...


class ShortMemory:
    """Remembers as long as it lives."""

    def __init__(self) -> None:
        self._hosts: dict[str, Host] = {}
        self._robots: dict[str, RobotsFile] = {}

    async def host(self, site: str) -> Host | None:
        """Return how a registrable domain has received us."""
        return self._hosts.get(site)

    async def keep_host(self, host: Host) -> None:
        """Put what is known of a host in the place of what was."""
        self._hosts[host.site] = host

    async def robots(self, origin: str) -> RobotsFile | None:
        """Return what last came of asking an origin for its robots.txt."""
        return self._robots.get(origin)

    async def keep_robots(self, file: RobotsFile) -> None:
        """Put what came of asking in the place of what did before."""
        self._robots[file.origin] = file
