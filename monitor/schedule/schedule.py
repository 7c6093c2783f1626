"""Runs the check of every source at its time, in the running event loop; the rules for times are in `times`."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from weakref import WeakValueDictionary

from apscheduler.events import (
    EVENT_JOB_ERROR,
    EVENT_JOB_EXECUTED,
    EVENT_JOB_MAX_INSTANCES,
    EVENT_JOB_MISSED,
    JobEvent,
    JobExecutionEvent,
)
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger

from monitor import log
from monitor.model import Source
from monitor.schedule.times import after_edit, after_failure, first_checks, jittered
from monitor.urls import site

_LOG = log.get("schedule")
_MISHAPS = {
    EVENT_JOB_ERROR: "failed in the scheduler",
    EVENT_JOB_MISSED: "missed",
    EVENT_JOB_MAX_INSTANCES: "still running",
}
_LAST_WORD = 1.0  # seconds that a cancelled check has to clean up


@dataclass(frozen=True, slots=True)
class _Checked:
    source: Source  # as it was when its check began
    next_check: datetime


class Schedule:
    """One job a source: each runs, says when it wants to run again, and is put back for that time.

    `run` checks a source and returns its next check time; `clock` tells the time in UTC, the real one, for APScheduler
    goes by that; `draw` returns chance in [0, 1) for the jitter. At most `concurrency` checks run at once, of them one
    at each registrable domain: its other sources wait for it, and `ready` for the domain to have rested, without taking
    a place from those of others.
    """

    def __init__(
        self,
        run: Callable[[Source], Awaitable[datetime]],
        *,
        clock: Callable[[], datetime],
        draw: Callable[[], float] = random.random,
        ready: Callable[[Source], Awaitable[object]] | None = None,
        concurrency: int = 32,
    ) -> None:
        self._run = run
        self._clock = clock
        self._draw = draw
        self._ready = ready
        self._slots = asyncio.Semaphore(concurrency)
        self._hosts: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()  # gone when nobody waits
        self._sources: dict[str, Source] = {}  # switched-on ones
        self._checks: dict[str, asyncio.Task[object]] = {}  # running, or waiting for a host or a slot
        self._crashes: Counter[str] = Counter()  # in a row, of `run` itself
        self._stopping = False
        # Its default grace of one second would skip checks in silence whenever the loop is held up.
        job = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}
        self._scheduler = AsyncIOScheduler(timezone=UTC, job_defaults=job)
        self._scheduler.add_listener(self._put_back, EVENT_JOB_EXECUTED)
        self._scheduler.add_listener(self._recover, EVENT_JOB_ERROR | EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES)

    def start(self, sources: Iterable[Source], next_checks: Mapping[str, datetime]) -> None:
        """Begin in the running event loop; `next_checks` holds the times that the store remembers, by source id."""
        self._scheduler.start()
        self.apply(sources, next_checks)

    def apply(self, sources: Iterable[Source], next_checks: Mapping[str, datetime]) -> None:
        """Take over a changed list of sources; those that are as before are not disturbed.

        A removed or switched-off source is not checked again; a check of it that is already running may finish. An
        edited one is checked soon, and after its running check if there is one.
        """
        before, self._sources = self._sources, {source.id: source for source in sources if source.enabled}
        for source_id in before.keys() - self._sources.keys():
            self._forget(source_id)
        now, waiting = self._clock(), self.next_checks()
        planned = dict(next_checks) | {
            source_id: after_edit(when, now, before[source_id], self._sources[source_id])
            for source_id, when in waiting.items()
        }
        # A running check of a source is put back when it ends, whatever has become of the source meanwhile.
        changed = [
            source
            for source in self._sources.values()
            if source.id not in self._checks and before.get(source.id) != source
        ]
        for source_id, when in first_checks(now, changed, planned).items():
            self._put(source_id, when)

    def hasten(self, source_ids: Iterable[str]) -> None:
        """Check these soon, one after the other as at a start; those that are being checked just now are left alone."""
        waiting = self.next_checks()
        sources = [self._sources[source_id] for source_id in source_ids if source_id in waiting]
        for source_id, when in first_checks(self._clock(), sources, {}).items():
            self._put(source_id, min(when, waiting[source_id]))

    @property
    def busy(self) -> bool:
        """Tell whether a check runs, or waits for its turn."""
        return bool(self._checks)

    def next_checks(self) -> dict[str, datetime]:
        """Return by source id when each source that is not being checked just now will be."""
        return {job.id: job.next_run_time for job in self._scheduler.get_jobs()}

    async def stop(self, grace: timedelta) -> None:
        """Start no further check, wait for the running ones as long as `grace`, then cancel them."""
        self._stopping = True
        self._scheduler.remove_all_jobs()
        await asyncio.sleep(0)  # checks submitted in this turn of the loop begin, and end at once
        late = await self._finished_within(grace.total_seconds())
        for check in late:
            check.cancel()
        if late:
            _LOG.warning("checks were cancelled", sources=sorted(self._checks))
            await self._finished_within(_LAST_WORD)
        self._scheduler.shutdown(wait=False)
        # The scheduler stops its timer in a callback of the loop.
        await asyncio.sleep(0)

    async def _finished_within(self, seconds: float) -> set[asyncio.Task[object]]:
        if not self._checks:
            return set()
        _, pending = await asyncio.wait(self._checks.values(), timeout=seconds)
        return pending

    def _put(self, source_id: str, when: datetime) -> None:
        self._scheduler.add_job(
            self._check, DateTrigger(when, UTC), args=[source_id], id=source_id, name=source_id, replace_existing=True
        )

    def _forget(self, source_id: str) -> None:
        self._crashes.pop(source_id, None)
        if self._scheduler.get_job(source_id):
            self._scheduler.remove_job(source_id)

    async def _check(self, source_id: str) -> _Checked | None:
        task = asyncio.current_task()
        assert task is not None
        self._checks[source_id] = task
        try:
            async with self._host(source_id):
                await self._rested(source_id)
                async with self._slots:
                    source = self._sources.get(source_id)  # as it is by now
                    if source is None or self._stopping:
                        return None
                    return _Checked(source, await self._run_safely(source))
        except asyncio.CancelledError:
            # Only `stop` cancels; APScheduler would take it for an error of the job.
            return None
        finally:
            del self._checks[source_id]

    def _host(self, source_id: str) -> asyncio.Lock:
        source = self._sources.get(source_id)
        return self._hosts.setdefault(site(source.url) if source else "", asyncio.Lock())

    async def _rested(self, source_id: str) -> None:
        source = self._sources.get(source_id)
        if source is not None and self._ready is not None:
            await self._ready(source)

    async def _run_safely(self, source: Source) -> datetime:
        try:
            next_check = await self._run(source)
        except Exception:  # noqa: BLE001 - failures of a source are outcomes to `run`; its own must not stop other sources
            self._crashes[source.id] += 1
            _LOG.exception("the check itself failed", source=source.id, failures=self._crashes[source.id])
            return after_failure(self._clock(), self._crashes[source.id])
        self._crashes.pop(source.id, None)
        return next_check

    # The two below are told when APScheduler counts the job as ended; before that it would skip one of the same id.

    def _put_back(self, event: JobExecutionEvent) -> None:
        checked, source = event.retval, self._sources.get(event.job_id)
        if checked is None or source is None or self._stopping:
            return
        now = self._clock()
        when = jittered(checked.next_check, now, self._draw())
        self._put(source.id, after_edit(when, now, checked.source, source))

    def _recover(self, event: JobEvent) -> None:
        _LOG.error("a check did not run", source=event.job_id, why=_MISHAPS[event.code])
        known = event.job_id in self._sources and event.job_id not in self._checks
        if known and not self._stopping and not self._scheduler.get_job(event.job_id):
            self._put(event.job_id, after_failure(self._clock(), 1))
