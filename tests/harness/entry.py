"""The daemon as the harness starts it: `python -m tests.harness.entry CONFIGURATION STATE CLOCK`.

It is the daemon itself. Only its clock is set from outside, so that two runs see the same times, and it comes back to
every source at once, whatever its interval, so that steps are short. Prints its address when it serves.
"""

from __future__ import annotations

import asyncio
import sys
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from monitor import log
from monitor.daemon import Place, run

PAUSE = timedelta(milliseconds=50)


@dataclass(frozen=True, slots=True)
class ClockFile:
    """A clock that another process sets: a file with an ISO 8601 time, replaced as a whole."""

    path: Path

    def __call__(self) -> datetime:
        return datetime.fromisoformat(self.path.read_text(encoding="ascii"))

    def set(self, moment: datetime) -> None:
        fresh = self.path.with_suffix(".new")
        fresh.write_text(moment.isoformat(), encoding="ascii")
        fresh.replace(self.path)


class Hasty:
    """Comes back after a pause of real time. So `next_check` in the store tells when the check was stored."""

    def after_success(self, now: datetime, interval: timedelta) -> datetime:
        return datetime.now(UTC) + PAUSE

    def after_failure(self, now: datetime, failures: int, retry_after: float | None = None) -> datetime:
        return datetime.now(UTC) + PAUSE


def main(configuration: str, state: str, clock: str) -> None:
    log.configure(json=True)

    def ready(address: str) -> None:
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()

    place = Place(Path(configuration), Path(state), port=0, clock=ClockFile(Path(clock)), plan=Hasty(), on_ready=ready)
    asyncio.run(run(place))


if __name__ == "__main__":
    main(*sys.argv[1:])
