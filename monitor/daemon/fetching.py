"""The fetcher in use: a change of configuration exchanges it without cutting off what is under way."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from monitor.model import Document, NotModified


class Fetching:
    """Fetches with the fetcher of the day; a former one is closed when the last of its fetches has ended."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._under_way: Counter[Fetcher] = Counter()

    async def fetch(self, url: str, **options: Any) -> Document | NotModified:
        """Do what `Fetcher.fetch` does; raises FetchError."""
        fetcher = self._fetcher
        self._under_way[fetcher] += 1
        try:
            return await fetcher.fetch(url, **options)
        finally:
            self._under_way[fetcher] -= 1
            await self._close_if_done(fetcher)

    async def exchange(self, fetcher: Fetcher) -> None:
        """Fetch with another one from now on."""
        former, self._fetcher = self._fetcher, fetcher
        await self._close_if_done(former)

    async def aclose(self) -> None:
        """Close all connections; to be called when no fetch is under way."""
        await self._fetcher.aclose()

    async def _close_if_done(self, fetcher: Fetcher) -> None:
        if self._under_way[fetcher] > 0:
            return
        del self._under_way[fetcher]
        if fetcher is not self._fetcher:
            await fetcher.aclose()
