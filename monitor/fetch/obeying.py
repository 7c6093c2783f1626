"""Obeying robots.txt: brought once a day for each origin, remembered over restarts, asked by one fetch at a time."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from monitor.errors import FetchError
from monitor.fetch.reception import RestingError
from monitor.fetch.robots import believed, disallowed, origin, robots_url, text_of, text_without, unknown, verdict
from monitor.model import Document, NotModified, RobotsFile

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    import httpx2

    from monitor.fetch.memory import Memory

    Ask = Callable[[str], Awaitable[Document | NotModified]]


class Obedience:
    """Asks what the robots.txt of an address says before the address is asked."""

    def __init__(self, memory: Memory, clock: Callable[[], datetime]) -> None:
        self._memory = memory
        self._clock = clock
        self._asking: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def delay(self, url: httpx2.URL, ask: Ask) -> timedelta:
        """Return the pause between two requests that the host of an address asks for; `ask` brings its robots.txt.

        Raises FetchError (robots, robots-unavailable) where the address is not to be fetched, and where the host is
        not to be asked at all.
        """
        file = await self._file(url, ask)
        if file.text is None:
            raise unknown(url.host, file, self._clock())
        found = verdict(file.text, str(url))
        if not found.allowed:
            raise disallowed(url.host)
        return found.delay

    async def _file(self, url: httpx2.URL, ask: Ask) -> RobotsFile:
        key = origin(url)
        async with self._asking.setdefault(key, asyncio.Lock()):
            known = believed(await self._memory.robots(key), self._clock())
            if known is not None:
                return known
            file = RobotsFile(key, self._clock(), await _text(robots_url(url), ask))
            await self._memory.keep_robots(file)
            return file


async def _text(url: str, ask: Ask) -> str | None:
    try:
        answer = await ask(url)
    except RestingError:
        raise  # it was not even asked
    except FetchError as error:
        return text_without(error)
    assert isinstance(answer, Document), "nothing was known, so nothing can be unchanged"
    return text_of(answer)
