"""A daemon as a process of its own, and the memory that it takes with all that it starts."""

from __future__ import annotations

import asyncio
import sys
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

ROOT = Path(__file__).parents[2]
START, END = 60.0, 30.0  # seconds that either may take on a busy machine


@asynccontextmanager
async def running(configuration: Path, state: Path, errors: Path) -> AsyncIterator[int]:
    """Run the daemon in the block, from when it serves; gives its process group."""
    with errors.open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "tests.faults.entry", str(configuration), str(state)),
            cwd=ROOT,
            stdout=asyncio.subprocess.PIPE,
            stderr=log,
            start_new_session=True,  # so that the processes that it starts can be found
        )
    assert process.stdout is not None
    try:
        async with asyncio.timeout(START):
            assert await process.stdout.readline(), f"it did not start: see {errors}"
        yield process.pid
        assert process.returncode is None, f"it ended by itself: see {errors}"
    finally:
        if process.returncode is None:
            process.terminate()
        async with asyncio.timeout(END):
            await process.communicate()


def memory(group: int) -> tuple[int, int]:
    """Return the bytes that the first process of a group takes, and all of them; what they share is divided."""
    folders = [folder for folder in Path("/proc").glob("[0-9]*") if _is_of(folder, group)]
    return _proportional(Path("/proc") / str(group)), sum(map(_proportional, folders))


def _is_of(folder: Path, group: int) -> bool:
    try:
        return int((folder / "stat").read_text().rpartition(")")[2].split()[2]) == group
    except OSError:  # it ended just now
        return False


def _proportional(folder: Path) -> int:
    try:
        lines = (folder / "smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)
