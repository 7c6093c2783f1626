"""What a check hands on to the next one: when it is due, and how the document is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.model import Arrival, Course, Document, SourceKind, Validators

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.check.desk import Desk
    from monitor.model import NotModified, Source, SourceHealth
    from monitor.read.reading import Reading
    from monitor.store import Reader, Transaction

_BELIEVED = timedelta(days=3)  # that "not modified" is said, before the document itself is asked for once
_MADE_FOR_PROGRAMS = frozenset({SourceKind.FEED, SourceKind.SITEMAP})


def known_validators(known: SourceHealth | None, now: datetime) -> Validators:
    """Return what to ask "changed since?" with: nothing now and then, for some servers never say that it has."""
    if known is None or known.whole_at is None or not timedelta() <= now - known.whole_at < _BELIEVED:
        return Validators()
    return known.validators


def is_made_for_programs(source: Source, reader: Reader | None) -> bool:
    """Tell whether a source is a feed or a sitemap, as it is configured or as it was last read, if ever."""
    if source.kind is not None:
        return source.kind in _MADE_FOR_PROGRAMS
    past = reader.past_readings(source.id) if reader else []
    return bool(past) and past[-1].kind in _MADE_FOR_PROGRAMS


def note_arrival(transaction: Transaction, health: SourceHealth, now: datetime, *, new: int, claims: int) -> None:
    """Record that something new came since the last success; what a first check finds is no news."""
    if new and health.last_success is not None and health.last_success <= now:
        transaction.record_arrival(health.id, Arrival(health.last_success, now, new, claims))


def paced(
    source: Source, health: SourceHealth, desk: Desk, answer: Document | NotModified, transaction: Transaction
) -> tuple[datetime, SourceHealth]:
    """Return when to check again after a success, and the health with what the next reckoning needs.

    `health` is as it was before the check, but for the document's own word on how long it may be kept.
    """
    now = desk.clock()
    asked_for = [span for span in (answer.fresh_for, health.ttl) if span is not None]
    learns = source.interval_range is not None
    course = Course(
        source.interval,
        source.interval_range,
        max(asked_for, default=None),
        health.last_checked,
        health.ahead,
        tuple(transaction.rhythm(source.id)) if learns else (),
    )
    decided = desk.pace(course, now)
    return desk.plan.after_success(now, decided.interval), replace(health, ahead=decided.ahead)


def kept(health: SourceHealth, answer: Document | NotModified, reading: Reading | None, now: datetime) -> SourceHealth:
    """Return the health with what an answer says of itself."""
    if reading is not None:
        health = replace(health, ttl=reading.ttl)
    return replace(health, whole_at=now) if isinstance(answer, Document) else health
