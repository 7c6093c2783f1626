"""The daemon as the soak starts it: `python -m tests.soak.entry CONFIGURATION STATE`.

It is the daemon itself. Every second it says how many tasks it has.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from monitor import log
from monitor.daemon import Place, run


async def main(configuration: str, state: str) -> None:
    log.configure(json=True)
    counting = asyncio.create_task(_count())
    await run(Place(Path(configuration), Path(state), port=0))
    counting.cancel()


async def _count() -> None:
    while True:
        sys.stdout.write(f"{len(asyncio.all_tasks())}\n")
        sys.stdout.flush()
        await asyncio.sleep(1)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
