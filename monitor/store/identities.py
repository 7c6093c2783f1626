"""Series put together and taken apart. Events keep their ids, and so their GUIDs, whichever series they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Table, select

from monitor.errors import StoreError
from monitor.model import Ruling
from monitor.store import events, journal
from monitor.store.journal import Deed, Steps
from monitor.store.schema import alias, claim, event, evidence, series, standing
from monitor.store.titles import FACTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime
    from uuid import UUID


@dataclass(frozen=True, slots=True)
class Cut:
    """What a series that is split off takes along."""

    keys: frozenset[str]  # normalised titles that are its own from now on
    shared: frozenset[str]  # those that both go by
    belongs: Callable[[str, str | None], bool]  # whether what was told under this title, of this network, is its


def merge(connection: Connection, deed: Deed) -> int:
    """Let one series be another: all that `other_id` has goes to `series_id`. Return the number in the journal."""
    steps = Steps(connection)
    _join(steps, deed.series_id, _other(deed))
    return steps.record(deed)


def split(connection: Connection, seed: UUID, deed: Deed, cut: Cut) -> int:
    """Let `other_id`, a new series, have what belongs to it of `series_id`. Return the number in the journal.

    An event goes along if all of its evidence does; one that only some of it belongs to is told apart into two.
    """
    origin, new = deed.series_id, _other(deed)
    steps = Steps(connection)
    titles = _rows(connection, alias, origin)
    _move_titles(steps, [row for row in titles if row.key in cut.keys], new)
    for row in titles:
        if row.key in cut.shared:
            steps.add(alias, key=row.key, series_id=new, title=row.title, loose=row.loose)
    claims = [row.id for row in _rows(connection, claim, origin) if cut.belongs(row.title or "", row.network)]
    steps.change(claim, claims, series_id=new)
    for row in _rows(connection, event, origin):
        _split_event(steps, seed, row, new, cut)
    return steps.record(deed)


def move_events(connection: Connection, deed: Deed, ids: Sequence[str]) -> int:
    """Let `series_id` have events that were those of `other_id`. Return the number in the journal."""
    steps = Steps(connection)
    rows = _rows(connection, event, _other(deed))
    _move_events(steps, [row for row in rows if row.id in ids], deed.series_id)
    return steps.record(deed)


def add_aliases(connection: Connection, deed: Deed, titles: Iterable[tuple[str, str, str]]) -> int:
    """Let a series go by titles, each given with its key before and its loose key behind. Return the entry's number."""
    steps = Steps(connection)
    for key, title, loose in titles:
        steps.add(alias, key=key, series_id=deed.series_id, title=title, loose=loose)
    return steps.record(deed)


def remove_alias(connection: Connection, deed: Deed, key: str) -> int:
    """Let a series no longer go by a title. Return the number in the journal."""
    steps = Steps(connection)
    for row in _rows(connection, alias, deed.series_id):
        if row.key == key:
            steps.remove(alias, row.id)
    return steps.record(deed)


def retract(connection: Connection, deed: Deed, event_id: str) -> int:
    """Let an event of `series_id` count for nothing. Return the number in the journal."""
    steps = Steps(connection)
    steps.change(event, [event_id], ruling=Ruling.RETRACTED, held=False, held_for=None)
    return steps.record(deed)


def undo(connection: Connection, number: int, now: datetime) -> journal.Entry:
    """Take back what an entry of the journal did. Raises StoreError where it cannot be.

    What came to a series that was split off goes back with it to where it was split from.
    """
    entry = journal.entry(connection, number)
    # Derived anew by whoever undoes; an event that goes away may be where one of them stands.
    connection.execute(standing.delete().where(standing.c.series_id.in_((entry.series_id, entry.other_id))))
    if entry.verb == "split" and entry.other_id is not None:
        _bring_back_evidence(connection, number)
    journal.undo(connection, number, now)
    if entry.verb == "split" and entry.other_id is not None:
        # That is for good: to do it again is to split again.
        steps = Steps(connection)
        _forget_founding(steps, entry.other_id)
        _join(steps, entry.series_id, entry.other_id)
    return entry


def _join(steps: Steps, kept: str, gone: str) -> None:
    connection = steps.connection
    _move_titles(steps, _rows(connection, alias, gone), kept)
    steps.change(claim, [row.id for row in _rows(connection, claim, gone)], series_id=kept)
    _move_events(steps, _rows(connection, event, gone), kept)
    _take_over_facts(steps, gone, kept)
    steps.change(series, [gone], merged_into=kept)


def _other(deed: Deed) -> str:
    assert deed.other_id is not None
    return deed.other_id


def _rows(connection: Connection, table: Table, series_id: str) -> Sequence[Row[Any]]:
    return connection.execute(select(table).where(table.c.series_id == series_id).order_by(table.c.id)).all()


def _forget_founding(steps: Steps, series_id: str) -> None:
    """Take away the key that a series was made under; headlines never write it."""
    founding = select(series.c.key).where(series.c.id == series_id).scalar_subquery()
    made = select(alias.c.id).where(alias.c.series_id == series_id, alias.c.key == founding)
    for row_id in steps.connection.execute(made).scalars().all():
        steps.remove(alias, row_id)


def _move_titles(steps: Steps, rows: Iterable[Row[Any]], to: str) -> None:
    known = {row.key for row in _rows(steps.connection, alias, to)}
    for row in rows:
        if row.key in known:
            steps.remove(alias, row.id)
        else:
            steps.change(alias, [row.id], series_id=to)


def _move_events(steps: Steps, rows: Iterable[Row[Any]], to: str) -> None:
    for row in rows:
        steps.change(event, [row.id], series_id=to, ordinal=events.next_ordinal(steps.connection, to, row.status))


def _split_event(steps: Steps, seed: UUID, row: Row[Any], new: str, cut: Cut) -> None:
    backing = events.evidence_rows(steps.connection, [row.id]).get(row.id, [])
    moved = [(number, item) for number, item in backing if cut.belongs(item.title, item.network)]
    if moved and len(moved) == len(backing):
        _move_events(steps, [row], new)
    elif moved:
        begun = events.begun(steps.connection, seed, new, moved[0][1])
        # What the operator said of the one is said of the other: it rests on the same headlines.
        steps.connection.execute(event.update().where(event.c.id == begun).values(ruling=row.ruling))
        steps.added(event, begun)
        steps.change(evidence, [number for number, _ in moved], event_id=begun)


def _take_over_facts(steps: Steps, gone: str, kept: str) -> None:
    """Fill in what is known of the one and not of the other; where they differ the kept one's stay."""
    rows = {row.id: row for row in steps.connection.execute(select(series).where(series.c.id.in_((gone, kept))))}
    missing = {
        name: value
        for name in FACTS
        if getattr(rows[kept], name) is None and (value := getattr(rows[gone], name)) is not None
    }
    if missing and not rows[kept].ambiguous:
        steps.change(series, [kept], **missing)


def _bring_back_evidence(connection: Connection, number: int) -> None:
    """Give an event that was told apart what came to its other half since: evidence, and events that name it."""
    for begun, (origin, moved) in journal.told_apart(connection, number).items():
        if connection.execute(select(event.c.published).where(event.c.id == begun)).scalar() is not None:
            raise StoreError(
                f"entry {number} of the journal cannot be undone: an event that it began is in the feed by now",
                "`series-monitor series merge` makes the two series one again, and leaves the feed as it is",
            )
        later = evidence.update().where(evidence.c.event_id == begun, evidence.c.id.not_in(moved))
        connection.execute(later.values(event_id=origin))
        connection.execute(event.update().where(event.c.refers_to == begun).values(refers_to=origin))
