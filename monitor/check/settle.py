"""What one reading of a source comes to: identified, decided and stored, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor import decide
from monitor.decide import Circumstances, Joins, Opens, Rules
from monitor.identify import Catalogue, title_key
from monitor.model import Claim, Event, Evidence, Headline, Series, Source, SourceHealth
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.store import Transaction

Told = tuple[Headline, tuple[Claim, ...]]  # a headline and what was read in it


@dataclass(frozen=True, slots=True)
class Settled:
    """What a check brought."""

    headlines_new: int  # or with other words than before
    claims: int  # that those headlines make
    opened: tuple[Event, ...]  # in the order of their telling; published, held, or neither
    joined: int  # pieces of evidence added to events already known


@dataclass(frozen=True, slots=True)
class Later:
    """A headline recorded by an earlier check, with its claims as they are now that their series is known."""

    headline_id: int
    headline: Headline
    claims: tuple[Claim, ...]


def settle(
    transaction: Transaction,
    source: Source,
    health: SourceHealth,
    told: Sequence[Told],
    now: datetime,
    *,
    catalogue: Catalogue,
    rules: Rules,
    later: Sequence[Later] = (),
) -> Settled:
    """Record what a source tells and decide on what is new in it; where things stand on the page never matters.

    `health` is as it was before this check: a source never read with success is read in other circumstances. `later`
    is decided on with the rest; it tells its series from now on, whenever the headline was seen.
    """
    by_url = fullest(told)
    recorded = transaction.record_headlines(source.id, [by_url[url][0] for url in sorted(by_url)], now)
    new = [Later(item.id, item.headline, by_url[item.headline.url][1]) for item in recorded]
    identified: list[tuple[Evidence, Series]] = []
    for item in [*new, *later]:
        named = [(claim, _series(transaction, claim, catalogue)) for claim in item.claims]
        transaction.record_claims(item.headline_id, [(claim, series.id if series else None) for claim, series in named])
        identified += [(_evidence(source, item.headline, claim, now), series) for claim, series in named if series]
    check = _Check(transaction, decide.circumstances(health, transaction.founded_at(), now, rules), rules, now)
    for evidence, series in sorted(identified, key=lambda pair: decide.order(pair[0])):
        check.consider(evidence, series)
    check.conclude()
    return Settled(len(recorded), sum(len(item.claims) for item in new), tuple(check.opened), check.joined)


def fullest(told: Sequence[Told]) -> dict[str, Told]:
    """Return one telling of each story, by address: of one shown twice the longest text counts.

    Pictures and boxes repeat headlines cut short.
    """
    return {headline.url: (headline, claims) for headline, claims in sorted(told, key=_fullest_last)}


def release(transaction: Transaction, now: datetime) -> list[Event]:
    """Let what is held into the feed, and the standings follow it; return it as it is then."""
    released = [replace(event, published=now, held=False) for event in transaction.held()]
    for event in released:
        transaction.publish(event, now)
    for series_id in dict.fromkeys(event.series.id for event in released):
        transaction.stand(series_id, decide.standing(transaction.events_of(series_id)))
    return released


class _Check:
    """The events that one check touches, as they come to be in the course of it."""

    def __init__(self, transaction: Transaction, kind: Circumstances, rules: Rules, now: datetime) -> None:
        self._transaction = transaction
        self._kind = kind
        self._rules = rules
        self._now = now
        self._events: dict[str, dict[str, Event]] = {}  # by series id, then by event id
        self._news: dict[str, str] = {}  # event id to series id, in the order of their telling
        self._opened: dict[str, str] = {}
        self.joined = 0

    @property
    def opened(self) -> list[Event]:
        return [self._events[series_id][event_id] for event_id, series_id in self._opened.items()]

    def consider(self, evidence: Evidence, series: Series) -> None:
        known = self._known(series.id)
        outcome = decide.decide(evidence, list(known.values()), self._kind, self._rules, self._now)
        if isinstance(outcome, Opens):
            self._open(outcome, evidence, series)
        elif isinstance(outcome, Joins):
            self._join(outcome, evidence)

    def conclude(self) -> None:
        """Sort out the news of the check as a whole, and store it and the standings that follow."""
        news = [self._events[series_id][event_id] for event_id, series_id in self._news.items()]
        held = {event.id for known in self._events.values() for event in known.values() if event.held}
        batch = decide.sorted_out(news, self._kind, self._transaction.feed_size(), held, self._rules)
        for event in news:
            self._keep(replace(event, published=None))
        for event in batch.published:
            self._transaction.publish(event, self._now)
            self._keep(event)
        for event in batch.held:
            self._transaction.hold(event)
            self._keep(replace(event, published=None, held=True))
        for series_id, known in self._events.items():
            self._transaction.stand(series_id, decide.standing(known.values()))

    def _known(self, series_id: str) -> dict[str, Event]:
        if series_id not in self._events:
            self._events[series_id] = {event.id: event for event in self._transaction.events_of(series_id)}
        return self._events[series_id]

    def _keep(self, event: Event) -> None:
        self._events[event.series.id][event.id] = event

    def _open(self, outcome: Opens, evidence: Evidence, series: Series) -> None:
        earlier = outcome.refers_to.id if outcome.refers_to else None
        event = self._transaction.open_event(series, evidence, earlier)
        self._opened[event.id] = series.id
        self._keep(event)
        if outcome.news:
            self._announce(event)

    def _join(self, outcome: Joins, evidence: Evidence) -> None:
        grown = decide.grown(outcome.event, evidence)
        if grown is not outcome.event:
            self._transaction.add_evidence(grown, evidence)
            self.joined += 1
        self._keep(grown)
        if outcome.contests:
            self._announce(replace(grown, refers_to=outcome.contests.id))

    def _announce(self, event: Event) -> None:
        # For the rest of the check it counts as published, so that a denial in the same check finds it.
        self._news[event.id] = event.series.id
        self._keep(replace(event, published=self._now))


def _fullest_last(told: Told) -> tuple[str, int, str]:
    headline, _ = told
    return headline.url, len(headline.text), headline.text


def _series(transaction: Transaction, claim: Claim, catalogue: Catalogue) -> Series | None:
    """Return the series that a claim names, made if it is a new one; None where none is named."""
    key = title_key(claim.series or "")
    if claim.series is None or not key:
        return None
    entry = catalogue.find(key)
    series = transaction.series_known_as(key, *(entry.keys if entry else ()))
    if series is None and entry:
        series = transaction.found_series(entry.keys[0], entry.title)
    elif series is None:
        series = transaction.found_series(key, claim.series)
    transaction.name_series(series.id, key, claim.series)
    return series


def _evidence(source: Source, headline: Headline, claim: Claim, now: datetime) -> Evidence:
    return Evidence(
        source_id=source.id,
        outlet=source.name,
        site=site(headline.url),
        headline=headline.text,
        language=headline.language or source.language,
        url=headline.url,
        published=headline.published,
        seen=now,
        status=claim.status,
        certainty=claim.certainty,
        seasons=claim.seasons,
        network=claim.network,
        title=claim.series or "",
        named_by=claim.named_by,
    )
