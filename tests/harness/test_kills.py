"""kill -9 at random points, again and again: the feed is the one of a daemon that was never disturbed.

Two daemons watch the same newsroom in step; one of them is killed and started again. `SERIES_MONITOR_KILLS` sets how
often, `SERIES_MONITOR_KILLS_SEED` repeats a run as far as chance goes.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from random import Random
from typing import TYPE_CHECKING

import pytest

from monitor.newsroom import serve
from tests.harness import kills
from tests.harness.onlooker import Onlooker
from tests.harness.subject import Subject
from tests.harness.world import World, steps

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.harness.kills import Kill, Killed

PATIENCE = 60.0  # seconds that a step may take on a busy machine


class Run:
    """Two daemons in one world: the undisturbed one, and the victim."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder / "clock")
        self.undisturbed = Subject("undisturbed", folder / "undisturbed", folder / "clock")
        self.victim = Subject("victim", folder / "victim", folder / "clock")
        self.onlooker = Onlooker(self.victim.feed)
        self.killed: list[Killed] = []
        self.served: list[bytes] = []  # in the end, of each
        self.written: list[bytes] = []
        self.exit_codes: list[int] = []

    @property
    def subjects(self) -> tuple[Subject, Subject]:
        return self.undisturbed, self.victim

    async def play(self, plan: list[Kill]) -> None:
        async with serve(self.world) as addresses:
            for subject in self.subjects:
                subject.configuration.write_text(self.world.configuration(subject.name, addresses), encoding="utf-8")
                await subject.start()
            await self.undisturbed.ready()
            before = -1.0
            for number, seconds in enumerate(steps(self.world.script)):
                moment, begun = self.world.step(seconds), datetime.now(UTC)
                news, before = self.world.changed_since(before), seconds
                for kill in (kill for kill in plan if kill.step == number):
                    self.killed.append(await kills.carry_out(kill, self.victim, self.world, news))
                    self.onlooker.look()
                    await self.victim.start()
                await self._seen(moment, begun)
            for subject in self.subjects:
                await subject.ready()
                self.served.append(await subject.served())
                self.exit_codes.append(await subject.stop())
                self.written.append(subject.feed.read_bytes())

    async def _seen(self, moment: datetime, begun: datetime) -> None:
        """Wait until both daemons have stored a check of every source that began in this step."""
        await self._until(lambda: all(self._has_seen(subject, moment, begun) for subject in self.subjects))

    def _has_seen(self, subject: Subject, moment: datetime, begun: datetime) -> bool:
        sightings = subject.sightings()
        for outlet in self.world.script.outlets:
            asked = self.world.asked_since(subject.name, outlet.id, begun)
            sighting = sightings.get(outlet.id)
            if asked is None or sighting is None or sighting.stored < asked or sighting.at != moment:
                return False
            # A failure that the newsroom did not make, as on a machine that is too busy, has to pass first.
            front = self.world.front(outlet)
            if sighting.diagnosis is not None and front.up and front.wall is None:
                return False
        return True

    async def _until(self, condition: Callable[[], bool]) -> None:
        async with asyncio.timeout(PATIENCE):
            while not condition():
                self.onlooker.look()
                await asyncio.sleep(0.01)


@pytest.mark.harness
async def test_a_daemon_that_is_killed_again_and_again_publishes_as_one_that_never_was(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run = Run(tmp_path)
    plan = kills.planned(Random(kills.SEED), kills.COUNT, len(steps(run.world.script)))
    try:
        await run.play(plan)
    finally:
        for subject in run.subjects:
            await subject.clear_away()
        with capsys.disabled():
            sys.stdout.write(f"\n{kills.summary(run.killed)}\n")

    assert run.served[0] == run.served[1]
    assert run.written == run.served
    run.onlooker.judge(run.written[1])
    assert len(run.onlooker.dates) >= 15, "a feed with hardly an entry would prove nothing"
    assert run.undisturbed.events() == run.victim.events()
    assert run.exit_codes == [0, 0]
    assert {path.name for path in run.victim.feed.parent.iterdir()} == {"feed.xml", ".feed.xml.lock"}
    assert len(run.killed) == kills.COUNT
    assert sum(bool(killed.checks) for killed in run.killed) >= kills.COUNT // 5, "too few kills hit a running check"
