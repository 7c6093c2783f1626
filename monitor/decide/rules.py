"""The numbers that decisions go by, and the circumstances in which a check is made."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.model import SourceHealth


@dataclass(frozen=True, slots=True)
class Rules:
    """The numbers of docs/decisions.md, by default the usual ones."""

    window: timedelta = timedelta(days=60)  # how far apart two headlines may be and still tell one decision
    reversal: timedelta = timedelta(days=365)  # a later end of a series is its course, not the order taken back
    fresh: timedelta = timedelta(hours=48)  # what a source added later may still bring as news
    correction: timedelta = timedelta(days=2)  # an outlet that then tells another season at the address puts it right
    recycled: timedelta = timedelta(days=270)  # an outlet's same story again; a year later it may be the next renewal
    old: timedelta = timedelta(days=30)  # headlines dated before this fill standings only
    ahead: timedelta = timedelta(minutes=10)  # how far an outlet's clock may be ahead of ours
    first_run: int = 50  # entries that an empty feed is filled up to
    first_run_lasts: timedelta = timedelta(hours=48)  # counted from the founding of the store
    burst: int = 20  # entries of one check; more are held for the operator
    daily: int = 60  # entries of one source in a day, for archives that are posted anew piece by piece
    skew: timedelta = timedelta(hours=1)  # between our clock and a server's, beyond which ours is not believed


class Circumstances(StrEnum):
    """What kind of check a headline came from."""

    FOUNDING = "founding"  # the first reading of a source that was there when the store was made
    BASELINE = "baseline"  # the first reading of a source added later
    ORDINARY = "ordinary"
    REREAD = "reread"  # a headline known from before, that says something else to the reader of now


def circumstances(health: SourceHealth, founded_at: datetime | None, now: datetime, rules: Rules) -> Circumstances:
    """Tell what kind of check this is; `health` is the source's before the check."""
    if health.last_success is not None:
        return Circumstances.ORDINARY
    # A founding source that first answers days later finds subscribers waiting: for them it is one added later.
    if health.founding and founded_at is not None and now - founded_at <= rules.first_run_lasts:
        return Circumstances.FOUNDING
    return Circumstances.BASELINE
