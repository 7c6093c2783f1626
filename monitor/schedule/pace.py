"""How long to wait for the next check of a source that is well: what it has learned, and what its server asks for.

Pure; all times are aware and UTC. A learned interval costs as many requests in a week as the fixed one that it stands
for, give or take a few hours' worth: each request is entered in an account, and whoever is ahead waits longer.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import accumulate

from monitor.model import Arrival, Course, IntervalRange, Wait
from monitor.schedule.rhythm import HOURS, Rhythm, hour_of_week, learned
from monitor.schedule.times import LENGTHENED

_HOUR = timedelta(hours=1)
_EAGERNESS = 1.2  # power of its share that an hour's requests get: 0 is even, 1/2 best for the mean delay, 1 for most
_BURST_HALF_LIFE = timedelta(hours=1)
_BURST_SEEN = timedelta(hours=6)  # older news tells nothing of now
_HASTE = 4.0  # times as often, at most, as the hour alone would have it
_ADVANCE = timedelta(hours=6)  # of even requests, that bursts may take in advance
_UNSPENT = timedelta(hours=24)  # of even requests, that are kept for later
_PAID_BACK = timedelta(hours=24)  # in which what was taken in advance is saved again
_HALVINGS = 25  # of an interval that holds the answer: finer than a second a week


def wait(course: Course, now: datetime) -> Wait:
    """Return how long to wait after a check that went well at `now`."""
    bounds = course.interval_range
    if bounds is None:
        return Wait(_lengthened(course.interval, course))
    rhythm = learned(course.arrivals, now)
    density = _density(rhythm, course.interval, bounds)
    planned = _planned(density, now) * (_HOUR / course.interval)
    ahead = _account(course, planned, now)
    beyond = ahead - planned
    worth = 1.0 + beyond / (_PAID_BACK / course.interval)
    if beyond < _ADVANCE / course.interval:
        worth /= _haste(course.arrivals, rhythm, now)
    spent = _until_spent(density, now, max(worth, 1 / _HASTE) * (course.interval / _HOUR), bounds.longest)
    return Wait(_lengthened(min(bounds.longest, max(bounds.shortest, spent)), course), ahead)


def _lengthened(interval: timedelta, course: Course) -> timedelta:
    """Wait as long as the answer stays fresh; not for ever, for many a server says a year by mistake."""
    if course.fresh_for is None:
        return interval
    return max(interval, min(course.fresh_for, LENGTHENED * course.interval))


def _density(rhythm: Rhythm, interval: timedelta, bounds: IntervalRange) -> tuple[float, ...]:
    """Return the share of the requests that each hour of the week gets, 1 being that of an even week.

    What the bounds deny to the best hours goes to the next best, so that over the week nothing is lost.
    """
    wanted = [share**_EAGERNESS for share in rhythm.shares]
    least, most = interval / bounds.longest, interval / bounds.shortest
    low, high = 0.0, most / min(wanted)
    for _ in range(_HALVINGS):
        scale = (low + high) / 2
        if sum(min(most, max(least, scale * share)) for share in wanted) < HOURS:
            low = scale
        else:
            high = scale
    return tuple(min(most, max(least, high * share)) for share in wanted)


def _planned(density: tuple[float, ...], now: datetime) -> float:
    """Return by how many hours of an even week the requests of the week are to be ahead at this time of it.

    On Friday evening most are made, on Monday morning most are still to come; over the week that comes to nothing.
    """
    beyond = list(accumulate((share - 1.0 for share in density), initial=0.0))[:-1]
    hour = hour_of_week(now)
    since = (now - (_next_hour(now) - _HOUR)) / _HOUR
    return beyond[hour] + (density[hour] - 1.0) * since - sum(beyond) / HOURS


def _account(course: Course, planned: float, now: datetime) -> float:
    """Return how many requests the source is ahead of its mean interval, that of now among them."""
    if course.ahead is None or course.last_checked is None or course.last_checked > now:
        return planned
    ahead = course.ahead + 1.0 - (now - course.last_checked) / course.interval
    # After a long outage there is nothing to catch up with.
    return max(ahead, planned - _UNSPENT / course.interval)


def _haste(arrivals: tuple[Arrival, ...], rhythm: Rhythm, now: datetime) -> float:
    """Return how many times as much news comes now as is usual at this hour, 1 at least."""
    recent = [arrival for arrival in arrivals if timedelta() <= now - arrival.until < _BURST_SEEN]
    heat = sum(rhythm.weight(arrival) * 0.5 ** ((now - arrival.until) / _BURST_HALF_LIFE) for arrival in recent)
    # What an even stream of the usual strength would have left.
    usual = rhythm.hourly * rhythm.share(now) * (_BURST_HALF_LIFE / _HOUR) / 0.693
    return float(min(_HASTE, max(1.0, (1.0 + heat) / (1.0 + usual))))


def _until_spent(density: tuple[float, ...], now: datetime, worth: float, longest: timedelta) -> timedelta:
    """Return the time after which so many hours of an even week are over; `longest` if that takes longer."""
    begin = now
    while begin < now + longest:
        end = _next_hour(begin)
        here = density[hour_of_week(begin)] * ((end - begin) / _HOUR)
        if here >= worth:
            return begin + (end - begin) * (worth / here) - now
        worth -= here
        begin = end
    return longest


def _next_hour(when: datetime) -> datetime:
    return when.replace(minute=0, second=0, microsecond=0) + _HOUR
