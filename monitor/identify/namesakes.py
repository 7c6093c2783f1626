"""Series of one name, told apart by what is known of them: year, country, network."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.identify.folding import fold
from monitor.model import Status

if TYPE_CHECKING:
    from collections.abc import Sequence

_YEARS_APART = 1  # that two sources may differ in when a series began
_LONG_OVER = 3  # years after its end in which a series is still decided about
# What can be decided of a series long over, or of another under its name.
_ANEW = frozenset({Status.REVIVED, Status.ORDERED, Status.PENDING})


@dataclass(frozen=True, slots=True)
class Facts:
    """What tells a series from others of its name; what is not known is left out."""

    year: int | None = None  # of the first season
    country: str | None = None  # ISO 3166-1
    networks: tuple[str, ...] = ()
    making: str | None = None  # anime, live, film
    ended: int | None = None  # year of the last season so far


@dataclass(frozen=True, slots=True)
class Decision:
    """What is told of a series whose name several have."""

    status: Status
    year: int  # in which it is told


def tell_apart(told: Facts, shows: Sequence[Facts], decision: Decision | None = None) -> int | None:
    """Return the place of the only show that can be meant, None where that cannot be told.

    One is meant if all others contradict what is told, and something that is told speaks for it; or if all others
    are long over and the decision is none about such a series.
    """
    running = [place for place, show in enumerate(shows) if not (decision and _is_over(show, decision))]
    left = [place for place in running if not _contradicts(told, shows[place])]
    if len(left) != 1:
        return None
    (place,) = left
    return place if _agrees(told, shows[place]) or (running == left and decision is not None) else None


def same_network(one: str, other: str) -> bool:
    """Tell whether two names can be of one network: "BBC" and "BBC One", "Disney" and "Disney+"."""
    left, right = _network_words(one), _network_words(other)
    return bool(left and right) and (left <= right or right <= left)


def _contradicts(told: Facts, show: Facts) -> bool:
    if told.year and show.year and abs(told.year - show.year) > _YEARS_APART:
        return True
    if told.country and show.country and told.country != show.country:
        return True
    if told.making and show.making and told.making != show.making:
        return True
    return bool(told.networks and show.networks) and not _share_network(told, show)


def _agrees(told: Facts, show: Facts) -> bool:
    return (
        bool(told.year and show.year)
        or bool(told.country and show.country)
        or bool(told.making and show.making)
        or _share_network(told, show)
    )


def _share_network(told: Facts, show: Facts) -> bool:
    return any(same_network(one, other) for one in told.networks for other in show.networks)


def _is_over(show: Facts, decision: Decision) -> bool:
    return show.ended is not None and decision.year - show.ended > _LONG_OVER and decision.status not in _ANEW


def _network_words(name: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", fold(name)))
