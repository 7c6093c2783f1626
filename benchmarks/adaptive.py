"""Sixty days of newsrooms, watched at even intervals and at learned ones: as many requests, how much delay."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from random import Random
from statistics import median, quantiles

from benchmarks.newsrooms import DAYS, NEWSROOMS, START, Item, published
from monitor.model import Arrival, Course, IntervalRange
from monitor.schedule.pace import wait
from monitor.schedule.times import jittered
from monitor.store.arrivals import REMEMBERED

INTERVAL = timedelta(minutes=30)
LEARNED = IntervalRange(timedelta(minutes=5), timedelta(hours=6))

_MINUTE = timedelta(minutes=1)
_BEGINNINGS = 5
_JITTER = _MINUTE / 2  # that the schedule adds to a wait, on average
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
    """Print the figures. Each fixed interval is such that it costs what the learned one has cost."""
    minutes = round(INTERVAL / _MINUTE)
    print(f"{DAYS} days, {_words(LEARNED)} for every {minutes} min, against fixed; minutes of delay: median, 90 %")
    fixed, learned = Watch(), Watch()
    for newsroom in NEWSROOMS:
        items = published(newsroom, Random(newsroom.name))
        after = watch(items, Course(INTERVAL, LEARNED), Random(newsroom.name))
        before = _fixed(items, after.requests, Random(newsroom.name))
        _print(newsroom.name, before, after)
        fixed.add(before)
        learned.add(after)
    _print("all", fixed, learned)


def _fixed(items: list[Item], requests: int, chance: Random) -> Watch:
    """Watch with as many requests at even intervals: begun at some other minute, it might fare better or worse."""
    done, course = Watch(), Course((_END - START) / requests - _JITTER)
    for _ in range(_BEGINNINGS):
        done.add(watch(items, course, chance))
    done.requests = round(done.requests / _BEGINNINGS)
    return done


def watch(items: list[Item], course: Course, chance: Random) -> Watch:
    """Watch a newsroom from the first day to the last, by the rules that the schedule goes by."""
    done, times = Watch(), [item.at for item in items]
    seen, before, now = 0, START, START + chance.random() * course.interval
    while now < _END:
        come = bisect_right(times, now)
        new = items[seen:come]
        done.requests += 1
        done.delays += [(now - item.at) / _MINUTE for item in new if item.claims]
        course = replace(course, last_checked=before, arrivals=_remembered(course, before, new, now))
        decided = wait(course, now)
        course = replace(course, ahead=decided.ahead)
        # Jitter puts every check off by a little, so that the account sees what a server does.
        seen, before, now = come, now, jittered(now + decided.interval, now, chance.random())
    return done


def _remembered(course: Course, before: datetime, new: list[Item], now: datetime) -> tuple[Arrival, ...]:
    known = [arrival for arrival in course.arrivals if now - arrival.until < REMEMBERED]
    if new:
        known.append(Arrival(before, now, len(new), sum(item.claims for item in new)))
    return tuple(known)


def _print(name: str, fixed: Watch, learned: Watch) -> None:
    shorter = median(fixed.delays) / median(learned.delays)
    print(f"{name}: {_figures(fixed)} against {_figures(learned)}; median {shorter:.1f} times shorter")


def _figures(done: Watch) -> str:
    return f"{median(done.delays):.1f}, {_ninth(done.delays):.1f} ({done.requests:,} requests)"


def _ninth(delays: Iterable[float]) -> float:
    return quantiles(delays, n=10)[8]


def _words(bounds: IntervalRange) -> str:
    return f"{bounds.shortest.seconds // 60} min to {bounds.longest.seconds // 3600} h"
