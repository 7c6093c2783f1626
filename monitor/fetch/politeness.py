"""One request at a time to a host, and a pause before the next: whoever comes first is served first.

What counts as one host is the caller's word; the fetcher's is the registrable domain.
"""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

LONGEST_GAP = timedelta(seconds=60)  # what a host may ask for; with more, its sources would never be read in time
_NONE = timedelta()


@dataclass(slots=True)
class _Lane:
    """The queue for one host."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)  # asyncio's locks are fair
    wanted: int = 0  # by how many, the one whose turn it is included
    ended: float | None = None  # when the last turn did, on the clock in seconds
    gap: float = 0.0  # seconds that the last turn asked for


class Politeness:
    """Turns for each host, with at least `gap` between the end of one and the start of the next.

    It is for one event loop, and outlives fetchers: how long ago a host was asked must not be forgotten with them.
    """

    def __init__(
        self,
        gap: timedelta,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self.gap = gap
        self._clock = clock
        self._sleep = sleep
        self._lanes: dict[str, _Lane] = {}

    @property
    def remembered(self) -> frozenset[str]:
        """The hosts that may still have to be waited for."""
        return frozenset(self._lanes)

    @asynccontextmanager
    async def turn(self, host: str, gap: timedelta = _NONE) -> AsyncIterator[None]:
        """Wait for one's turn at a host and hold it during the block; cancelling the wait gives the place up.

        `gap` is what this host asks for, where that is more than the usual; a minute at most. It is kept before the
        turn and behind it.
        """
        self._forget_the_rested()
        lane = self._lanes.setdefault(host, _Lane())
        lane.wanted += 1
        try:
            async with lane.lock:
                while (rest := self._rest(lane, gap)) > 0:
                    await self._sleep(rest)
                try:
                    yield
                finally:
                    lane.ended, lane.gap = self._clock(), min(gap, LONGEST_GAP).total_seconds()
        finally:
            lane.wanted -= 1

    async def rested(self, host: str) -> None:
        """Wait until the usual gap at a host is over, without taking a turn: to wait where it costs nothing."""
        while (lane := self._lanes.get(host)) and (rest := self._rest(lane, _NONE)) > 0:
            await self._sleep(rest)

    def _rest(self, lane: _Lane, gap: timedelta) -> float:
        """Return the seconds until the next turn may begin."""
        if lane.ended is None:
            return 0.0
        between = max(self.gap.total_seconds(), min(gap, LONGEST_GAP).total_seconds(), lane.gap)
        return lane.ended + between - self._clock()

    def _forget_the_rested(self) -> None:
        # Nobody waits longer than this, whatever is asked for by those who come next.
        longest = max(self.gap, LONGEST_GAP).total_seconds()
        now = self._clock()
        rested = [
            host
            for host, lane in self._lanes.items()
            if not lane.wanted and (lane.ended is None or lane.ended + longest <= now)
        ]
        for host in rested:
            del self._lanes[host]
