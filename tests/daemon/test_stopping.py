"""The daemon as a process: a signal ends it soon and cleanly, whatever it is at."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

import pytest

from monitor.store import Store
from tests.daemon.living import channel_of, closed_port, write_configuration
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from asyncio.subprocess import Process
    from collections.abc import AsyncIterator
    from pathlib import Path

START = 30.0  # seconds that a start may take on a busy machine
END = 25.0  # seconds that an end may take on a busy machine; whether it waited for what hangs shows in the store


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "monitor", "run", "--port", "0"),
        *("--config", str(folder / "sources.yaml"), "--state", str(folder / "state")),
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        with suppress(ProcessLookupError):
            process.kill()
        await process.communicate()


async def told(process: Process, words: str) -> str:
    """Read the log of a process up to the line with these words."""
    assert process.stderr is not None
    read = []
    async with asyncio.timeout(START):
        while line := (await process.stderr.readline()).decode():
            read.append(line)
            if words in line:
                return line
    raise AssertionError("".join(read))


async def end(process: Process, number: int = signal.SIGTERM) -> int | None:
    """Ask a process to end, and return its exit code when it has."""
    process.send_signal(number)
    async with asyncio.timeout(END):
        await process.communicate()
    return process.returncode


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_ends_the_daemon(tmp_path: Path, number: int) -> None:
    write_configuration(tmp_path / "sources.yaml", {"a": f"http://127.0.0.1:{closed_port()}/"})
    async with running(tmp_path) as process:
        await told(process, '"event": "source fails"')
        assert await end(process, number) == 0
    channel_of((tmp_path / "state" / "feeds" / "feed.xml").read_bytes())


async def test_it_ends_with_checks_in_flight_against_servers_that_never_answer(tmp_path: Path) -> None:
    asked = [asyncio.Event() for _ in range(3)]

    async def never(writer: asyncio.StreamWriter) -> None:
        asked[-1].set()
        await asyncio.Event().wait()

    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        asked[0].set()
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.05)

    async def lead_on(writer: asyncio.StreamWriter) -> None:
        asked[1].set()
        writer.write(b"HTTP/1.1 302 Found\r\nLocation: /never\r\nContent-Length: 0\r\n\r\n")

    async with (
        FaultServer({"/": never}) as silent,
        FaultServer({"/": drip}) as slow,
        FaultServer({"/": lead_on, "/never": never}) as leading_on,
    ):
        urls = {"a": silent.url(), "b": slow.url(), "c": leading_on.url()}
        write_configuration(tmp_path / "sources.yaml", urls)
        async with running(tmp_path) as process:
            async with asyncio.timeout(START):
                await asyncio.gather(*(event.wait() for event in asked))
            assert await end(process) == 0
    with Store.open(tmp_path / "state") as store:
        # A check that was cut off is no failure of its source: it was not checked.
        health = store.read_sync(lambda reader: reader.health())
    assert [(item.last_checked, item.diagnosis) for item in health] == [(None, None)] * 3


async def test_it_ends_with_a_request_in_flight(tmp_path: Path) -> None:
    write_configuration(tmp_path / "sources.yaml", {"a": f"http://127.0.0.1:{closed_port()}/"})
    async with running(tmp_path) as process:
        address = (await told(process, "serves http")).split()[3].rstrip("/")
        port = int(address.rpartition(":")[2])
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET /feed.xml HTTP/1.1\r\nHost: a\r\n")  # and never the empty line that ends it
        await writer.drain()
        assert await end(process) == 0
        writer.close()


async def test_a_signal_while_it_is_still_starting_is_heard(tmp_path: Path) -> None:
    """As from an operator who sees his mistake at once: no traceback, no exit code of a crash."""
    write_configuration(tmp_path / "sources.yaml", {"a": f"http://127.0.0.1:{closed_port()}/"})
    async with running(tmp_path) as process:
        async with asyncio.timeout(START):
            while not (tmp_path / "state" / "lock").exists():  # noqa: ASYNC110 - a file sets no event
                await asyncio.sleep(0.001)
        assert await end(process) == 0


async def test_two_signals_are_as_good_as_one(tmp_path: Path) -> None:
    write_configuration(tmp_path / "sources.yaml", {"a": f"http://127.0.0.1:{closed_port()}/"})
    async with running(tmp_path) as process:
        await told(process, "serves http")
        os.kill(process.pid, signal.SIGTERM)
        assert await end(process) == 0
