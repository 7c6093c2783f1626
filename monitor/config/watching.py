"""Notices within five seconds that the file has changed, reads it again, and hands over what came of it."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path

from monitor.config.loading import digest, load
from monitor.config.values import Configuration
from monitor.errors import ConfigurationError

Loaded = Configuration | ConfigurationError


async def watch(
    path: Path,
    on_change: Callable[[Loaded], Awaitable[None]],
    *,
    known: str | None,
    read: Callable[[Path], Configuration] = load,
    every: timedelta = timedelta(seconds=1.5),
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
) -> None:
    """Look at the file until cancelled; hand over each new content once, as a Configuration or as what is wrong.

    `known` is the digest of the configuration in use, so that a change made before the watching began is seen too.
    """
    # The bytes are compared, not the time stamps: those are coarse on some mounts, kept by some editors and tools, and
    # notifications do not cross bind mounts. The file is small and in the page cache.
    before: str | None = known
    while True:
        await sleep(every.total_seconds())
        now = await asyncio.to_thread(_digest, path)
        if now == known:
            before = now
        elif now != before:
            # Perhaps still being written, or between two steps of a replacement: it must look the same once more.
            before = now
        else:
            known = now
            await on_change(await asyncio.to_thread(_load, path, read))


def _digest(path: Path) -> str | None:
    try:
        return digest(path.read_bytes())
    except OSError:
        return None


def _load(path: Path, read: Callable[[Path], Configuration]) -> Loaded:
    try:
        return read(path)
    except ConfigurationError as error:
        return error
