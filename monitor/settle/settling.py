"""What one reading of a source comes to: identified, decided and stored, in the caller's transaction."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from monitor import decide
from monitor.decide import Rules
from monitor.model import Claim, Event, Headline, Source, SourceHealth
from monitor.settle.identifying import Identifier
from monitor.settle.known_headlines import said_otherwise
from monitor.settle.learning import Learner
from monitor.settle.telling import Later, Told, attributed, fullest, telling_of
from monitor.settle.touched import TouchedEvents

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from monitor.identify import Catalogue
    from monitor.store import Transaction


@dataclass(frozen=True, slots=True)
class Settled:
    """What a check brought."""

    headlines_new: int  # or with other words than before
    claims: int  # that those headlines make
    opened: tuple[Event, ...]  # in the order of their telling; published, held, or neither
    joined: int  # pieces of evidence added to events already known


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
    again = said_otherwise(transaction, source, by_url, at_hand) if reread else []
    kind = decide.circumstances(health, transaction.founded_at(), now, rules)
    check = TouchedEvents(transaction, source.id, kind, rules, now)
    learner = Learner(transaction)
    identifier = Identifier(transaction, catalogue, learner)
    decided = [*new, *later, *again]
    tellings = [telling_of(source, item, claim, kind, now) for item in decided for claim in item.claims]
    tellings = attributed(tellings, transaction)
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
