"""Turns at hosts: one request at a time to a registrable domain, and none while it wants to be left alone."""

from __future__ import annotations

from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor.errors import FetchError
from monitor.fetch.reception import refused, resting, welcomed
from monitor.model import Host
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from monitor.fetch.memory import Memory
    from monitor.fetch.politeness import Politeness

_NONE = timedelta()


class Hosts:
    """Keeps the peace with every host, over whichever of its addresses and for whichever source it is asked."""

    def __init__(self, politeness: Politeness, memory: Memory, clock: Callable[[], datetime]) -> None:
        self._politeness = politeness
        self._memory = memory
        self._clock = clock

    @asynccontextmanager
    async def turn(self, url: str, gap: timedelta = _NONE, *, by_name: bool = False) -> AsyncIterator[None]:
        """Wait for one's turn at the host of an address, hold it during the block, and learn from how that ends.

        `gap` is the pause that the host asks for; `by_name` tells that the address was made up from a well-known name,
        as that of robots.txt, to which the host may have nothing. Raises FetchError at once where the host is to be
        left alone, and what the block raises, `retry_after` being no shorter than the host's rest.
        """
        key = site(url)
        await self._known(key)  # not even a place in the queue is taken
        async with self._politeness.turn(key, gap):
            host = await self._known(key)  # which may have turned away those before us
            try:
                yield
            except FetchError as error:
                await self._refused(host, error, by_name=by_name)
                raise
            await self._keep(host, welcomed(host, self._clock()))

    async def _known(self, key: str) -> Host:
        host = await self._memory.host(key) or Host(key)
        if error := resting(host, self._clock()):
            raise error
        return host

    async def _refused(self, host: Host, error: FetchError, *, by_name: bool) -> None:
        now = self._clock()
        after = refused(host, error, now, by_name=by_name)
        if after != host and after.rests_until is not None:
            error.retry_after = max(error.retry_after or 0.0, (after.rests_until - now).total_seconds())
        await self._keep(host, after)

    async def _keep(self, before: Host, after: Host) -> None:
        if after != before:
            await self._memory.keep_host(after)
