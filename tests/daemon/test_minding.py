from __future__ import annotations

from structlog.testing import capture_logs

from monitor.daemon.minding import minded


async def test_what_crashes_is_told_and_begins_anew() -> None:
    begun: list[int] = []
    slept: list[float] = []

    async def work() -> None:
        begun.append(len(begun))
        if len(begun) < 3:
            raise RuntimeError("out of the blue")

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    with capture_logs() as logs:
        await minded("tidying", work, sleep=sleep)

    assert (begun, slept) == ([0, 1, 2], [60.0, 60.0])
    assert [(entry["event"], entry["work"]) for entry in logs] == [("crashed; begins anew in a minute", "tidying")] * 2
