"""Lookups in the background: catalogues are asked about one series after the other, and no check ever waits for it."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor import log
from monitor.daemon import tools
from monitor.daemon.remembering import StoredMemory
from monitor.errors import StoreError
from monitor.settle.recognising import recognise_next

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from datetime import datetime

    from monitor.config import Configuration
    from monitor.identify import Catalogue
    from monitor.lookup import Fetches
    from monitor.settle.recognising import Service
    from monitor.store import Store

_LOG = log.get("lookup")
_IDLE = timedelta(minutes=1)  # until the queue is looked at again
_NOW = timedelta()  # the fetcher keeps the pause between two requests
# After failures of a service in a row: offline, or turned away.
_RESTS = tuple(timedelta(minutes=minutes) for minutes in (5, 15, 60, 360))


@dataclass(frozen=True, slots=True)
class Lookups:
    """Works off the series that services are to be asked about; each service at its own pace."""

    store: Store
    catalogue: Catalogue
    clock: Callable[[], datetime]
    on_change: Callable[[], Awaitable[None]]  # called after a series is told otherwise than before
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep  # takes seconds

    async def run(self, services: Sequence[Service], after: timedelta = _NOW) -> None:
        """Ask until cancelled, for the first time after a while: the daemon has other things to do at its start."""
        await self.sleep(after.total_seconds())
        await asyncio.gather(*map(self._serve, services))

    async def _serve(self, service: Service) -> None:
        failures = 0
        while True:
            failures, pause = await self._once(service, failures)
            await self.sleep(pause.total_seconds())

    async def _once(self, service: Service, failures: int) -> tuple[int, timedelta]:
        """Ask about one series; return the failures in a row, and the pause until the next one."""
        rest = _RESTS[min(failures, len(_RESTS) - 1)]
        try:
            recognised = await recognise_next(service, self.store, self.catalogue, self.clock)
            if recognised and recognised.changed:
                await self.on_change()
        except StoreError as error:
            _LOG.error("lookup not stored", service=service.name, error=str(error))
            return failures + 1, rest
        except Exception:  # noqa: BLE001 - the daemon goes on without lookups, whatever is wrong with them
            _LOG.exception("lookup crashed", service=service.name)
            return failures + 1, rest
        if recognised is None:
            return 0, _IDLE
        if recognised.error is None:
            return 0, _NOW
        return failures + 1, max(rest, timedelta(seconds=recognised.error.retry_after or 0))


class Background:
    """Lookups that are switched on and off by the configuration."""

    def __init__(
        self, lookups: Lookups, services: Callable[[Fetches], Sequence[Service]], first_after: timedelta
    ) -> None:
        self._lookups = lookups
        self._services = services
        self._first_after = first_after
        self._configuration: Configuration | None = None
        self._running: asyncio.Task[None] | None = None

    async def switch(self, configuration: Configuration) -> None:
        """Look up as a configuration asks for it, or no more."""
        before, self._configuration = self._configuration, configuration
        if not before or _of_use(before) != _of_use(configuration):
            await self.begin_anew()

    async def begin_anew(self) -> None:
        """Forget how long services were to be left alone, as when the line that they were not reached by is back."""
        await self.stop()
        # Where it was switched meanwhile, that has begun already.
        if self._running is None and self._configuration and self._configuration.lookups:
            self._running = asyncio.create_task(self._run(self._configuration))

    async def stop(self) -> None:
        """Break off what is under way; it is asked again another time."""
        running, self._running = self._running, None
        if running:
            running.cancel()
            for ended in await asyncio.gather(running, return_exceptions=True):
                if isinstance(ended, Exception):
                    _LOG.error("lookups had ended by themselves", exc_info=ended)

    async def _run(self, configuration: Configuration) -> None:
        memory = StoredMemory(self._lookups.store)
        async with tools.lookup_fetcher(configuration, memory) as fetcher:
            await self._lookups.run(self._services(fetcher), self._first_after)


def _of_use(configuration: Configuration) -> tuple[object, ...]:
    return configuration.lookups, configuration.contact, configuration.allow_private
