"""Whose report each piece of evidence is: outlets that only pass on another's count as that one.

Reckoned anew from all evidence of an event, so that it does not matter in which order headlines came.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from monitor.decide.copies import is_copy
from monitor.decide.times import told_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from monitor.model import Evidence


def with_origins(evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """Return the evidence of one event, in its order, with the site whose report each piece is where it is another's.

    An outlet that says once that it passes on a report has none of its own in this event, whatever its other
    headlines leave out. Of outlets that run one text the origin is the first to do so, or the agency that one names.
    """
    first_told = sorted(evidence, key=_told)
    cited = {item: _cited(item, first_told) for item in evidence}
    leans_on = _copied(first_told, cited) | _named(first_told, cited)
    return tuple(_with_origin(item, _root(cited[item] or item.site, leans_on)) for item in evidence)


def _told(item: Evidence) -> tuple[datetime, str, str]:
    return told_at(item), item.url, item.headline


def _with_origin(item: Evidence, origin: str) -> Evidence:
    return replace(item, origin=None if origin == item.site else origin)


def _cited(item: Evidence, others: Iterable[Evidence]) -> str | None:
    """Return the site of the outlet that a headline cites, as that outlet's own evidence shows it or as it is known."""
    if item.after is None:
        return None
    name = item.after.casefold()
    own = (other.site for other in others if other.outlet.casefold() == name and other.site != item.site)
    return next(own, item.after_site or item.after)


def _named(first_told: Iterable[Evidence], cited: Mapping[Evidence, str | None]) -> dict[str, str]:
    """Return for each site that cites another the first that it cites."""
    leans_on: dict[str, str] = {}
    for item in first_told:
        if other := cited[item]:
            leans_on.setdefault(item.site, other)
    return leans_on


def _copied(first_told: Sequence[Evidence], cited: Mapping[Evidence, str | None]) -> dict[str, str]:
    """Return for each site that runs another's text the site that this is from."""
    leans_on: dict[str, str] = {}
    for texts in _clusters(first_told):
        origin = next((other for item in texts if (other := cited[item])), texts[0].site)
        for item in texts:
            if item.site != origin:
                leans_on.setdefault(item.site, origin)
    return leans_on


def _clusters(evidence: Sequence[Evidence]) -> list[list[Evidence]]:
    """Group the headlines that are copies of one another, over any number of steps; the order stays."""
    group = list(range(len(evidence)))
    for one, other in combinations(range(len(evidence)), 2):
        if group[one] != group[other] and is_copy(evidence[one], evidence[other]):
            gone = group[other]
            group = [group[one] if member == gone else member for member in group]
    clusters: dict[int, list[Evidence]] = defaultdict(list)
    for item, member in zip(evidence, group, strict=True):
        clusters[member].append(item)
    return list(clusters.values())


def _root(site: str, leans_on: Mapping[str, str]) -> str:
    """Follow who passes on whom to the first; of outlets that cite each other in a ring one stands for all."""
    passed: list[str] = []
    while site in leans_on and site not in passed:
        passed.append(site)
        site = leans_on[site]
    return min(passed[passed.index(site) :]) if site in passed else site
