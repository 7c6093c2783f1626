"""Many sources on few hosts, some of them faulty, at many times the usual rate: polite, and without a leak.

`SERIES_MONITOR_SOAK_SECONDS`, `_HOSTS` and `_SOURCES` make it longer and wider; `make soak` does ten minutes of it.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.faults.process import END, ROOT, memory
from tests.soak.street import Street, well

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

SECONDS = float(os.environ.get("SERIES_MONITOR_SOAK_SECONDS", "75"))
HOSTS = int(os.environ.get("SERIES_MONITOR_SOAK_HOSTS", "20"))
SOURCES = int(os.environ.get("SERIES_MONITOR_SOAK_SOURCES", "100"))

INTERVAL = 36  # seconds: half an hour, fifty times as fast
GAP = 2.0  # seconds, as is usual
SETTLED = 120.0  # seconds, after which memory is no longer that of a start
GROWTH = 1.1
FURTHER_TASKS = 60  # beside one for each source: of the server, the scheduler, open connections


@pytest.mark.harness
async def test_no_host_is_pressed_and_nothing_grows(tmp_path: Path) -> None:
    async with Street(HOSTS) as street:
        configuration = tmp_path / "sources.yaml"
        configuration.write_text(_configuration(street), encoding="utf-8")
        async with _running(configuration, tmp_path / "state", tmp_path / "log") as (group, tasks):
            await asyncio.sleep(min(SECONDS / 2, SETTLED))
            before, tasks_before = memory(group)[0], tasks[-1]
            await asyncio.sleep(SECONDS - min(SECONDS / 2, SETTLED))
            after, tasks_after = memory(group)[0], tasks[-1]

    requests = sum(house.requests for house in street.houses)
    gaps = min(house.shortest for house in street.houses)
    sys.stdout.write(
        f"\n{requests} requests, {gaps:.2f} s apart at least; {tasks_before} tasks, then {tasks_after}; "
        f"{before / 1e6:.0f} MB, then {after / 1e6:.0f} MB\n"
    )
    assert {house.at_once for house in street.houses} == {1}
    assert gaps >= GAP
    assert max(tasks) <= SOURCES + FURTHER_TASKS
    if SECONDS > 2 * SETTLED:
        assert after <= before * GROWTH
    assert _well(tmp_path / "state") == {
        f"s{number}" for number in range(SOURCES) if street.houses[number % HOSTS].manner is well
    }


def _configuration(street: Street) -> str:
    lines = ["allow_private: [127.0.0.0/8]", f"defaults: {{interval: {INTERVAL}s}}", "sources:"]
    for number in range(SOURCES):
        url = f"{street.houses[number % HOSTS].url}/feed-{number}.xml"
        # Every other one is said to be a feed; of the rest robots.txt is asked until they turn out to be.
        kind = ", kind: feed" if number // HOSTS % 2 else ""
        lines.append(f"  - {{id: s{number}, name: S{number}, url: '{url}', language: en{kind}}}")
    return "\n".join(lines) + "\n"


@asynccontextmanager
async def _running(configuration: Path, state: Path, errors: Path) -> AsyncIterator[tuple[int, list[int]]]:
    """Run the daemon in the block; gives its process group, and how many tasks it had in each second."""
    with errors.open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.soak.entry", str(configuration), str(state)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            start_new_session=True,
        )
    assert process.stdout is not None
    tasks: list[int] = []
    reading = asyncio.create_task(_read(process.stdout, tasks))
    try:
        yield process.pid, tasks
        assert process.returncode is None, f"it ended by itself: see {errors}"
    finally:
        if process.returncode is None:
            process.terminate()
        async with asyncio.timeout(END):
            await process.wait()
            await reading


async def _read(lines: asyncio.StreamReader, tasks: list[int]) -> None:
    while line := await lines.readline():
        tasks.append(int(line))


def _well(state: Path) -> set[str]:
    with closing(sqlite3.connect(state / "monitor.sqlite3")) as connection:
        return {key for (key,) in connection.execute("SELECT id FROM source WHERE failures = 0 AND last_success > 0")}
