"""Whether a source has been silent for longer than it ever is: what it shows is well read, but nothing new comes."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TIMES = 3  # the usual gap
_LEARNED = 5  # arrivals, and as long a time, before any gap is usual: two weekends are in it
_LEARNED_OVER = timedelta(days=16)
_TOLD_IN_HOURS = 72
_SHORTEST = timedelta(days=1)  # no alarm sooner, however busy the source


def silence(arrivals: Sequence[datetime], now: datetime) -> str | None:
    """Return the sentence on a source that is silent for longer than usual; None where all is as it always was.

    `arrivals` are the times at which something new came, ascending. The usual gap is the longest but one: nights,
    weekends and a weekly rhythm come more than once, an outage of the site or of the monitor does not.
    """
    if len(arrivals) < _LEARNED or arrivals[-1] - arrivals[0] < _LEARNED_OVER:
        return None
    gaps = sorted(later - earlier for earlier, later in pairwise(arrivals))
    usual, quiet = gaps[-2], now - arrivals[-1]
    if quiet <= max(_TIMES * usual, _SHORTEST):
        return None
    return f"Nothing new has come for {_span(quiet)}; up to {_span(usual)} are usual."


def _span(duration: timedelta) -> str:
    hours = round(duration / timedelta(hours=1))
    return f"{max(1, hours)} h" if hours < _TOLD_IN_HOURS else f"{hours // 24} days"
