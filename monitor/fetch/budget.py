"""The time that one fetch may spend with servers, however many there are and whatever they do."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable
    from datetime import timedelta


class Budget:
    """A total deadline that stands still while a fetch waits for its turn, so that a long queue is no failure."""

    def __init__(self, total: timedelta, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self.left = total.total_seconds()

    @asynccontextmanager
    async def spending(self) -> AsyncIterator[None]:
        """Let the block use what is left. Raises TimeoutError when it would use more."""
        began = self._clock()
        try:
            async with asyncio.timeout(self.left):
                yield
        finally:
            self.left -= self._clock() - began
