"""The processes of one browser, as Linux shows them in /proc: how much memory they take, and their certain end.

The driver does not tell which process it starts. It starts it as the leader of a session, and all others but those
that write crash reports, which end by themselves, stay in that session. Elsewhere than on Linux only the driver ends
the browser, and nothing but the time limit bounds its memory.
"""

from __future__ import annotations

import asyncio
import os
import re
import signal
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator

_PROC = Path("/proc")
# Pages of files are shared with others and can be dropped; anonymous and shared memory is what a page makes.
_MADE = re.compile(r"^(?:RssAnon|RssShmem):\s*([0-9]+) kB$", re.MULTILINE)
_LOOK_EVERY = 0.2  # seconds


@dataclass(frozen=True, slots=True)
class Processes:
    """A browser's session, and the process of its driver."""

    session: int
    driver: int

    @classmethod
    def started_with(cls, argument: str, proc: Path = _PROC) -> Processes | None:
        """Return those of the browser with an argument that no other has; None where there is none to be seen."""
        for number, parent, session in _all(proc):
            if number == session and argument.encode() in _arguments(proc, number):
                return cls(session, driver=parent)
        return None

    def members(self, proc: Path = _PROC) -> list[int]:
        """List the browser's processes."""
        return [number for number, _, session in _all(proc) if session == self.session]

    def memory(self, proc: Path = _PROC) -> int:
        """Return the bytes that all of them have made, the driver included."""
        return sum(_made(proc / str(number)) for number in (self.driver, *self.members(proc)))

    def kill(self) -> None:
        """End the browser at once. The driver ends by itself when it is told to."""
        for number in self.members():
            with suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)


async def grown_beyond(processes: Processes, most: int, host: str) -> NoReturn:
    """Watch a browser's memory. Raises FetchError (too-large) when a page takes more bytes than it may."""
    # In a thread, for a machine may have thousands of processes to look through.
    while await asyncio.to_thread(processes.memory) <= most:  # noqa: ASYNC110 - the system tells nobody of it
        await asyncio.sleep(_LOOK_EVERY)
    raise FetchError(
        Diagnosis.TOO_LARGE, f"The page of {host} took more than {most // 1_000_000} MB of memory in the browser."
    )


def _all(proc: Path) -> Iterator[tuple[int, int, int]]:
    """Give the number, the parent and the session of each process."""
    for folder in proc.glob("[0-9]*"):
        with suppress(OSError, ValueError, IndexError):  # it has ended
            # The name may hold anything, brackets too.
            fields = (folder / "stat").read_text(errors="replace").rpartition(")")[2].split()
            yield int(folder.name), int(fields[1]), int(fields[3])


def _arguments(proc: Path, number: int) -> list[bytes]:
    with suppress(OSError):
        return (proc / str(number) / "cmdline").read_bytes().split(b"\0")
    return []


def _made(folder: Path) -> int:
    with suppress(OSError):
        return 1024 * sum(map(int, _MADE.findall((folder / "status").read_text(errors="replace"))))
    return 0
