"""How a host takes us: which refusals concern all of its addresses, and for how long it is left alone. Pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError

if TYPE_CHECKING:
    from monitor.model import Host

# The rest after the first, second, ... refusal in a row. A welcome at any of a host's addresses forgets them all.
RESTS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 720, 1440))

_ASKED_FOR = (RESTS[0], RESTS[-1])  # by the server itself, at least and at most
_WELCOME_KEPT = timedelta(days=1)  # until it is stored anew: a write for each request would be waste


class RestingError(FetchError):
    """A host was not asked, for it is to be left alone; the diagnosis is that of its last refusal."""


def resting(host: Host, now: datetime) -> RestingError | None:
    """Return the error to tell instead of asking a host that is to be left alone; None where it may be asked."""
    if host.rests_until is None or host.rests_until <= now:
        return None
    # A time further off than any that we would set was stored while the clock was wrong.
    left = min(host.rests_until - now, RESTS[-1])
    return RestingError(
        host.diagnosis or Diagnosis.OTHER,
        f"{host.site} has turned us away and is not asked before {now + left:%H:%M} UTC.",
        retry_after=left.total_seconds(),
    )


def welcomed(host: Host, now: datetime) -> Host:
    """Return what is known of a host after it brought what was asked for."""
    if host.refusals == 0 and host.welcomed is not None and timedelta() <= now - host.welcomed < _WELCOME_KEPT:
        return host
    return replace(host, welcomed=now, refusals=0, rests_until=None, diagnosis=None)


def refused(host: Host, error: FetchError, now: datetime, *, by_name: bool = False) -> Host:
    """Return what is known of a host after it did not bring what was asked for.

    Some sites answer 403 where they mean 429: one that used to let us in is left alone as a whole. One that never did
    may simply keep that page to itself, as may one that is asked `by_name` for what it need not have.
    """
    if not _concerns_all(host, error, by_name=by_name):
        return host
    least, most = (bound.total_seconds() for bound in _ASKED_FOR)
    asked = timedelta(seconds=min(most, max(least, error.retry_after or 0.0)))
    rest = max(asked, RESTS[min(host.refusals, len(RESTS) - 1)])
    return replace(host, refusals=host.refusals + 1, rests_until=now + rest, diagnosis=error.diagnosis)


def _concerns_all(host: Host, error: FetchError, *, by_name: bool) -> bool:
    match error.status:
        case HTTPStatus.TOO_MANY_REQUESTS:
            return True
        case HTTPStatus.FORBIDDEN:
            return error.retry_after is not None or (host.welcomed is not None and not by_name)
        case HTTPStatus.SERVICE_UNAVAILABLE:
            return error.retry_after is not None
    return False
