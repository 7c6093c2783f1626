"""A store that fails is told once, and the daemon lives on with the last good feed."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from structlog.testing import capture_logs

from monitor.daemon.trouble import StoreTrouble
from monitor.errors import StoreError
from tests.daemon.living import living, write_configuration

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_it_is_told_when_it_begins_and_when_it_is_over() -> None:
    trouble = StoreTrouble()
    with capture_logs() as logs:
        trouble.over()
        for _ in range(3):
            trouble.met(StoreError("the disk is full", "free some space"))
        trouble.over()
        trouble.over()

    assert [line["event"] for line in logs] == [
        "the store fails; the last good feed is served on",
        "the store works again",
    ]
    assert (logs[0]["error"], logs[0]["hint"], logs[1]["failed"]) == ("the disk is full", "free some space", 3)


@dataclass
class Noted:
    """A plan that notes what it is asked."""

    waits: list[timedelta | int] = field(default_factory=list)

    def after_success(self, now: datetime, interval: timedelta) -> datetime:
        self.waits.append(interval)
        return now + interval

    def after_failure(self, now: datetime, failures: int, retry_after: float | None = None) -> datetime:
        self.waits.append(failures)
        return now + timedelta(days=1)


async def test_sources_are_asked_as_ever_for_none_of_it_is_their_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fail(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("monitor.daemon.daemon.check", fail)
    write_configuration(tmp_path / "sources.yaml", {"a": "https://a.example/", "b": "https://b.example/"})
    plan = Noted()

    async with living(tmp_path / "sources.yaml", tmp_path / "state", plan=plan) as daemon:
        await daemon.until(lambda: len(plan.waits) >= 2)
        assert (await daemon.get("/healthz")).status_code == 503

    assert plan.waits == [timedelta(minutes=30)] * 2
