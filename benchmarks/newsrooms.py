"""Newsrooms as they publish: our own model of weeks, days, bursts and piles, from a seed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

DAYS = 60
# A Wednesday: of the days beyond eight whole weeks, then, one is of a weekend, as it should be of four.
START = datetime(2027, 4, 7, tzinfo=UTC)
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
# The week in which American networks present their autumn, among the days that are simulated.
_UPFRONTS = (START + timedelta(days=33), START + timedelta(days=37))

# Shares of the hours of a day, by the clock on the wall.
_OFFICE = (0, 0, 0, 0, 0, 0, 1, 2, 5, 10, 13, 11, 8, 11, 10, 9, 8, 6, 3, 2, 1, 0.5, 0.2, 0)
_MORNING = (0, 0, 0, 0, 0, 0, 4, 9, 9, 9, 6, 4, 4, 4, 4, 5, 5, 3, 2, 2, 2, 1, 0.5, 0)
_ALWAYS = (3, 2, 2, 2, 2, 2, 3, 4, 5, 5, 6, 6, 5, 6, 6, 6, 6, 6, 5, 5, 5, 4, 4, 3)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Who publishes, and when."""

    name: str
    zone: int  # hours from UTC
    hours: tuple[float, ...]
    weekend: float  # of what a weekday brings
    claims: float  # headlines on decisions in a weekday
    others: float  # further headlines in a weekday
    echo: float = 0.3  # chance that a decision brings on another telling
    upfronts: float = 1.0  # times as many decisions in that week
    pile: float = 0.0  # chance that others come with it at once

    def rate(self, when: datetime) -> float:
        """Return the headlines on decisions that an hour brings, echoes aside."""
        local = when + self.zone * _HOUR
        season = self.upfronts if _UPFRONTS[0] <= when < _UPFRONTS[1] else 1.0
        week = self.weekend if local.weekday() >= 5 else 1.0
        return self.claims * week * season * self.hours[local.hour] / sum(self.hours)


NEWSROOMS = (
    Newsroom("trade paper, Los Angeles", -8, _OFFICE, 0.1, 8, 50, upfronts=4),
    Newsroom("trade paper, New York", -5, _OFFICE, 0.15, 6, 40, upfronts=4),
    Newsroom("press room of a network", -8, _OFFICE, 0.0, 2, 3, echo=0.1, upfronts=5, pile=0.5),
    Newsroom("daily paper, Madrid", 1, _MORNING, 0.4, 3, 60),
    Newsroom("television page, Berlin", 1, _OFFICE, 0.3, 3, 25),
    Newsroom("portal, Seoul", 9, _MORNING, 0.2, 4, 80),
    Newsroom("aggregator, round the clock", 0, _ALWAYS, 0.6, 5, 100, echo=0.4, upfronts=2),
)


@dataclass(frozen=True, slots=True)
class Item:
    """One headline."""

    at: datetime
    claims: bool  # tells of a decision


def published(newsroom: Newsroom, chance: Random) -> list[Item]:
    """Return what a newsroom publishes in all days, oldest first."""
    items = [Item(at, claims=False) for at in _stream(newsroom, newsroom.others / newsroom.claims, chance)]
    for at in _stream(newsroom, 1.0, chance):
        items += [Item(each, claims=True) for each in _told(at, newsroom, chance)]
    end = START + DAYS * _DAY
    return sorted((item for item in items if item.at < end), key=lambda item: item.at)


def _stream(newsroom: Newsroom, times: float, chance: Random) -> Iterator[datetime]:
    for hour in range(DAYS * 24):
        begin = START + hour * _HOUR
        count = _poisson(newsroom.rate(begin) * times, chance)
        yield from (begin + chance.random() * _HOUR for _ in range(count))


def _told(at: datetime, newsroom: Newsroom, chance: Random) -> Sequence[datetime]:
    """Return one decision with what it brings on: a pile at once, and echoes within the hour."""
    times = [at]
    while chance.random() < newsroom.pile:
        times.append(at)
    while chance.random() < newsroom.echo:
        times.append(times[-1] + chance.expovariate(1.0) * timedelta(minutes=40))
    return times


def _poisson(mean: float, chance: Random) -> int:
    count, left = 0, chance.expovariate(1.0)
    while left < mean:
        count += 1
        left += chance.expovariate(1.0)
    return count
