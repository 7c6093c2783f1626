"""Series put together, taken apart and named, by the operator or on evidence: each deed can be undone.

Standings follow from the events that a series has then. No event changes its GUID, or enters the feed, by any of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.decide import resting_on
from monitor.detect import network_name
from monitor.errors import StoreError
from monitor.identify import loose_key, read, same_network, title_key
from monitor.settle.restating import restate
from monitor.store import Cut, Deed
from monitor.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from monitor.model import Event, Series
    from monitor.store import JournalEntry, Transaction

OPERATOR, EVIDENCE = "operator", "evidence"
_LONGEST_TITLE = 200  # characters, as many as a name in the configuration has at most


@dataclass(frozen=True, slots=True)
class Doer:
    """Who does it, when, and why."""

    now: datetime
    by: str = OPERATOR
    why: str = ""


def merge(transaction: Transaction, kept: Series, gone: Series, doer: Doer) -> int:
    """Let two series be one; return the number of the deed. Raises StoreError where they are one already."""
    if kept.id == gone.id:
        raise StoreError(f"“{kept.title}” is one series already")
    number = transaction.merge_series(Deed("merge", doer.by, kept.id, doer.why, doer.now, gone.id))
    restand(transaction, (kept.id, gone.id))
    return number


def split_titles(transaction: Transaction, series: Series, titles: Iterable[str], doer: Doer) -> tuple[Series, int]:
    """Let some titles of a series, and what was told under them, be a series of its own.

    Return that series and the number of the deed. Raises StoreError for a title that the series does not go by, or
    that it cannot be without.
    """
    keys = {title_key(title): title for title in titles}
    for key, title in keys.items():
        if series.id not in {one.id for one in transaction.series_going_by(key)}:
            raise StoreError(f"“{series.title}” does not go by “{title}”")
    if title_key(series.title) in keys:
        raise StoreError(f"“{series.title}” is the name of the series itself", "split off its other titles")
    first, title = next(iter(keys.items()))
    new = transaction.found_series(f"{first} ?", title, loose=loose_key(title), year=read(title).year)
    cut = Cut(frozenset(keys), frozenset(), lambda told, _: title_key(told) in keys)
    return _split(transaction, series, new, cut, doer)


def split_network(transaction: Transaction, series: Series, network: str, doer: Doer) -> tuple[Series, int]:
    """Let what was told of one network be a series of its own, of the same name.

    Return that series and the number of the deed. Raises StoreError where all or nothing was told of that network.
    """
    network = network_name(network)
    told = [item for event in transaction.events_of(series.id) for item in event.evidence]
    others = Counter(item.network for item in told if item.network and not same_network(item.network, network))
    if not others or len(told) == sum(others.values()):
        raise StoreError(f"of “{series.title}” nothing sets {network} apart", "name titles to split off instead")
    key = title_key(series.title)
    new = transaction.found_series(
        f"{key} {title_key(network)} ?", f"{series.title} ({network})", loose=loose_key(series.title), network=network
    )
    if series.network is None:
        transaction.describe_series(replace(series, network=others.most_common(1)[0][0]))
    cut = Cut(frozenset(), frozenset({key}), lambda _, of: of is not None and same_network(network_name(of), network))
    return _split(transaction, series, new, cut, doer)


def move_told_apart(
    transaction: Transaction, series: Series, untold: Series, events: Iterable[Event], doer: Doer
) -> int:
    """Let events of a series that was ambiguous be those of one of the shows of its name; return the deed's number."""
    deed = Deed("tell-apart", doer.by, series.id, doer.why, doer.now, untold.id)
    number = transaction.move_events(deed, [event.id for event in events])
    restand(transaction, (series.id, untold.id))
    return number


def add_alias(transaction: Transaction, series: Series, title: str, doer: Doer) -> int:
    """Let a series go by one more title. Raises StoreError where a series goes by it, or where it can be none."""
    title = clean(title)
    key = title_key(title)
    if not key or len(title) > _LONGEST_TITLE:
        raise StoreError(f"a title needs letters or digits, and has {_LONGEST_TITLE} characters at most")
    if owner := transaction.series_known_as(key):
        hint = None if owner.id == series.id else "merge the two, or split the title off first"
        raise StoreError(f"“{title}” is a title of “{owner.title}” already", hint)
    deed = Deed("alias", doer.by, series.id, doer.why or title, doer.now)
    return transaction.add_aliases(deed, [(key, title, loose_key(title))])


def remove_alias(transaction: Transaction, series: Series, title: str, doer: Doer) -> int:
    """Let a series no longer go by a title; what was told under it stays. Raises StoreError where it does not."""
    key = title_key(title)
    if series.id not in {one.id for one in transaction.series_going_by(key)}:
        raise StoreError(f"“{series.title}” does not go by “{title}”")
    if key == title_key(series.title):
        raise StoreError(f"“{series.title}” is the name of the series itself")
    return transaction.remove_alias(Deed("unalias", doer.by, series.id, doer.why or title, doer.now), key)


def undo(transaction: Transaction, number: int | None, now: datetime) -> JournalEntry:
    """Undo a deed, the latest where none is named; return it. Raises StoreError where there is none or it cannot be."""
    if number is None:
        latest = next((entry for entry in transaction.journal() if entry.undone is None), None)
        if latest is None:
            raise StoreError("there is nothing to undo")
        number = latest.id
    entry = transaction.undo(number, now)
    ids = [series_id for series_id in (entry.series_id, entry.other_id) if series_id]
    restand(transaction, dict.fromkeys([*ids, *(merged_by_now(transaction, series_id) for series_id in ids)]))
    return entry


def merged_by_now(transaction: Transaction, series_id: str) -> str:
    """Return the id of the series that one was merged into since, else its own."""
    series = transaction.series_by_id(series_id)
    whole = transaction.series(series.slug) if series else None
    return whole.id if whole else series_id


def restand(transaction: Transaction, ids: Iterable[str]) -> None:
    """Derive anew what follows from the evidence and the events that series have now."""
    for series_id in ids:
        known = []
        for event in transaction.events_of(series_id):
            told = resting_on(event, event.evidence)
            if told != event:
                transaction.retell_event(told)
            known.append(told)
        restate(transaction, series_id, known)


def _split(transaction: Transaction, series: Series, new: Series, cut: Cut, doer: Doer) -> tuple[Series, int]:
    number = transaction.split_series(Deed("split", doer.by, series.id, doer.why, doer.now, new.id), cut)
    restand(transaction, (series.id, new.id))
    made = transaction.series_by_id(new.id)
    assert made is not None, "it has just been founded"
    return made, number
