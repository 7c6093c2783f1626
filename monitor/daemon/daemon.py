"""The composition root: configuration, store, fetcher, workers, schedule and pages, put together and taken apart."""

from __future__ import annotations

import asyncio
import signal
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from time import time
from typing import TYPE_CHECKING

from monitor import config, detect, log
from monitor.check.checking import check
from monitor.check.line import unreached
from monitor.config import Configuration
from monitor.daemon import advice, tools
from monitor.daemon.fetching import Fetching
from monitor.daemon.last_resort import serve_last_feed
from monitor.daemon.lookups import Background, Lookups
from monitor.daemon.memory import return_large_pieces
from monitor.daemon.minding import minded
from monitor.daemon.opening import open_store
from monitor.daemon.outage import Outage
from monitor.daemon.publishing import Publisher, channel, feed_path
from monitor.daemon.remembered import remembered_checks
from monitor.daemon.remembering import StoredMemory
from monitor.daemon.server import Site, address, is_everywhere, listen
from monitor.daemon.telling import tell, tell_mistakes
from monitor.daemon.tidying import keep_tidy
from monitor.daemon.trouble import StoreTrouble
from monitor.embedded import Server
from monitor.errors import ConfigurationError, InUseError, LexiconError, Problem, StoreError
from monitor.extract import selector_problem
from monitor.fetch import Politeness
from monitor.identify import Catalogue
from monitor.publish import sweep
from monitor.read.readers import WorkerReader
from monitor.schedule import Schedule, times
from monitor.store import Store
from monitor.urls import site
from monitor.web import StoredReader, app

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    from starlette.applications import Starlette

    from monitor.check.desk import Desk, Plans
    from monitor.check.outcome import Outcome
    from monitor.fetch import Fetcher
    from monitor.lookup import Fetches
    from monitor.model import Source
    from monitor.settle.recognising import Service

_LOG = log.get("daemon")
_GRACE = timedelta(seconds=2)  # that running checks have when the daemon stops; the whole must end within five


def load_configuration(path: Path) -> Configuration:
    """Read the operator's file with everything that can be checked about it; raises ConfigurationError."""
    configuration = config.load(path, check_selector=selector_problem)
    try:
        detect.verify(configuration.lexicons)
    except LexiconError as error:
        problems = error.problems or (Problem(str(path), None, "lexicons", str(error)),)
        raise ConfigurationError(problems, configuration.files) from error
    return configuration


@dataclass(frozen=True, slots=True)
class Place:
    """Where a daemon lives, and what tests exchange."""

    configuration: Path
    state: Path
    host: str = "127.0.0.1"
    port: int = 8000
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    plan: Plans = times
    look_every: timedelta = timedelta(seconds=1.5)  # at the configuration; a change is seen at the second look
    services: Callable[[Fetches], Sequence[Service]] = tools.services  # that series are looked up in
    lookups_after: timedelta = timedelta(seconds=30)  # the checks of the start come first
    reopen_every: timedelta = timedelta(seconds=30)  # a store that could not be used may be mended by then
    on_outcome: Callable[[Outcome], None] | None = None  # told of every check
    on_ready: Callable[[str], None] | None = None  # told the address once pages are served


async def run(place: Place, *, stop: asyncio.Event | None = None) -> None:
    """Run until `stop` is set, or SIGTERM or SIGINT comes.

    Raises ConfigurationError, StoreError, LexiconError or AddressError before anything was started. While the store
    cannot be used the last good feed is served, where there is one; StoreError is raised if it is stopped so.
    """
    stop = stop or asyncio.Event()
    return_large_pieces()
    with _signals(stop):
        configuration = load_configuration(place.configuration)
        listening = listen(place.host, place.port)
        with listening:
            try:
                store = open_store(place.state)
            except InUseError:
                raise
            except StoreError as error:
                store = await serve_last_feed(place, configuration, error, listening, stop)
            with store:
                sweep(feed_path(place.state), time())
                await _Daemon(place, configuration, store).run(listening, stop)


@contextmanager
def _signals(stop: asyncio.Event) -> Iterator[None]:
    """Let the signals that ask for an end set `stop`, also those that come while much is still being loaded."""
    loop = asyncio.get_running_loop()
    numbers = (signal.SIGTERM, signal.SIGINT)
    # Only the main thread has signals; a daemon that a test runs in another one is stopped by its event.
    with suppress(NotImplementedError, ValueError, RuntimeError):
        for number in numbers:
            loop.add_signal_handler(number, stop.set)
    try:
        yield
    finally:
        for number in numbers:
            with suppress(NotImplementedError, ValueError, RuntimeError):
                loop.remove_signal_handler(number)


class _Daemon:
    def __init__(self, place: Place, configuration: Configuration, store: Store) -> None:
        self._place = place
        self._configuration = configuration
        self._store = store
        self._publisher = Publisher(store, place.state)
        self._politeness = Politeness(configuration.fetch.politeness)
        self._trouble = StoreTrouble()
        self._outage = Outage()
        self._address = ""
        self._everywhere = False
        lookups = Lookups(store, Catalogue.load(), place.clock, on_change=self._publish)
        self._background = Background(lookups, place.services, place.lookups_after)

    async def run(self, listening: socket.socket, stop: asyncio.Event) -> None:
        self._address, self._everywhere = address(listening), is_everywhere(listening)
        await self._store.write(lambda transaction: transaction.serve_at(self._address))
        await self._sync(self._configuration)
        await self._publish()
        async with AsyncExitStack() as closing:
            workers = tools.workers(self._configuration)
            closing.callback(workers.close)
            self._reader = WorkerReader(workers)
            self._fetching = Fetching(self._fetcher(self._configuration))
            closing.push_async_callback(self._fetching.aclose)
            self._desk = self._lay_desk()
            self._site = Site(self._application())
            self._schedule = Schedule(self._check, clock=lambda: datetime.now(UTC), ready=self._rested)
            server, next_checks = Server(self._site), await self._next_checks(self._configuration.sources)
            _LOG.info("serving", address=self._address, sources=len(self._configuration.sources))
            advice.warn(self._configuration, everywhere=self._everywhere)
            if self._place.on_ready:
                self._place.on_ready(self._address)
            self._schedule.start(self._configuration.sources, next_checks)
            await self._background.switch(self._configuration)
            closing.push_async_callback(self._background.stop)
            minding = (
                asyncio.create_task(minded("watching the configuration", self._watch_configuration)),
                asyncio.create_task(minded("tidying", self._keep_tidy)),
            )
            try:
                await server.begin([listening])
                await server.until(stop)
            finally:
                await self._end(server, minding)
        _LOG.info("stopped")

    async def _end(self, server: Server, minding: Sequence[asyncio.Task[None]]) -> None:
        """Let requests and checks finish, both at a time; what breaks in one does not keep the other from its end."""
        for task in minding:
            task.cancel()
        endings = (*minding, self._schedule.stop(_GRACE), server.end())
        ended = await asyncio.gather(*endings, return_exceptions=True)
        await self._publish()
        for mishap in ended:
            if isinstance(mishap, Exception):
                raise mishap

    async def _sync(self, configuration: Configuration) -> None:
        now = self._place.clock()
        await self._store.write(lambda transaction: transaction.sync_sources(configuration.sources, now))

    def _fetcher(self, configuration: Configuration) -> Fetcher:
        # Its turns are those of the one before it: no host is asked sooner because a file was edited.
        return tools.fetcher(configuration, politeness=self._politeness, memory=StoredMemory(self._store))

    async def _rested(self, source: Source) -> None:
        await self._politeness.rested(site(source.url))

    def _lay_desk(self) -> Desk:
        desk = tools.desk(self._configuration, self._store, self._fetching, self._reader, self._place.clock)
        return replace(desk, plan=self._place.plan)

    def _application(self) -> Starlette:
        feed = self._configuration.feed
        return app(
            StoredReader(self._store, newest=feed.newest, at_least=feed.at_least),
            channel(self._configuration, self._address),
            hosts=(self._place.host, *self._configuration.hosts),
            sources=lambda: self._configuration.sources,
            clock=self._place.clock,
            last_good=feed_path(self._place.state),
            unwritable=lambda: self._trouble.lasts,
            versions=tools.versions(self._desk.version),
        )

    async def _next_checks(self, sources: Iterable[Source]) -> dict[str, datetime]:
        healths = await self._store.read(lambda reader: reader.health())
        return remembered_checks(healths, sources, self._place.clock())

    async def _check(self, source: Source) -> datetime:
        try:
            outcome = await check(source, self._desk)
        except StoreError as error:
            self._trouble.met(error)
            # No fault of the source: it is asked no sooner, and waits no longer once the store works.
            return self._place.plan.after_success(self._place.clock(), source.interval)
        self._trouble.over()
        tell(outcome)
        if outcome.changed:
            await self._publish()
        if self._outage.ends(outcome):
            await self._ask_the_unreached()
        if self._place.on_outcome:
            self._place.on_outcome(outcome)
        return outcome.next_check

    async def _ask_the_unreached(self) -> None:
        await self._background.begin_anew()
        try:
            healths = await self._store.read(lambda reader: reader.health())
            self._schedule.hasten([health.id for health in healths if unreached(health)])
        except StoreError as error:
            self._trouble.met(error)  # they are asked every quarter of an hour as it is

    async def _publish(self) -> None:
        try:
            await self._publisher.publish(self._configuration)
        except StoreError as error:
            _LOG.error("feed file not written", error=str(error))

    async def _keep_tidy(self) -> None:
        await keep_tidy(
            self._store,
            lambda: tools.retention(self._configuration),
            self._place.clock,
            lambda: self._schedule.busy,
        )

    async def _watch_configuration(self) -> None:
        await config.watch(
            self._place.configuration,
            self._take_over,
            in_use=self._configuration,
            read=load_configuration,
            every=self._place.look_every,
        )

    async def _take_over(self, loaded: Configuration | ConfigurationError) -> None:
        """Work by a changed file from now on; keep the old one, loudly, when the new one is wrong."""
        if isinstance(loaded, ConfigurationError):
            tell_mistakes(loaded)
            return
        try:
            await self._sync(loaded)
            next_checks = await self._next_checks(loaded.sources)
        except StoreError as error:
            # The watching must go on: the next change of the file finds the disk mended, perhaps.
            _LOG.error("the configuration cannot be taken over; the old one stays in use", error=str(error))
            return
        before, self._configuration = self._configuration, loaded
        # An equal fetcher stays, with the connections that it keeps.
        if not tools.same_fetcher(before, loaded):
            await self._fetching.exchange(self._fetcher(loaded))
        self._desk = self._lay_desk()
        self._site.application = self._application()
        self._schedule.apply(loaded.sources, next_checks)
        await self._background.switch(loaded)
        await self._publish()
        _LOG.info("configuration taken over", sources=len(loaded.sources))
        advice.warn(loaded, everywhere=self._everywhere)
