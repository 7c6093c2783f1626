"""Notices within five seconds that a file has changed, reads the configuration anew, and hands over what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from pathlib import Path

from monitor.config.files import digest_of
from monitor.config.loading import load
from monitor.config.values import Configuration
from monitor.errors import ConfigurationError

Loaded = Configuration | ConfigurationError


async def watch(
    path: Path,
    on_change: Callable[[Loaded], Awaitable[None]],
    *,
    in_use: Configuration,
    read: Callable[[Path], Configuration] = load,
    every: timedelta = timedelta(seconds=1.5),
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Look at the file, and at those that it names, until cancelled.

    Hand over each new content once, as a Configuration or as what is wrong with it. A change that was made since the
    configuration in use was read, before the watching began, is seen too.
    """
    # The bytes are compared, not the time stamps: those are coarse on some mounts, kept by some editors and tools, and
    # notifications do not cross bind mounts. The files are small and in the page cache.
    known = before = in_use.files
    while True:
        await sleep(every.total_seconds())
        now = await asyncio.to_thread(_digests, known)
        # Perhaps still being written, or between two steps of a replacement: it must look the same once more.
        if now != known and now == before:
            loaded = await asyncio.to_thread(_load, path, read)
            known = loaded.files
            await on_change(loaded)
        before = now


def _digests(paths: Iterable[Path]) -> dict[Path, str | None]:
    return {path: digest_of(path) for path in paths}


def _load(path: Path, read: Callable[[Path], Configuration]) -> Loaded:
    try:
        return read(path)
    except ConfigurationError as error:
        return error
