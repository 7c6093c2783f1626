"""One request at a time to a host, and a pause before the next: whoever comes first is served first."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable
    from datetime import timedelta


@dataclass(slots=True)
class _Lane:
    """The queue for one host."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)  # asyncio's locks are fair
    wanted: int = 0  # by how many, the one whose turn it is included
    free_at: float = 0.0  # on the clock, in seconds


class Politeness:
    """Turns for each host, with at least `gap` between the end of one and the start of the next."""

    def __init__(
        self,
        gap: timedelta,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._gap = gap.total_seconds()
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for one's turn at a host and hold it during the block; cancelling the wait gives the place up."""
        self._forget_the_rested()
        lane = self._lanes.setdefault(host, _Lane(free_at=self._clock()))
        lane.wanted += 1
        try:
            async with lane.lock:
                while (rest := lane.free_at - self._clock()) > 0:
                    await self._sleep(rest)
                try:
                    yield
                finally:
                    lane.free_at = self._clock() + self._gap
        finally:
            lane.wanted -= 1

    def _forget_the_rested(self) -> None:
        now = self._clock()
        rested = [host for host, lane in self._lanes.items() if not lane.wanted and lane.free_at <= now]
        for host in rested:
            del self._lanes[host]
