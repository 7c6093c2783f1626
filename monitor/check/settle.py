"""What one reading of a source comes to: identified, decided and stored, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from monitor import decide
from monitor.check.citing import attributions
from monitor.check.identifying import Identifier
from monitor.check.learning import Learner
from monitor.check.restating import restate
from monitor.decide import Circumstances, Joins, Opens, Rules
from monitor.model import Claim, Event, Evidence, Headline, Series, Source, SourceHealth
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from monitor.identify import Catalogue
    from monitor.store import Transaction

_A_DAY = timedelta(days=1)

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
    # Both are set where only the reader of now finds these claims in it.
    first_seen: datetime | None = None
    kind: Circumstances | None = None


@dataclass(frozen=True, slots=True)
class _Telling:
    """One claim of a headline that is decided on now."""

    headline_id: int
    claim: Claim
    evidence: Evidence
    kind: Circumstances


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
    served: datetime | None = None,
    reread: bool = False,
    misses: Mapping[Headline, str] | None = None,
) -> Settled:
    """Record what a source tells and decide on what is new in it; where things stand on the page never matters.

    `health` is as it was before this check: a source never read with success is read in other circumstances. `later`
    is decided on with the rest; it tells its series from now on, whenever the headline was seen. `served` is when the
    server says that it answered. With `reread` it is read by other rules than before: headlines that are known, and say
    something else by these, are decided on again, and are news only if they are that fresh. `misses` says what stood in
    the way of headlines that are nearly a claim.
    """
    now = decide.moment(now, served, transaction.latest(), rules.skew)
    by_url = fullest(told)
    recorded = transaction.record_headlines(source.id, [by_url[url][0] for url in sorted(by_url)], now)
    new = [Later(item.id, item.headline, by_url[item.headline.url][1]) for item in recorded]
    at_hand = {item.headline_id for item in (*new, *later)}
    again = _said_otherwise(transaction, source, by_url, at_hand) if reread else []
    kind = decide.circumstances(health, transaction.founded_at(), now, rules)
    check = _Check(transaction, source.id, kind, rules, now)
    learner = Learner(transaction)
    identifier = Identifier(transaction, catalogue, learner)
    decided = [*new, *later, *again]
    tellings = [_telling(source, item, claim, kind, now) for item in decided for claim in item.claims]
    tellings = _attributed(tellings, transaction)
    named: dict[int, list[tuple[Claim, str | None]]] = {item.headline_id: [] for item in decided}
    # Identified in the order of their telling too: what is known of a series by then may tell which one is meant.
    for telling in sorted(tellings, key=lambda telling: decide.order(telling.evidence)):
        series = identifier.series_of(telling.evidence)
        named[telling.headline_id].append((telling.claim, series.id if series else None))
        check.follow(learner.touched())
        if series:
            check.consider(telling, series)
    for headline_id, claims in named.items():
        transaction.record_claims(headline_id, [(claim, learner.current(series_id)) for claim, series_id in claims])
    transaction.record_misses({item.headline_id: (misses or {}).get(item.headline) for item in [*new, *again]}, now)
    check.conclude()
    return Settled(len(recorded), sum(len(item.claims) for item in new), tuple(check.opened), check.joined)


def fullest(told: Sequence[Told]) -> dict[str, Told]:
    """Return one telling of each story, by address: of one shown twice the longest text counts.

    Pictures and boxes repeat headlines cut short.
    """
    return {headline.url: (headline, claims) for headline, claims in sorted(told, key=_fullest_last)}


def release(transaction: Transaction, now: datetime) -> list[Event]:
    """Let what is held into the feed, and the standings follow it; return it as it is then."""
    now = max(filter(None, (now, transaction.latest())))
    released = [replace(event, published=now, held=False) for event in transaction.held()]
    for event in released:
        transaction.publish(event, now)
    for series_id in dict.fromkeys(event.series.id for event in released):
        restate(transaction, series_id)
    return released


class _Check:
    """The events that one check touches, as they come to be in the course of it."""

    def __init__(
        self, transaction: Transaction, source_id: str, kind: Circumstances, rules: Rules, now: datetime
    ) -> None:
        self._transaction = transaction
        self._source_id = source_id
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

    def consider(self, telling: _Telling, series: Series) -> None:
        evidence, known = telling.evidence, self._known(series.id)
        outcome = decide.decide(evidence, list(known.values()), telling.kind, self._rules, self._now)
        if isinstance(outcome, Opens):
            self._open(outcome, evidence, series)
        elif isinstance(outcome, Joins):
            self._join(outcome, evidence)

    def follow(self, touched: Collection[str]) -> None:
        """Go on with series whose events belong to others of them than before, as they were found to be."""
        # What is in the feed from this check is not in the store yet, but all else is.
        here = {event.id: event for series_id in touched for event in self._events.pop(series_id, {}).values()}
        for series_id in touched:
            stored = self._transaction.events_of(series_id)
            self._events[series_id] = {e.id: replace(here.get(e.id, e), series=e.series) for e in stored}
            for place in (self._news, self._opened):
                place.update({event.id: series_id for event in stored if event.id in place})

    def conclude(self) -> None:
        """Sort out the news of the check as a whole, and store it and the standings that follow."""
        news = [self._events[series_id][event_id] for event_id, series_id in self._news.items()]
        held = {event.id for known in self._events.values() for event in known.values() if event.held}
        in_feed = self._transaction.feed_size(most=self._rules.first_run)
        before = decide.Before(in_feed, self._lately() if news else 0, held)
        batch = decide.sorted_out(news, self._kind, before, self._rules)
        for event in news:
            self._keep(replace(event, published=None))
        for event in batch.published:
            self._transaction.publish(event, self._now)
            self._keep(event)
        for event in batch.held:
            self._transaction.hold(event)
            self._keep(replace(event, published=None, held=True))
        for series_id, known in self._events.items():
            restate(self._transaction, series_id, known.values())

    def _lately(self) -> int:
        """Count what the source brought within a day; its first reading, of a whole page, has rules of its own."""
        first_reading = self._transaction.arrivals(self._source_id)[:1]
        return self._transaction.entries_of(self._source_id, max([self._now - _A_DAY, *first_reading]))

    def _known(self, series_id: str) -> dict[str, Event]:
        if series_id not in self._events:
            self._events[series_id] = {event.id: event for event in self._transaction.events_of(series_id)}
        return self._events[series_id]

    def _keep(self, event: Event) -> None:
        self._events[event.series.id][event.id] = event

    def _open(self, outcome: Opens, evidence: Evidence, series: Series) -> None:
        earlier = outcome.refers_to.id if outcome.refers_to else None
        event = self._transaction.open_event(series, evidence, earlier, self._now)
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


def _said_otherwise(
    transaction: Transaction, source: Source, told: Mapping[str, Told], at_hand: Collection[int]
) -> list[Later]:
    """Return the further headlines known in these words that make other claims by the rules of now, with all claims."""
    known = transaction.remembered(source.id, sorted(told))
    # What an article named is not asked again, and its headline alone would say less.
    settled = [item for item in known if item.id not in at_hand and not any(claim.named_by for claim in item.claims)]
    # How old an undated headline was that the first reading of the source found, nobody knows.
    first_reading = next(iter(transaction.arrivals(source.id)), None)
    kinds = {True: Circumstances.BASELINE, False: Circumstances.REREAD}
    found = [
        Later(item.id, *told[item.url], item.first_seen, kinds[item.first_seen == first_reading]) for item in settled
    ]
    return [
        now
        for now, before in zip(found, settled, strict=True)
        if set(before.claims) != {replace(claim, spans=()) for claim in now.claims}
    ]


def _telling(source: Source, item: Later, claim: Claim, kind: Circumstances, now: datetime) -> _Telling:
    evidence = evidence_of(source, item.headline, claim, item.first_seen or now)
    return _Telling(item.headline_id, claim, evidence, item.kind or kind)


def _attributed(tellings: Sequence[_Telling], transaction: Transaction) -> list[_Telling]:
    outlets = attributions(transaction) if tellings else None
    return [replace(one, evidence=decide.attributed(one.evidence, outlets)) for one in tellings] if outlets else []


def _fullest_last(told: Told) -> tuple[str, int, str]:
    headline, _ = told
    return headline.url, len(headline.text), headline.text


def evidence_of(source: Source, headline: Headline, claim: Claim, now: datetime) -> Evidence:
    """Return what a claim adds to an event; its title is empty where it names no series."""
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
