"""What is learned of a source: in which hours of the week its news comes. Pure; all times are aware and UTC.

Hours of UTC, not of the newsroom's clock: nobody tells us where that hangs, and a change to summer time is learned as
any other change is, for the past fades.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitor.model import Arrival

HOURS = 24 * 7
_MONDAY = 72  # hours from the beginning of 1970's first week to that of 1970
_HALF_LIFE = 2 * HOURS  # in which what was seen loses half of its weight
_TOO_VAGUE = timedelta(hours=12)  # between two checks: the monitor was off, and when the news came is not known
_BATCH = 3.0  # headlines of one check that count at most: an editor who publishes a pile has one habit, not thirty
_DOUBT = 12.0  # headlines seen, until which the even week is believed more than they are
_DOUBT_OF_CLAIMS = 20.0  # the same for claims, against all headlines
_DAY_DOUBT = 30.0  # a week has few days, and each is seen once


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A week of news, hour by hour; the first is that of Monday midnight."""

    shares: tuple[float, ...]  # of each hour, 1 being that of an even week
    hourly: float = 0.0  # relevant headlines, as `weight` counts them, in an hour of an even week
    by_claims: bool = False  # whether the relevant ones are those that claim something, or all

    def share(self, when: datetime) -> float:
        """Return the share of the hour that a time is in."""
        return self.shares[hour_of_week(when)]

    def weight(self, arrival: Arrival) -> float:
        """Count the relevant headlines of one check, a pile of them as a few."""
        return min(arrival.claiming if self.by_claims else arrival.new, _BATCH)


EVEN = Rhythm((1.0,) * HOURS)


def hour_of_week(when: datetime) -> int:
    """Return the number of an hour, counted from Monday midnight."""
    return when.weekday() * 24 + when.hour


def learned(arrivals: Sequence[Arrival], now: datetime) -> Rhythm:
    """Return the rhythm that arrivals show; with few of them it is close to an even week, with none it is one.

    Claims are what is waited for; where they are too rare to show a rhythm, all headlines stand for them. The hour of
    the day and the day of the week are learned apart: both show long before all hours of a week have been seen.
    """
    seen = [arrival for arrival in arrivals if arrival.until <= now and arrival.until - arrival.since <= _TOO_VAGUE]
    if not seen:
        return EVEN
    headlines, claims = _counted(seen, now)
    watched = _watched(seen[0].since, now)
    by_claims = sum(claims) >= _DOUBT_OF_CLAIMS
    return Rhythm(
        _product(_hours(headlines, claims), _days(headlines, claims, watched)),
        sum(claims if by_claims else headlines) / max(1.0, sum(watched)),
        by_claims,
    )


def _counted(arrivals: Sequence[Arrival], now: datetime) -> tuple[list[float], list[float]]:
    """Return the faded numbers of headlines, and of claims, by the hour of the week that they came in."""
    headlines, claims = [0.0] * HOURS, [0.0] * HOURS
    present = _in_hours(now)
    for arrival in arrivals:
        since, until = _in_hours(arrival.since), _in_hours(arrival.until)
        faded = _faded(present - until)
        new, claiming = min(arrival.new, _BATCH) * faded, min(arrival.claiming, _BATCH) * faded
        for hour, part in _spread(since, until):
            headlines[hour] += new * part
            claims[hour] += claiming * part
    return headlines, claims


def _hours(headlines: list[float], claims: list[float]) -> list[float]:
    """Return the share of each hour of the day."""
    general = _believed(_round(_of_day(headlines)), [1.0 / 24] * 24, _DOUBT)
    return [24 * part for part in _believed(_round(_of_day(claims)), general, _DOUBT_OF_CLAIMS)]


def _days(headlines: list[float], claims: list[float], watched: list[float]) -> list[float]:
    """Return the share of each day of the week; `watched` is how long each was seen."""
    known = sum(watched)
    even = [hours / known if known else 1 / 7 for hours in watched]
    general = _believed(_of_week(headlines), even, _DAY_DOUBT)
    found = _believed(_of_week(claims), general, _DAY_DOUBT)
    return [part / expected if expected else 1.0 for part, expected in zip(found, even, strict=True)]


def _of_day(by_hour: list[float]) -> list[float]:
    return [sum(by_hour[hour::24]) for hour in range(24)]


def _of_week(by_hour: list[float]) -> list[float]:
    return [sum(by_hour[day * 24 : day * 24 + 24]) for day in range(7)]


def _spread(since: float, until: float) -> Iterator[tuple[int, float]]:
    """Spread a stretch of time over the hours of the week that it touches; the parts sum up to 1."""
    first, last = int(since), int(until)
    if first == last or until <= since:
        yield (last + _MONDAY) % HOURS, 1.0
        return
    for hour in range(first, last + 1):
        yield (hour + _MONDAY) % HOURS, (min(until, hour + 1) - max(since, hour)) / (until - since)


def _watched(since: datetime, now: datetime) -> list[float]:
    """Return the faded hours for which each day of the week was watched."""
    hours = [0.0] * 7
    begin, present = _in_hours(since), _in_hours(now)
    while begin < present:
        end = min(present, (begin // 24 + 1) * 24)
        hours[(int(begin) + _MONDAY) % HOURS // 24] += (end - begin) * _faded(present - end)
        begin = end
    return hours


def _in_hours(when: datetime) -> float:
    """Return a time as hours since 1970: many are reckoned with at each check."""
    return when.timestamp() / 3600


def _faded(hours: float) -> float:
    return float(0.5 ** (hours / _HALF_LIFE))


def _round(hours: list[float]) -> list[float]:
    """Give a quarter of each hour to either neighbour: news keeps hours, but not to the minute."""
    return [hours[hour - 1] / 4 + hours[hour] / 2 + hours[(hour + 1) % 24] / 4 for hour in range(24)]


def _believed(counts: list[float], expected: list[float], doubt: float) -> list[float]:
    """Return the parts that counts show, as if `doubt` more had been counted as expected."""
    total = sum(counts) + doubt
    return [(count + doubt * part) / total for count, part in zip(counts, expected, strict=True)]


def _product(hours: list[float], days: list[float]) -> tuple[float, ...]:
    shares = [day * hour for day in days for hour in hours]
    mean = sum(shares) / HOURS
    return tuple(share / mean for share in shares)
