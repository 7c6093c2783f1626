"""What other events there would be by the lexicons of today; and filling in what they find, without any of it news."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import partial
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from monitor.decide import Circumstances
from monitor.identify import title_key
from monitor.model import Source
from monitor.settle.settling import settle
from monitor.settle.telling import Later
from monitor.store import Store
from monitor.store.backup import copy_database
from monitor.store.store import database_of
from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from monitor.decide import Rules
    from monitor.identify import Catalogue
    from monitor.model import Claim, Event, Evidence
    from monitor.read.rereading import Difference
    from monitor.store import Reader, Transaction

_BATCH = 100  # headlines decided on in one transaction: the daemon waits for it


class Kind(StrEnum):
    """What would become of an event."""

    ADDED = "added"
    LOST = "lost"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Change:
    """An event that today's reading makes another one of."""

    kind: Kind
    event: Event  # as it would be; as it is, where it would be lost
    gained: tuple[Evidence, ...] = ()
    withdrawn: tuple[Evidence, ...] = ()  # headlines that do not tell it any more


@dataclass(frozen=True, slots=True)
class Replay:
    """The collaborators of a replay."""

    sources: Mapping[str, Source]  # configured ones, by id
    catalogue: Catalogue
    rules: Rules
    now: datetime


def concerning(differences: Iterable[Difference], series_id: str, reader: Reader) -> list[Difference]:
    """Return those that tell of one series, before or today."""

    def tells_of_it(item: Difference) -> bool:
        if any(known == series_id for _, known in item.stored.claims):
            return True
        keys = [title_key(claim.series) for claim in item.claims if claim.series]
        return any(series.id == series_id for key in keys for series in reader.series_going_by(key))

    return list(filter(tells_of_it, differences))


def preview(store: Store, differences: Sequence[Difference], replay: Replay) -> list[Change]:
    """Tell what `apply` would come to, on a copy: the store is left as it is, and nobody waits. Raises StoreError."""
    with TemporaryDirectory() as folder:
        copy_database(store.path, database_of(Path(folder)))
        with Store.open(Path(folder)) as copy:
            return _carried_out(copy, differences, replay, most=max(1, len(differences)))


def apply(store: Store, differences: Sequence[Difference], replay: Replay) -> list[Change]:
    """Record what headlines claim today, let the events and standings follow, and tell what it came to.

    Nothing enters the feed. Events that no headline tells any more stay, as what is published is never taken back.
    Raises StoreError.
    """
    return _carried_out(store, differences, replay, most=_BATCH)


def _carried_out(store: Store, differences: Sequence[Difference], replay: Replay, most: int) -> list[Change]:
    """Settle so many headlines at most in one transaction, and compare the events with those of before."""
    numbers = [item.stored.id for item in differences]

    def carry_out(before: Reader) -> list[Change]:
        # This first question fixes the moment that `before` tells of.
        touched = before.series_told_by(numbers)
        _settle_all(store, differences, replay, most)
        touched |= store.read_sync(lambda reader: reader.series_told_by(numbers))
        after = store.read_sync(partial(_events, sorted(touched)))
        return _changes(_events(sorted(touched), before), after, _withdrawals(differences))

    return store.read_sync(carry_out)


def _settle_all(store: Store, differences: Sequence[Difference], replay: Replay, most: int) -> None:
    by_source = attrgetter("stored.source_id")
    for source_id, group in groupby(sorted(differences, key=by_source), by_source):
        items = list(group)
        for start in range(0, len(items), most):
            store.write_sync(partial(_settled, source_id, items[start : start + most], replay))


def _settled(source_id: str, items: Sequence[Difference], replay: Replay, transaction: Transaction) -> None:
    health = transaction.health_of(source_id)
    assert health is not None, "its headlines refer to it"
    unconfigured = Source(source_id, health.name, health.url, UNDETERMINED, timedelta())
    settle(
        transaction,
        replay.sources.get(source_id, unconfigured),
        health,
        (),
        replay.now,
        catalogue=replay.catalogue,
        # However young a headline is: what a better reader finds in it is filled in, and no news.
        rules=replace(replay.rules, fresh=timedelta.min),
        later=[
            Later(item.stored.id, item.stored.headline, item.claims, item.stored.first_seen, kind=Circumstances.REREAD)
            for item in items
        ],
    )
    transaction.record_misses({item.stored.id: item.why for item in items}, replay.now)


def _events(series_ids: Iterable[str], reader: Reader) -> dict[str, Event]:
    return {event.id: event for series_id in series_ids for event in reader.events_of(series_id)}


def _withdrawals(differences: Iterable[Difference]) -> dict[tuple[str, str], list[Claim]]:
    """Return by source and address the claims that are not made any more."""
    return {
        (item.stored.source_id, item.stored.headline.url): [
            claim for claim, _ in item.stored.claims if claim not in item.claims
        ]
        for item in differences
    }


def _changes(
    before: Mapping[str, Event], after: Mapping[str, Event], gone: Mapping[tuple[str, str], Sequence[Claim]]
) -> list[Change]:
    changes = []
    for event in sorted(after.values(), key=lambda event: (event.first_seen, event.id), reverse=True):
        known = before.get(event.id)
        if known is None:
            changes.append(Change(Kind.ADDED, event, event.evidence))
            continue
        told = {(item.source_id, item.url, item.headline) for item in known.evidence}
        gained = tuple(item for item in event.evidence if (item.source_id, item.url, item.headline) not in told)
        withdrawn = tuple(item for item in known.evidence if _is_gone(item, gone))
        if withdrawn and not gained and len(withdrawn) == len(known.evidence):
            changes.append(Change(Kind.LOST, known, (), withdrawn))
        elif gained or withdrawn or (event.seasons, event.network) != (known.seasons, known.network):
            changes.append(Change(Kind.CHANGED, event, gained, withdrawn))
    return changes


def _is_gone(item: Evidence, gone: Mapping[tuple[str, str], Sequence[Claim]]) -> bool:
    claims = gone.get((item.source_id, item.url), ())
    return any(
        (claim.status, claim.certainty, claim.series) == (item.status, item.certainty, item.title) for claim in claims
    )
