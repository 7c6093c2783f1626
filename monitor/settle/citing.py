"""Whose reports headlines may pass on: the outlets that everybody cites, and those that are watched."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from monitor.decide import Attributions
from monitor.urls import site

if TYPE_CHECKING:
    from monitor.store import Transaction


def attributions(transaction: Transaction) -> Attributions:
    """Return what finds the outlet that a headline cites, by any name known or configured."""
    return _knowing(tuple((health.name, health.url) for health in transaction.health()))


@lru_cache(maxsize=8)  # a change of the configuration asks for other ones
def _knowing(sources: tuple[tuple[str, str], ...]) -> Attributions:
    return Attributions.load().knowing({name: site(url) for name, url in sources})
