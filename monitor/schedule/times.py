"""When to check next, as pure functions: no clock, no chance, no state. All times are aware and UTC."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitor.model import Source

# The wait after the first, second, ... failure in a row. The last one repeats: no failure gives a source up,
# but that its document was removed for good (check/removed.py).
LADDER = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60, 180, 360, 720, 1440))

LENGTHENED = 4  # times its interval, that a source may ask us to wait while it is well

_RETRY_AFTER = (LADDER[0], LADDER[-1])  # what a server may ask of us, at least and at most
_JITTER = timedelta(minutes=1)
_SPREAD = timedelta(minutes=2)
_APART = timedelta(seconds=1)


def after_success(now: datetime, interval: timedelta) -> datetime:
    """Return when to check again after a success, however many failures came before it."""
    return now + interval


def after_failure(now: datetime, failures: int, retry_after: float | None = None) -> datetime:
    """Return when to try again after a number of failures in a row (1 for the first).

    `retry_after` is what the server itself asked for, in seconds. We never come sooner than that, within bounds, nor
    sooner than the ladder says: a server may send the same short answer for days.
    """
    rung = LADDER[min(max(failures, 1), len(LADDER)) - 1]
    if retry_after is None:
        return now + rung
    least, most = (bound.total_seconds() for bound in _RETRY_AFTER)
    # The bounds come first in both, so that not-a-number ends as the lower one.
    asked = timedelta(seconds=min(most, max(least, retry_after)))
    return now + max(rung, asked)


def jittered(when: datetime, now: datetime, draw: float) -> datetime:
    """Put a check off by a little, so that sources drift apart; never earlier, for a server may have named the time.

    `draw` is in [0, 1); the delay is that part of a tenth of the wait, and of a minute at most.
    """
    wait = max(when - now, timedelta())
    return when + min(wait / 10, _JITTER) * draw


def first_checks(now: datetime, sources: Sequence[Source], stored: Mapping[str, datetime]) -> dict[str, datetime]:
    """Return by id when to check sources that are about to be scheduled.

    Times stored by an earlier run are kept, so that a restart asks nobody sooner. Sources never checked or overdue
    follow each other a second apart; many of them closer, so that all are asked within two minutes, or within the
    shortest of their intervals.
    """
    planned = {source.id: stored[source.id] for source in sources if source.id in stored}
    times = {key: when for key, when in planned.items() if when > now}
    # Longest overdue first; sorting is stable, so that new sources come in the order of the file, before all others.
    due = sorted(
        (source for source in sources if source.id not in times),
        key=lambda source: planned.get(source.id, datetime.min.replace(tzinfo=now.tzinfo)),
    )
    if due:
        bound = min(_SPREAD, *(source.interval for source in due))
        gap = min(_APART, bound / len(due))
        times.update((source.id, now + index * gap) for index, source in enumerate(due))
    return times


def believed(stored: datetime, source: Source, now: datetime, well_at: datetime | None = None) -> datetime:
    """Return when to check a source for which an earlier run stored this time, never further off than we would set.

    `well_at` is when it was last checked, if it was well then: its interval may be shorter by now.
    """
    longest = max(_longest(source), LENGTHENED * source.interval)
    if well_at is not None:
        stored = min(stored, well_at + longest + _JITTER)
    # What is further off was stored while the clock was wrong.
    return min(stored, now + max(longest, LADDER[-1]) + _JITTER)


def after_edit(when: datetime, now: datetime, before: Source, after: Source) -> datetime:
    """Return when to check a source that was edited while its next check was due at `when`.

    What is asked for, or how it is read, has changed: now. The interval is shorter: no later than it allows. Else the
    time stands: a new name is no reason to ask a server again.
    """
    only_named_or_timed = replace(
        before,
        name=after.name,
        country=after.country,
        interval=after.interval,
        interval_range=after.interval_range,
    )
    if only_named_or_timed != after:
        return now
    if _longest(after) < _longest(before):
        return min(when, now + _longest(after))
    return when


def _longest(source: Source) -> timedelta:
    return source.interval_range.longest if source.interval_range else source.interval
