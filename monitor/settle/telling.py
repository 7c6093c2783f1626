"""What headlines tell: each claim as the evidence that it is, in the circumstances that it was found in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from monitor import decide
from monitor.decide import Circumstances
from monitor.detect import network_name
from monitor.model import Claim, Evidence, Headline, Source
from monitor.settle.citing import attributions
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Sequence

    from monitor.store import Transaction

Told = tuple[Headline, tuple[Claim, ...]]  # a headline and what was read in it


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
class Telling:
    """One claim of a headline that is decided on now."""

    headline_id: int
    claim: Claim
    evidence: Evidence
    kind: Circumstances


def fullest(told: Sequence[Told]) -> dict[str, Told]:
    """Return one telling of each story, by address: of one shown twice the longest text counts.

    Pictures and boxes repeat headlines cut short.
    """
    return {headline.url: (headline, claims) for headline, claims in sorted(told, key=_fullest_last)}


def telling_of(source: Source, item: Later, claim: Claim, kind: Circumstances, now: datetime) -> Telling:
    evidence = evidence_of(source, item.headline, claim, item.first_seen or now)
    return Telling(item.headline_id, claim, evidence, item.kind or kind)


def attributed(tellings: Sequence[Telling], transaction: Transaction) -> list[Telling]:
    """Return tellings that name the outlets whose reports they pass on; the store is asked only if there are any."""
    if not tellings:
        return []
    outlets = attributions(transaction)
    return [replace(one, evidence=decide.attributed(one.evidence, outlets)) for one in tellings]


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
        network=network_name(claim.network) if claim.network else None,
        title=claim.series or "",
        named_by=claim.named_by,
    )


def _fullest_last(told: Told) -> tuple[str, int, str]:
    headline, _ = told
    return headline.url, len(headline.text), headline.text
