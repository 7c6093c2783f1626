"""When the daemon is killed: at random, but so that every part of a check is hit."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from tests.harness.subject import Subject
    from tests.harness.world import World

COUNT = int(os.environ.get("SERIES_MONITOR_KILLS", "20"))
SEED = int(os.environ.get("SERIES_MONITOR_KILLS_SEED", "0")) or Random().randrange(1, 10**6)

_PATIENCE = 3.0  # seconds to wait for what a kill is to follow; then it comes anyway


class Moment(StrEnum):
    """What a kill follows; where there is news, it is the check that brings the news."""

    STEP = "after a step began"
    ASKED = "after a source was asked"
    COMMIT = "after a transaction was written"
    START = "after the start"


# Of each kind: how often, and how many seconds at most it comes later.
_KINDS = {Moment.STEP: (3, 1.2), Moment.ASKED: (9, 0.012), Moment.COMMIT: (5, 0.004), Moment.START: (3, 2.5)}


@dataclass(frozen=True, slots=True)
class Kill:
    """One kill that is planned."""

    step: int
    moment: Moment
    delay: float  # seconds


@dataclass(frozen=True, slots=True)
class Killed:
    """One kill that was done."""

    kill: Kill
    checks: tuple[str, ...]  # sources that had been asked, and nothing of it was stored
    before_feed: bool  # something was stored, and not yet in the feed's file

    def __str__(self) -> str:
        hit = f"in the check of {', '.join(self.checks)}" if self.checks else "between checks"
        feed = "; before the feed was written" if self.before_feed else ""
        return f"step {self.kill.step}, {self.kill.delay * 1000:.1f} ms {self.kill.moment}: {hit}{feed}"


def planned(random: Random, count: int, steps: int) -> list[Kill]:
    """Draw the kills, in their order; every kind comes in its share of them."""
    kinds = [kind for kind, (share, _) in _KINDS.items() for _ in range(share)]
    random.shuffle(kinds)
    drawn = [kinds[number % len(kinds)] for number in range(count)]
    places = sorted(random.randrange(steps) for _ in range(count))
    for number, kind in enumerate(drawn):
        if kind is Moment.START:  # at once after the kill before, when the daemon is just coming back
            places[number] = places[number - 1] if number else 0
    return [Kill(step, kind, random.uniform(0, _KINDS[kind][1])) for step, kind in zip(places, drawn, strict=True)]


async def carry_out(kill: Kill, victim: Subject, world: World, news: Collection[str]) -> Killed:
    """Wait for the moment, kill the daemon, and see what it was at; `news` are the outlets that have some."""
    if kill.moment is not Moment.START:
        await victim.ready()
    if kill.moment in {Moment.ASKED, Moment.COMMIT}:
        await _asked(victim, world, news)
    if kill.moment is Moment.COMMIT:
        written = victim.written_at()
        await _until(lambda: victim.written_at() != written)
    await asyncio.sleep(kill.delay)
    await victim.kill()
    return Killed(kill, _under_way(victim, world), victim.waits_for_feed())


async def _asked(victim: Subject, world: World, news: Collection[str]) -> None:
    """Wait until a source is asked whose news is not stored yet; any source where there is none."""
    now, sightings = datetime.now(UTC), victim.sightings()
    moment = world.daemons_clock()
    fresh = [key for key in news if key not in sightings or sightings[key].at < moment]
    awaited = fresh or [outlet.id for outlet in world.script.outlets]
    await _until(lambda: any(world.asked_since(victim.name, key, now) for key in awaited))


async def _until(condition: Callable[[], bool]) -> None:
    with suppress(TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            # Neither a file nor another process's store sets an event, and milliseconds count.
            while not condition():  # noqa: ASYNC110 - see above
                await asyncio.sleep(0.0002)


def _under_way(victim: Subject, world: World) -> tuple[str, ...]:
    stored = {key: sighting.stored for key, sighting in victim.sightings().items()}
    last = {key: times[-1] for key, times in world.asked.get(victim.name, {}).items() if times[-1] >= victim.started}
    return tuple(sorted(key for key, asked in last.items() if key not in stored or stored[key] < asked))


def summary(done: Sequence[Killed]) -> str:
    """Say what was hit, one kill a line and the sums in the end."""
    kinds = Counter(killed.kill.moment.value for killed in done)
    hit = sum(bool(killed.checks) for killed in done)
    lines = [*map(str, done), ", ".join(f"{count} {kind}" for kind, count in sorted(kinds.items()))]
    gaps = sum(killed.before_feed for killed in done)
    sums = f"{len(done)} kills, seed {SEED}: {hit} hit a running check, {gaps} came between store and feed file"
    return "\n".join([*lines, sums])
