"""All faults at once and over and over, as the sources of a real daemon: the others on time, and little memory taken.

Memory is that of all processes, each page counted once however many share it (PSS): those that read documents come
from one server with the lexicons in memory, and a sum of what each of them has mapped would count these three times.

`SERIES_MONITOR_FAULTS_SECONDS` sets for how long.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
import time
from contextlib import AsyncExitStack, closing
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from tests.faults.catalogue import FAULTS
from tests.faults.entry import EVERY
from tests.faults.process import memory, running
from tests.fetch.fault_server import FaultServer, answer

if TYPE_CHECKING:
    from pathlib import Path

    from tests.faults.certificates import Authority
    from tests.fetch.fault_server import Handler

SECONDS = float(os.environ.get("SERIES_MONITOR_FAULTS_SECONDS", "60"))
LAG = 2.0  # seconds that a check may be late
MEMORY = 200_000_000  # bytes that all processes together may take
FEED = (
    b'<rss version="2.0"><channel><title>Screen Desk</title><link>https://desk.example/</link><description>d</description>'
    b"<item><title>Night Couriers renewed for season 2</title><link>https://desk.example/1</link></item></channel></rss>"
)
FAULTY = {f"fault-{number}": fault for number, fault in enumerate(FAULTS) if fault.diagnosis and not fault.leads_away}
WELL = tuple(f"well-{number}" for number in range(10))


def noting(asked_at: list[float]) -> Handler:
    """Answer well, and note when that was."""

    async def handler(writer: asyncio.StreamWriter) -> None:
        asked_at.append(time.monotonic())
        writer.write(answer(200, FEED, "Content-Type: application/rss+xml"))

    return handler


def configuration(addresses: dict[str, str]) -> str:
    lines = ["allow_private: [127.0.0.0/8]", "fetch: {politeness: 1s}", "sources:"]
    lines += [
        f"  - {{id: {key}, name: {key}, url: '{url}', language: en, interval: 10s}}" for key, url in addresses.items()
    ]
    return "\n".join(lines) + "\n"


def diagnoses(state: Path) -> dict[str, str | None]:
    with closing(sqlite3.connect(f"file:{state / 'monitor.sqlite3'}?mode=ro", uri=True)) as connection:
        return dict(connection.execute("SELECT id, diagnosis FROM source WHERE last_checked IS NOT NULL").fetchall())


async def serve(running_ones: AsyncExitStack, authority: Authority) -> tuple[dict[str, str], dict[str, list[float]]]:
    """Run every server; return the addresses of the sources, and when those that are well are asked."""
    addresses, asked_at = {}, {}
    for key, fault in FAULTY.items():
        addresses[key] = await running_ones.enter_async_context(fault.served(authority, "127.0.0.1"))
    for key in WELL:
        asked_at[key] = list[float]()
        server = await running_ones.enter_async_context(FaultServer({"/": noting(asked_at[key])}))
        addresses[key] = server.url()
    return addresses, asked_at


async def largest(group: int, seconds: float) -> tuple[int, int]:
    """Return the most memory that was taken within so many seconds: by the daemon, and with its workers."""
    end, own, together = time.monotonic() + seconds, 0, 0
    while time.monotonic() < end:
        now = await asyncio.to_thread(memory, group)
        own, together = max(own, now[0]), max(together, now[1])
        await asyncio.sleep(0.5)
    return own, together


@pytest.mark.harness
@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_a_daemon_full_of_faults_is_on_time_and_small(
    tmp_path: Path, authority: Authority, capsys: pytest.CaptureFixture[str]
) -> None:
    async with AsyncExitStack() as running_ones:
        addresses, asked_at = await serve(running_ones, authority)
        (tmp_path / "sources.yaml").write_text(configuration(addresses), encoding="utf-8")
        async with running(tmp_path / "sources.yaml", tmp_path / "state", tmp_path / "log") as group:
            own, together = await largest(group, SECONDS)
    lag = (
        max(later - earlier for times in asked_at.values() for earlier, later in pairwise(times))
        - EVERY.total_seconds()
    )
    checks = sum(map(len, asked_at.values()))
    with capsys.disabled():
        sys.stdout.write(f"\n{len(FAULTY)} faults, {checks} checks of others: {lag:.2f} s late at most; ")
        sys.stdout.write(f"{own / 1e6:.0f} MB, with workers {together / 1e6:.0f} MB\n")

    told = diagnoses(tmp_path / "state")
    assert {key for key in addresses if told.get(key)} == set(FAULTY)
    assert lag < LAG
    assert together < MEMORY
