"""A clock set by hand, and a visitor without a network."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from monitor.newsroom import Newsroom

if TYPE_CHECKING:
    from monitor.newsroom import Script
    from monitor.newsroom.newsroom import Answer

OPENING = datetime(2026, 3, 9, 20, 0, 0, 250_000, tzinfo=UTC)
BASE = "http://127.0.0.1:8001"


class Stopwatch:
    """A clock that the test sets by hand."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


class Visitor:
    """Looks at the newsroom's pages at moments of its choice, without a network."""

    def __init__(self, script: Script) -> None:
        self.clock = Stopwatch()
        self.newsroom = Newsroom(self.clock, opening=OPENING, script=script)

    def get(self, outlet_id: str, target: str, at: float) -> Answer:
        self.clock.seconds = at
        return self.newsroom.answer(self.newsroom.script.outlet(outlet_id), target, BASE)

    def watched(self, outlet_id: str, at: float) -> Answer:
        return self.get(outlet_id, self.newsroom.script.outlet(outlet_id).watch, at)
