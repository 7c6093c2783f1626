"""What the headlines of a source would come to if this were its check: decided in earnest, and then undone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING

from monitor.decide import Circumstances, circumstances
from monitor.model import Certainty
from monitor.settle.identifying import Identifier
from monitor.settle.learning import Learner
from monitor.settle.settling import settle
from monitor.settle.telling import evidence_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.decide import Rules
    from monitor.identify import Catalogue
    from monitor.model import Claim, Event, Evidence, Headline, Source
    from monitor.settle.telling import Told
    from monitor.store import Store, Transaction


class Fate(StrEnum):
    """What would become of one claim."""

    PUBLISHED = "published"  # an event of its own, in the feed
    HELD = "held"  # an event of its own that waits for the operator
    SILENT = "silent"  # an event of its own that fills standings only
    JOINS = "joins"  # further evidence of an event
    KNOWN = "known"  # evidence of an event already
    RECORDED = "recorded"  # no event: undecided, or of a headline that was read before
    UNNAMED = "unnamed"  # names no series: its article would be asked


@dataclass(frozen=True, slots=True)
class Prospect:
    """One claim and what would become of it."""

    headline: Headline
    claim: Claim
    fate: Fate
    event: Event | None = None  # that it opens or joins, as it would be
    because: str | None = None  # of silence


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a check would come to."""

    circumstances: Circumstances
    headlines_new: int
    prospects: tuple[Prospect, ...]


@dataclass(frozen=True, slots=True)
class Play:
    """A check that is only rehearsed."""

    source: Source
    told: Sequence[Told]
    catalogue: Catalogue
    rules: Rules
    now: datetime


def rehearse(play: Play, store: Store, configured: Sequence[Source]) -> Rehearsal:
    """Tell what the headlines of a source would come to; the store is left as it was.

    A source that the store does not know yet counts as added now. Raises StoreError.
    """
    sources = [*(other for other in configured if other.id != play.source.id), play.source]
    return store.rehearse_sync(partial(_played, play, sources))


def _played(play: Play, sources: Sequence[Source], transaction: Transaction) -> Rehearsal:
    transaction.sync_sources(sources, play.now)
    health = transaction.health_of(play.source.id)
    assert health is not None, "it has just been configured"
    kind = circumstances(health, transaction.founded_at(), play.now, play.rules)
    result = settle(transaction, play.source, health, play.told, play.now, catalogue=play.catalogue, rules=play.rules)
    opened = {event.id for event in result.opened}
    prospects = []
    for headline, claims in play.told:
        for claim in claims:
            event = _event(play, headline, claim, transaction)
            opens = event is not None and event.id in opened and event.evidence[0].url == headline.url
            if event and opens:
                prospects.append(_opens(play, headline, claim, event, kind))
            else:
                prospects.append(_else(play, headline, claim, event))
    return Rehearsal(kind, result.headlines_new, tuple(prospects))


def _event(play: Play, headline: Headline, claim: Claim, transaction: Transaction) -> Event | None:
    """Find the event that a headline is evidence of now."""
    told = evidence_of(play.source, headline, claim, play.now)
    series = Identifier(transaction, play.catalogue, Learner(transaction)).series_of(told)
    for event in transaction.events_of(series.id) if series else ():
        if event.status is claim.status and any(_is_its(play, headline, item) for item in event.evidence):
            return event
    return None


def _is_its(play: Play, headline: Headline, item: Evidence) -> bool:
    return (item.source_id, item.url) == (play.source.id, headline.url)


def _opens(play: Play, headline: Headline, claim: Claim, event: Event, kind: Circumstances) -> Prospect:
    if event.held:
        because = f"a check that would publish more than {play.rules.burst} waits for the operator"
        return Prospect(headline, claim, Fate.HELD, event, because)
    if event.published:
        return Prospect(headline, claim, Fate.PUBLISHED, event)
    return Prospect(headline, claim, Fate.SILENT, event, _reason(play, headline, event, kind))


def _else(play: Play, headline: Headline, claim: Claim, event: Event | None) -> Prospect:
    if event is None:
        return Prospect(headline, claim, Fate.RECORDED if claim.series else Fate.UNNAMED)
    newly = any(_is_its(play, headline, item) and item.seen == play.now for item in event.evidence)
    return Prospect(headline, claim, Fate.JOINS if newly else Fate.KNOWN, event)


def _reason(play: Play, headline: Headline, event: Event, kind: Circumstances) -> str:
    if event.certainty is not Certainty.CONFIRMED:
        return f"it is {event.certainty}"
    if headline.published and play.now - headline.published > play.rules.old:
        return f"older than {play.rules.old.days} days"
    if kind is Circumstances.BASELINE:
        return "a source added later starts silently"
    if kind is Circumstances.ORDINARY:
        return "its end is known, told in another word"
    return f"a first run publishes the newest {play.rules.first_run}"
