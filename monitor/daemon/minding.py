"""What the daemon does beside its checks goes on, whatever breaks in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from monitor import log

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

_LOG = log.get("daemon")
_AGAIN = 60.0  # seconds


async def minded(
    what: str, work: Callable[[], Awaitable[None]], *, sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
) -> None:
    """Do some work that ends only when it is cancelled; a crash is told, and it begins anew in a minute."""
    while True:
        try:
            await work()
        except Exception:  # noqa: BLE001 - nobody looks at it until the daemon stops
            _LOG.exception("crashed; begins anew in a minute", work=what)
        else:
            return
        await sleep(_AGAIN)
