"""The use case: ask public catalogues which show a series is, one series at a time and never within a check.

What they tell is ids, facts and foreign names. It decides nothing: a catalogue's word makes no event.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields, replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from monitor import log
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.identify import Decision, Facts, loose_key, read, title_key
from monitor.model import Series, SeriesIds
from monitor.settle.identities import merged_by_now
from monitor.settle.learning import Learner
from monitor.settle.picking import Finding, Wanted, pick
from monitor.store import Asked, Deed

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.identify import Catalogue
    from monitor.lookup import Show, TVmaze, Wikidata
    from monitor.store import Reader, Store, Transaction

_LOG = log.get("lookup")

# When to ask again about a series: names and ids hardly change, and what is new to a catalogue may be there soon.
KNOWN_FOR = timedelta(weeks=8)
UNKNOWN_FOR = timedelta(weeks=2)
_AFTER_FAILURE = tuple(timedelta(hours=hours) for hours in (1, 6, 24, 72))  # in a row
# A series is not to blame for these: it is the next one still when the service is there again.
_NOT_REACHED = frozenset({Diagnosis.DNS, Diagnosis.REFUSED, Diagnosis.UNREACHABLE})
_LOOKUP = "lookup"  # whose word it was, in the journal


class Service(Protocol):
    """One catalogue, asked the way that suits it."""

    @property
    def name(self) -> str:
        """Return the word that stands for it in the store, which is that of its ids."""
        ...

    async def find(self, wanted: Wanted) -> Finding:
        """Return what the catalogue knows of a series; raise FetchError."""
        ...


@dataclass(frozen=True, slots=True)
class ByTVmaze:
    """TVmaze: by ids where there are any, else by name; then its names in other countries."""

    client: TVmaze
    name: str = "tvmaze"

    async def find(self, wanted: Wanted) -> Finding:
        """Return what TVmaze knows of a series; raise FetchError."""
        if known := await self.client.by_ids(wanted.ids):
            return Finding(known)
        title = wanted.titles[0]
        finding = pick(wanted, await self.client.search(title))
        if finding.show:
            return Finding(await self.client.with_names(finding.show))
        if finding.diagnosis is Diagnosis.AMBIGUOUS:
            return finding
        # A name in another language is found by this only, and known by the names that come with it.
        best = await self.client.best(title)
        return pick(wanted, [best] if best else [])


@dataclass(frozen=True, slots=True)
class ByWikidata:
    """Wikidata: by name, in the language of the headlines."""

    client: Wikidata
    name: str = "wikidata"

    async def find(self, wanted: Wanted) -> Finding:
        """Return what Wikidata knows of a series; raise FetchError."""
        return pick(wanted, await self.client.search(wanted.titles[0], wanted.language))


@dataclass(frozen=True, slots=True)
class Recognised:
    """What came of asking a service about one series."""

    changed: bool = False  # the series is told otherwise from now on
    error: FetchError | None = None


async def recognise_next(
    service: Service, store: Store, catalogue: Catalogue, clock: Callable[[], datetime]
) -> Recognised | None:
    """Ask a service about the series whose turn it is, and store what it says; None while none is due.

    Raises StoreError; a service that fails is the service's mishap, and its series is asked about again later: at once
    where the service could not be reached, which the caller has to leave it time for.
    """
    wanted = await store.read(partial(_next, service.name, clock()))
    if wanted is None:
        return None
    try:
        finding = await service.find(wanted)
    except FetchError as error:
        _LOG.info("not looked up", service=service.name, series=wanted.titles[0], diagnosis=error.diagnosis)
        if error.diagnosis not in _NOT_REACHED:
            await store.write(partial(_failed, service.name, wanted, error, clock()))
        return Recognised(error=error)
    _LOG.info("looked up", service=service.name, series=wanted.titles[0], diagnosis=finding.diagnosis or "found")
    answer = _Answer(service.name, wanted.series_id, finding, catalogue, clock())
    return Recognised(await store.write(partial(_applied, answer)))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What a service says of a series, to be stored."""

    service: str
    series_id: str
    finding: Finding
    catalogue: Catalogue
    now: datetime


def _next(service: str, now: datetime, reader: Reader) -> Wanted | None:
    series = reader.series_to_look_up(service, now)
    if series is None:
        return None
    newest = reader.events(series=series.slug)[0]
    networks = dict.fromkeys(item.network for item in newest.evidence if item.network)
    # What tells it from others of its name is told by facts; a catalogue has it by the name alone.
    titles = dict.fromkeys(read(title).text for title in (series.title, *series.aliases))
    return Wanted(
        series.id,
        tuple(titles),
        newest.evidence[0].language,
        Facts(series.year, series.country, tuple(filter(None, (series.network, *networks)))),
        series.ids,
        Decision(newest.status, newest.first_seen.year),
    )


def _failed(service: str, wanted: Wanted, error: FetchError, now: datetime, transaction: Transaction) -> None:
    before = transaction.lookup(wanted.series_id, service)
    failures = before.failures + 1 if before else 1
    wait = _AFTER_FAILURE[min(failures, len(_AFTER_FAILURE)) - 1]
    wait = max(wait, timedelta(seconds=error.retry_after or 0))
    answer = before.answer if before else None
    transaction.record_lookup(Asked(wanted.series_id, service, now, now + wait, failures, error.diagnosis, answer))


def _applied(item: _Answer, transaction: Transaction) -> bool:
    show, now = item.finding.show, item.now
    due = now + (KNOWN_FOR if show else UNKNOWN_FOR)
    answer = json.dumps(asdict(show), ensure_ascii=False) if show else None
    transaction.record_lookup(Asked(item.series_id, item.service, now, due, 0, item.finding.diagnosis, answer))
    series = transaction.series_by_id(item.series_id)
    assert series is not None, "series are never deleted"
    if merged_by_now(transaction, series.id) != series.id:
        return False  # merged while the service was asked: it will be asked about the other one
    if show is None:
        return _marked(transaction, series, item.finding)
    described = _described(series, show)
    if described != series:
        transaction.describe_series(described)
    why = f"{item.service}: {getattr(show.ids, item.service)}, {show.title}"
    names = _new_names(transaction, series, show, item.catalogue)
    if names:
        transaction.add_aliases(Deed("alias", _LOOKUP, series.id, why, now), names)
    linked = _linked(transaction, described, show)
    merged = Learner(transaction).merge_linked(described, linked, why, now)
    return described != series or bool(names) or merged != described


def _marked(transaction: Transaction, series: Series, finding: Finding) -> bool:
    if finding.diagnosis is Diagnosis.NOT_FOUND or series.ambiguous or series.ids != SeriesIds():
        return False
    transaction.describe_series(replace(series, ambiguous=True))
    return True


def _described(series: Series, show: Show) -> Series:
    """Return a series with what a show adds to it; what is known already stays."""
    known = {
        field.name: getattr(series.ids, field.name) or getattr(show.ids, field.name) for field in fields(SeriesIds)
    }
    return replace(
        series,
        ids=SeriesIds(**known),
        year=series.year or show.year,
        country=series.country or show.country,
        network=series.network or next(iter(show.networks), None),
        ambiguous=False,
    )


def _new_names(
    transaction: Transaction, series: Series, show: Show, catalogue: Catalogue
) -> list[tuple[str, str, str]]:
    """Return the names that no series goes by, nor several, and that nobody took from it; each with its keys."""
    keys = {title_key(name): name for name in reversed((show.title, *show.names)) if title_key(name)}
    return [
        (key, name, loose_key(name))
        for key, name in sorted(keys.items())
        if not catalogue.namesakes(key)
        and not catalogue.find(key)
        and not transaction.series_going_by(key)
        and not transaction.refused(series.id, key)
    ]


def _linked(transaction: Transaction, series: Series, show: Show) -> list[Series]:
    """Return the other series that a catalogue says are this one: by an id, or by one of its names."""
    found = transaction.series_with_ids(series.ids)
    for name in (show.title, *show.names):
        going_by = transaction.series_going_by(title_key(name))
        found += going_by if len(going_by) == 1 else []
    return [other for other in {other.id: other for other in found}.values() if other.id != series.id]
