from __future__ import annotations

import asyncio
import contextlib
import gc
import operator
import os
import signal
import subprocess
import sys
import textwrap
import time
from functools import partial
from typing import TYPE_CHECKING

import pytest

from monitor.errors import ExtractError
from monitor.extract import extract
from monitor.model import Document
from monitor.read.workers import Workers

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LONG = 60.0


@contextlib.contextmanager
def open_workers(processes: int = 1, timeout: float = LONG, **options: object) -> Iterator[Workers]:
    workers = Workers(processes, timeout, **options)  # type: ignore[arg-type]
    try:
        yield workers
    finally:
        workers.close()


async def diagnosis(workers: Workers, function: object, *args: object) -> str:
    with pytest.raises(ExtractError) as caught:
        await workers.run(function, *args)  # type: ignore[arg-type]
    return caught.value.diagnosis


async def test_a_call_runs_in_another_process() -> None:
    with open_workers() as workers:
        assert await workers.run(operator.add, 2, 3) == 5
        assert await workers.run(os.getpid) != os.getpid()


async def test_the_collector_waits_for_the_end_of_a_call() -> None:
    with open_workers() as workers:
        assert not await workers.run(gc.isenabled)


async def test_a_slow_call_is_killed_and_the_next_one_is_served() -> None:
    with open_workers(timeout=0.3) as workers:
        assert await diagnosis(workers, time.sleep, LONG) == "too-slow"
        assert await workers.run(operator.add, 1, 1) == 2


async def test_a_parser_that_is_kept_busy_is_killed_as_well() -> None:
    # Quadratic for the parser, which knows no Python signal handlers.
    page = b"<p %s>" % b" ".join(b"a%d" % n for n in range(80_000))
    with open_workers(timeout=0.3) as workers:
        started = time.monotonic()
        assert await diagnosis(workers, extract, Document("https://a.example/", page, None)) == "too-slow"
        assert time.monotonic() - started < 3


async def test_a_slow_call_does_not_hold_up_the_others() -> None:
    with open_workers(processes=2) as workers:
        slow = asyncio.create_task(workers.run(time.sleep, LONG))
        assert [await workers.run(operator.add, number, 0) for number in range(5)] == [0, 1, 2, 3, 4]
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow


@pytest.mark.parametrize(
    ("function", "args"),
    [
        pytest.param(os._exit, (3,), id="it exits"),
        pytest.param(signal.raise_signal, (signal.SIGKILL,), id="it is killed"),
        pytest.param(os.abort, (), id="it aborts"),
    ],
)
async def test_a_process_that_dies_is_replaced(function: object, args: tuple[object, ...]) -> None:
    with open_workers() as workers:
        assert await diagnosis(workers, function, *args) == "crashed"
        assert await workers.run(operator.add, 1, 1) == 2


async def test_a_process_that_dies_at_rest_is_replaced() -> None:
    with open_workers() as workers:
        os.kill(await workers.run(os.getpid), signal.SIGKILL)
        assert await workers.run(operator.add, 1, 1) == 2


async def test_errors_of_ours_arrive_as_they_are() -> None:
    with open_workers() as workers, pytest.raises(ExtractError, match="The document is empty") as caught:
        await workers.run(extract, Document("https://a.example/", b"", None))
    assert caught.value.diagnosis == "empty"


async def test_other_errors_arrive_with_their_traceback() -> None:
    with open_workers() as workers, pytest.raises(ExtractError, match="ZeroDivisionError") as caught:
        await workers.run(operator.truediv, 1, 0)
    assert caught.value.diagnosis == "failed"
    assert "Traceback" in str(caught.value.__cause__)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not keep the limit")
async def test_memory_is_limited() -> None:
    with open_workers(memory=512 * 1024**2) as workers:
        assert await diagnosis(workers, bytearray, 1024**3) == "too-large"
        assert await workers.run(operator.add, 1, 1) == 2


async def test_a_process_is_prepared_once(tmp_path: Path) -> None:
    # A folder can be made once: a second time would be an error.
    with open_workers(prepare=partial(os.mkdir, tmp_path / "prepared")) as workers:
        assert [await workers.run(operator.add, number, 0) for number in range(3)] == [0, 1, 2]
    assert (tmp_path / "prepared").is_dir()


async def test_processes_that_cannot_be_prepared_are_an_error_and_no_wait() -> None:
    with open_workers(prepare=partial(operator.truediv, 1, 0)) as workers:
        assert await diagnosis(workers, operator.add, 1, 1) == "crashed"


async def test_what_waits_can_be_cancelled_without_killing_anything() -> None:
    with open_workers() as workers:
        process = await workers.run(os.getpid)
        first = asyncio.create_task(workers.run(time.sleep, 0.2))
        waiting = asyncio.create_task(workers.run(time.sleep, LONG))
        await asyncio.sleep(0)
        waiting.cancel()
        await first
        assert await workers.run(os.getpid) == process


async def test_closing_is_quick_and_tells_those_who_wait() -> None:
    workers = Workers(2, LONG)
    await workers.run(os.getpid)
    slow = [asyncio.create_task(diagnosis(workers, time.sleep, LONG)) for _ in range(3)]
    await asyncio.sleep(0)
    started = time.monotonic()
    workers.close()
    assert time.monotonic() - started < 2
    assert await asyncio.gather(*slow) == ["stopped"] * 3
    assert await diagnosis(workers, os.getpid) == "stopped"


@pytest.mark.skipif(sys.platform != "linux", reason="other systems may have no fork server")
def test_what_is_preloaded_is_there_before_the_first_call() -> None:
    program = """
        import asyncio
        from monitor.read.workers import Workers

        async def main():
            workers = Workers(1, 60, preload=("colorsys",))
            assert await workers.run(eval, "'colorsys' in __import__('sys').modules")
            workers.close()

        if __name__ == "__main__":
            asyncio.run(main())
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=60)


def test_a_program_that_forgets_to_close_ends_all_the_same() -> None:
    program = """
        import asyncio, time
        from monitor.read.workers import Workers

        async def main():
            workers = Workers(2, 60)
            await workers.run(time.time)
            waiting = asyncio.create_task(workers.run(time.sleep, 60))
            await asyncio.sleep(0.05)

        if __name__ == "__main__":
            asyncio.run(main())
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(program)], check=True, timeout=60)
