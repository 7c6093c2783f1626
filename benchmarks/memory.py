"""Megabytes that a daemon takes with all its processes, once its sources have been read a few times."""

from __future__ import annotations

import asyncio
import sys
from collections import defaultdict
from contextlib import AsyncExitStack, suppress
from itertools import count, cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, Self

from benchmarks.detect import TELLING
from monitor.detect.loading import shipped

if TYPE_CHECKING:
    from collections.abc import Sequence

_SOURCES = 50
_CHECKS = 4  # of each source
_PATIENCE = 120  # seconds
_HEADLINES = cycle([headline for _, headline in TELLING])


class Taken(NamedTuple):
    """Megabytes of memory."""

    rss: float  # what processes share counted in each of them
    pss: float  # what processes share divided among them


def main() -> None:
    """Print the figures."""
    for languages in (("en",), tuple(shipped())):
        with TemporaryDirectory() as folder:
            taken = asyncio.run(_taken(languages, Path(folder)))
        print(f"{_SOURCES} sources in {len(languages)} language(s):")
        for role, processes in taken.items():
            told = ", ".join(f"{process.rss:.0f} RSS {process.pss:.0f} PSS" for process in processes)
            print(f"  {role}: {told}")
        everything = [process for processes in taken.values() for process in processes]
        rss, pss = map(sum, zip(*everything, strict=True))
        print(f"  total: {rss:.0f} MB RSS (shared memory counted again and again), {pss:.0f} MB PSS (counted once)")


async def _taken(languages: Sequence[str], folder: Path) -> dict[str, list[Taken]]:
    """Run a daemon on sources that change with every look, and weigh its processes by their roles."""
    async with AsyncExitStack() as closing:
        outlets = [await closing.enter_async_context(_Outlet()) for _ in range(_SOURCES)]
        configuration = folder / "sources.yaml"
        configuration.write_text(_configuration(outlets, languages), encoding="utf-8")
        arguments = ("--config", str(configuration), "--state", str(folder / "state"), "--port", "0")
        daemon = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "monitor", "run", *arguments), stderr=asyncio.subprocess.DEVNULL
        )
        try:
            async with asyncio.timeout(_PATIENCE):
                await asyncio.gather(*(outlet.asked_enough.wait() for outlet in outlets))
            return _weighed(daemon.pid)
        finally:
            with suppress(ProcessLookupError):  # it ended by itself
                daemon.terminate()
            await daemon.wait()


class _Outlet:
    """A feed on this machine with another headline at every look."""

    def __init__(self) -> None:
        self.asked_enough = asyncio.Event()
        self._serial = count(1)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._answer, "127.0.0.1", 0)
        return self

    async def __aexit__(self, *_: object) -> None:
        self._server.close()

    @property
    def url(self) -> str:
        """Return where the feed is."""
        return f"http://127.0.0.1:{self._server.sockets[0].getsockname()[1]}/feed"

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(ConnectionError, asyncio.IncompleteReadError):
            await reader.readuntil(b"\r\n\r\n")
            number = next(self._serial)
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n\r\n")
            writer.write(_feed(number).encode())
            await writer.drain()
            if number > _CHECKS:  # the one before has been read
                self.asked_enough.set()
        writer.close()


def _feed(number: int) -> str:
    return (
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Desk</title><link>https://desk.example/</link>'
        f"<item><title>{next(_HEADLINES)}</title><link>https://desk.example/{number}</link></item></channel></rss>"
    )


def _configuration(outlets: Sequence[_Outlet], languages: Sequence[str]) -> str:
    lines = ["fetch: {politeness: 1s, articles: 0}", "sources:"]
    for number, (outlet, language) in enumerate(zip(outlets, cycle(languages), strict=False)):
        told = f"id: s{number}, name: Desk {number}, url: '{outlet.url}', language: '{language}'"
        lines.append(f"  - {{{told}, interval: 2s, allow_private: [127.0.0.0/8]}}")
    return "\n".join(lines) + "\n"


def _weighed(main: int) -> dict[str, list[Taken]]:
    """Return what a daemon and the processes below it take, by role."""
    children = defaultdict(list)
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it ended just now
            children[int((folder / "stat").read_text().rpartition(")")[2].split()[1])].append(int(folder.name))
    helpers = sorted(children[main])
    workers = [worker for helper in helpers for worker in sorted(children[helper])]
    roles = {"main": [main], "fork server and resource tracker": helpers, "workers": workers}
    return {role: list(map(_weight, processes)) for role, processes in roles.items()}


def _weight(process: int) -> Taken:
    rows = [line.split() for line in Path("/proc", str(process), "smaps_rollup").read_text().splitlines()]
    taken = {row[0]: int(row[1]) / 1024 for row in rows if row[0] in {"Rss:", "Pss:"}}
    return Taken(taken["Rss:"], taken["Pss:"])
