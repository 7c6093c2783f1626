"""A store that fails is told once, and the daemon lives on with the last good feed."""

from __future__ import annotations

from structlog.testing import capture_logs

from monitor.daemon.trouble import StoreTrouble
from monitor.errors import StoreError


def test_it_is_told_when_it_begins_and_when_it_is_over() -> None:
    trouble = StoreTrouble()
    with capture_logs() as logs:
        trouble.over()
        for _ in range(3):
            trouble.met(StoreError("the disk is full", "free some space"))
        assert trouble.failures == 3
        trouble.over()
        trouble.over()

    assert [line["event"] for line in logs] == [
        "the store fails; the last good feed is served on",
        "the store works again",
    ]
    assert (logs[0]["error"], logs[0]["hint"], logs[1]["failed"]) == ("the disk is full", "free some space", 3)
