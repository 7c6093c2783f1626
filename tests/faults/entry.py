"""The daemon as the faults' harness starts it: `python -m tests.faults.entry CONFIGURATION STATE`.

It is the daemon itself, but for coming back to every source after a second, whether it was well or not: nowhere else
would so many faults come so thick. Prints its address when it serves.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import datetime, timedelta
from pathlib import Path

EVERY = timedelta(seconds=1)


class Restless:
    """Comes back soon."""

    def after_success(self, now: datetime, interval: timedelta) -> datetime:
        return now + EVERY

    def after_failure(self, now: datetime, failures: int, retry_after: float | None = None) -> datetime:
        return now + EVERY


def main(configuration: str, state: str) -> None:
    # Here, because the processes that read documents import this file: as with the command, they get no daemon by it.
    from monitor import log  # noqa: PLC0415
    from monitor.daemon import Place, run  # noqa: PLC0415

    log.configure(json=True)

    def ready(address: str) -> None:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()

    asyncio.run(run(Place(Path(configuration), Path(state), port=0, plan=Restless(), on_ready=ready)))


if __name__ == "__main__":
    main(*sys.argv[1:])
