"""Claims of an article that name a series, and whether they can be what its headline means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from monitor.detect import network_name
from monitor.identify import Catalogue, same_network, title_key
from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.model import Claim

# Told of one decision in other words: what ends is cancelled for some, what goes on is saved for others.
_KIN = (frozenset({Status.CANCELLED, Status.ENDING}), frozenset({Status.RENEWED, Status.REVIVED}))


@dataclass(frozen=True, slots=True)
class Sighting:
    """A claim that names a series, and the sentence that makes it."""

    claim: Claim
    sentence: str

    @property
    def series(self) -> str:
        """Return the key of the series, one for all its names that the catalogue knows."""
        return series_key(self.claim.series or "")


def tells(told: Claim, claim: Claim) -> bool:
    """Tell whether a claim of the article can be the one that the headline makes: status, certainty, season, network.

    What one of them leaves out does not contradict.
    """
    return (
        _same_status(told.status, claim.status)
        and (told.certainty is Certainty.DENIED) is (claim.certainty is Certainty.DENIED)
        and _same_seasons(told, claim)
        and _same_network(told.network, claim.network)
    )


def series_key(title: str) -> str:
    """Return what stands for a series, whichever of its known names it is given."""
    key = title_key(title)
    entry = catalogue().find(key)
    return entry.keys[0] if entry else key


@cache
def catalogue() -> Catalogue:
    """Load the titles once a process."""
    return Catalogue.load()


def _same_status(one: Status, other: Status) -> bool:
    return one is other or any({one, other} <= kin for kin in _KIN)


def _same_seasons(told: Claim, claim: Claim) -> bool:
    # A series cancelled after two seasons loses its third, one that ends after two ends with its second.
    if told.status is not claim.status or not told.seasons or not claim.seasons:
        return True
    return not set(told.seasons).isdisjoint(claim.seasons)


def _same_network(one: str | None, other: str | None) -> bool:
    return one is None or other is None or same_network(network_name(one), network_name(other))
