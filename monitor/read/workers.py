"""Worker processes that can be killed: a document built to be slow or to crash its parser costs only itself.

The only file that knows pebble. The processes come from a fork server, never by forking the daemon, which has threads.
What the server has loaded they share with it until they write to it: it is in memory once.
"""

from __future__ import annotations

import asyncio
import importlib.util
import multiprocessing
import signal
import traceback
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, ParamSpec, TypeVar

from pebble import ProcessExpired, ProcessPool, concurrent

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.read.undisturbed import undisturbed

if importlib.util.find_spec("resource"):  # not on Windows
    import resource

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

P = ParamSpec("P")
T = TypeVar("T")

DOCUMENT_LIMIT = 2.0  # seconds for one document, claims included; a page of 3 MB takes a tenth of it
_JOBS_A_PROCESS = 500  # then it is replaced: parsers leak
_ATTEMPTS = 2  # a pool that breaks takes innocent jobs with it; those get a second one
_WATCH = 0.5  # seconds between looks at whether the pool still stands
_MEMORY = 1024**3  # bytes of address space; a process with the lexicons loaded takes about a fifth of it


class Workers:
    """Runs functions in a fixed number of processes, each call within a time limit.

    `timeout` is in seconds and counts from when a process takes the call, not from when it is asked for. `prepare`
    is called once in each process before its first call, to load what the calls need; its time is not counted.
    `preload` names modules that are imported once for all processes, from when this is made on, where the system has
    a fork server; the first one of a program decides. `memory` is the address space of one process in bytes, None for
    no limit; not every system keeps it.
    """

    def __init__(
        self,
        processes: int,
        timeout: float = DOCUMENT_LIMIT,
        *,
        prepare: Callable[[], object] | None = None,
        preload: Sequence[str] = (),
        memory: int | None = _MEMORY,
    ) -> None:
        self._processes = processes
        self._timeout = timeout
        self._prepare = prepare
        self._memory = memory
        # Waiting is done here, not in the pool: what waits can be cancelled without killing a process.
        self._free = asyncio.Semaphore(processes)
        self._running: set[Future[Any]] = set()
        self._context = _context(preload)
        self._source: Future[None] = _woken(self._context)
        self._pool: ProcessPool | None = None
        self._closed = False

    async def run(self, function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Return what `function` (importable, with arguments and result that can be pickled) returns.

        Raises its ExtractError; or one that says too-slow, too-large (memory), crashed (the process died), failed
        (any other error, with the traceback as cause) or stopped (closed meanwhile). Cancelling kills the call.
        """
        async with self._free:
            for _ in range(_ATTEMPTS):
                await self._source_ready()
                pool = self._open_pool()
                try:
                    return (await self._answer(pool, function, args, kwargs)).value()
                except _PoolBroken:
                    await self._drop(pool)
        raise ExtractError(Diagnosis.CRASHED, "The worker processes cannot be started or die at once.")

    def close(self) -> None:
        """End all processes, also those at work, within a second or so; blocks meanwhile. What runs ends in stopped."""
        self._closed = True
        if self._pool is not None:
            _end(self._pool, tuple(self._running))
            self._pool = None

    async def _source_ready(self) -> None:
        """Wait until processes can be had at once; a pool that were opened before would hold up the event loop."""
        try:
            await asyncio.wrap_future(self._source)
        except (OSError, EOFError) as error:
            self._source = _woken(self._context)
            raise ExtractError(Diagnosis.CRASHED, f"The worker processes cannot be started: {error!r}.") from error

    def _open_pool(self) -> ProcessPool:
        if self._closed:
            raise ExtractError(Diagnosis.STOPPED, "The monitor is stopping.")
        if self._pool is None:
            self._pool = ProcessPool(
                max_workers=self._processes,
                max_tasks=_JOBS_A_PROCESS,
                initializer=_set_up,
                initargs=(self._prepare, self._memory),
                context=self._context,
            )
        return self._pool

    async def _answer(
        self, pool: ProcessPool, function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> _Answer[T]:
        try:
            future = pool.schedule(_call, args=(function, args, kwargs), timeout=self._timeout)
        except RuntimeError as error:  # the pool broke while nothing ran
            raise _PoolBroken from error
        self._running.add(future)
        try:
            return await _settled(future, pool)
        except TimeoutError as error:
            raise ExtractError(
                Diagnosis.TOO_SLOW, f"Reading took longer than {self._timeout:g} s and was stopped."
            ) from error
        except ProcessExpired as error:
            raise ExtractError(
                Diagnosis.CRASHED, f"The process that read it died (exit code {error.exitcode})."
            ) from error
        except BrokenProcessPool as error:
            raise _PoolBroken from error
        except asyncio.CancelledError:
            task = asyncio.current_task()
            if self._closed and task is not None and not task.cancelling():
                raise ExtractError(Diagnosis.STOPPED, "The monitor is stopping.") from None
            raise
        finally:
            self._running.discard(future)

    async def _drop(self, pool: ProcessPool) -> None:
        if self._pool is pool:
            self._pool = None
            self._source = _woken(self._context)
        await asyncio.to_thread(_end, pool, ())


class _PoolBroken(Exception):  # noqa: N818 - never leaves this file; it is a turn, not a mistake
    """The pool has lost its processes in a way it does not recover from."""


class _Worse(Exception):  # noqa: N818 - carries a traceback, as concurrent.futures does it
    """The traceback from the other process, as text."""


@dataclass(frozen=True, slots=True)
class _Answer(Generic[T]):
    """What came of a call; errors travel as text, for not every exception survives pickling, ours among them."""

    result: T | None = None
    diagnosis: Diagnosis | None = None
    message: str = ""
    details: str | None = None

    def value(self) -> T:
        if self.diagnosis:
            raise ExtractError(self.diagnosis, self.message) from (_Worse(self.details) if self.details else None)
        return self.result  # type: ignore[return-value]  # None only where T has it


@undisturbed()
def _call(function: Callable[..., T], args: tuple[Any, ...], kwargs: dict[str, Any]) -> _Answer[T]:
    try:
        return _Answer(function(*args, **kwargs))
    except ExtractError as error:
        return _Answer(diagnosis=error.diagnosis, message=str(error))
    except MemoryError:
        return _Answer(diagnosis=Diagnosis.TOO_LARGE, message="Reading it takes more memory than a worker may have.")
    except Exception as error:  # noqa: BLE001 - the other process is told; nobody could catch it here
        return _Answer(diagnosis=Diagnosis.FAILED, message=f"Reading failed: {error!r}", details=traceback.format_exc())


def _set_up(prepare: Callable[[], object] | None, memory: int | None) -> None:
    # pebble's handler runs only between Python instructions; a parser deep in C would be waited for.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if prepare is not None:
        prepare()
    if memory is not None and "resource" in globals():
        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        allowed = memory if hard == resource.RLIM_INFINITY else min(memory, hard)
        resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def _context(preload: Sequence[str]) -> Any:
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    # Imported once in the server, so that a killed process is replaced within milliseconds.
    context.set_forkserver_preload([*preload, __name__])
    return context


@concurrent.thread(daemon=True)  # the program may end meanwhile
def _woken(context: Any) -> None:
    """Wait until the fork server answers, which it does when everything is loaded: it has made a process."""
    if context.get_start_method() == "forkserver":
        process = context.Process(target=int)
        process.start()
        process.join()


async def _settled(future: Future[T], pool: ProcessPool) -> T:
    """Wait for a call; a pool that breaks at the wrong moment forgets the calls it has not handed out yet."""
    answer = asyncio.wrap_future(future)
    try:
        while not answer.done():
            await asyncio.wait({answer}, timeout=_WATCH)
            if not answer.done() and not pool.active:
                raise _PoolBroken
        return answer.result()
    finally:
        answer.cancel()


def _end(pool: ProcessPool, running: tuple[Future[Any], ...]) -> None:
    pool.stop()  # type: ignore[no-untyped-call]  # pebble leaves it without annotations
    for future in running:
        future.cancel()
    pool.join()
