"""Sixty days of newsrooms, watched at even intervals and at learned ones: as many requests, how much delay."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random
from statistics import median, quantiles

from benchmarks.newsrooms import DAYS, NEWSROOMS, START, Item, published
from monitor.model import Arrival, Course, IntervalRange, Wait
from monitor.schedule.pace import wait
from monitor.schedule.times import jittered
from monitor.store.arrivals import REMEMBERED

INTERVAL = timedelta(minutes=30)
LEARNED = IntervalRange(timedelta(minutes=10), timedelta(hours=6))
SEEDS = (1,)

_END = START + timedelta(days=DAYS)


@dataclass(slots=True)
class Watch:
    """What watching came to."""

    requests: int = 0
    delays: list[float] = field(default_factory=list)  # minutes from publication to sighting, of decisions

    def add(self, other: Watch) -> None:
        """Take another watch in."""
        self.requests += other.requests
        self.delays += other.delays


def main() -> None:
    """Print the figures."""
    print(f"{DAYS} days, every {INTERVAL.seconds // 60} min against {_words(LEARNED)}; median and 90 % in minutes")
    fixed, learned = Watch(), Watch()
    for newsroom in NEWSROOMS:
        before, after = Watch(), Watch()
        for seed in SEEDS:
            items = published(newsroom, Random(f"{newsroom.name} {seed}"))
            before.add(watch(items, _fixed, Random(seed)))
            after.add(watch(items, _learning(LEARNED), Random(seed)))
        _print(newsroom.name, before, after)
        fixed.add(before)
        learned.add(after)
    _print("all", fixed, learned)


def watch(items: list[Item], plan: Callable[[Course, datetime], Wait], chance: Random) -> Watch:
    """Watch a newsroom from the first day to the last, by the rules that the schedule goes by."""
    done, times = Watch(), [item.at for item in items]
    arrivals: list[Arrival] = []
    seen, ahead, before = 0, 0.0, START
    now = START + chance.random() * INTERVAL
    while now < _END:
        come = bisect_right(times, now)
        new = items[seen:come]
        if new:
            arrivals.append(Arrival(before, now, len(new), sum(item.claims for item in new)))
        done.requests += 1
        done.delays += [(now - item.at) / timedelta(minutes=1) for item in new if item.claims]
        arrivals = [arrival for arrival in arrivals if now - arrival.until < REMEMBERED]
        course = Course(INTERVAL, None, None, before, ahead, tuple(arrivals))
        decided = plan(course, now)
        seen, ahead, before = come, decided.ahead, now
        now = jittered(now + decided.interval, now, chance.random())
    return done


def _fixed(course: Course, now: datetime) -> Wait:
    return wait(course, now)


def _learning(bounds: IntervalRange) -> Callable[[Course, datetime], Wait]:
    def plan(course: Course, now: datetime) -> Wait:
        learning = Course(course.interval, bounds, course.fresh_for, course.last_checked, course.ahead, course.arrivals)
        return wait(learning, now)

    return plan


def _print(name: str, fixed: Watch, learned: Watch) -> None:
    shorter = median(fixed.delays) / median(learned.delays)
    print(f"{name}: {_figures(fixed)} against {_figures(learned)}; median {shorter:.1f} times shorter")


def _figures(done: Watch) -> str:
    return f"{median(done.delays):.1f}, {_ninth(done.delays):.1f} ({done.requests:,} requests)"


def _ninth(delays: Iterable[float]) -> float:
    return quantiles(delays, n=10)[8]


def _words(bounds: IntervalRange) -> str:
    return f"{bounds.shortest.seconds // 60} min to {bounds.longest.seconds // 3600} h"
