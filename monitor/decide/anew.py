"""Whether a decision is made anew after it was turned round, or the first one is only told late.

Cancelled, saved, cancelled: the third headline is news, unless it is a slow outlet's, or looks back on the first. Both
read alike. What tells them apart are the time, the network, and whether a second outlet tells it too.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.decide.facts import decided_at
from monitor.decide.independence import with_origins
from monitor.decide.telling import same_decision
from monitor.decide.times import told_at
from monitor.decide.ways import turns_round
from monitor.model import Certainty, Event, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

_LATE = timedelta(days=7)  # when the slowest outlets have told a decision
_FIRST_DAYS = timedelta(days=3)  # of a turn, when those who tell it speak of what it undid as well


def are_parted(evidence: Evidence, event: Event, known: Iterable[Event]) -> bool:
    """Tell whether a headline and an event of the same decision are two, for what they tell was undone in between.

    Whichever of them was found first, the later one must clearly tell it anew; in doubt they are one. `known` are the
    events of the series that count.
    """
    first: Event | Evidence = evidence
    later: Sequence[Evidence] = event.evidence
    if decided_at(event) < told_at(evidence):
        first, later = event, [evidence]
    last = max(decided_at(event), told_at(evidence))
    turns = (turn for turn in known if _is_fact(turn) and turns_round(turn, first))
    between = [turn for turn in turns if _first_told(first) < decided_at(turn) < last]
    if not between:
        return False
    alike = [item for other in known if _are_of_a_kind(evidence, other) for item in other.evidence]
    return any(_tells_anew(item, first, turn, alike) for turn in between for item in later)


def _tells_anew(item: Evidence, first: Event | Evidence, turn: Event, alike: Iterable[Evidence]) -> bool:
    """Tell whether a headline told after a turn tells more than what the turn undid; `alike` are others of its kind."""
    if item.network in (networks := _networks(first, turn)):
        return item.network == turn.network  # whose it is now, or whose it was
    if told_at(item) - decided_at(turn) > _LATE:
        return True
    # Sooner than that one outlet may look back. Two do not, once nobody can be late with the first decision.
    told = [one for one in (item, *alike) if told_at(one) - decided_at(turn) > _FIRST_DAYS]
    outlets = {one.origin or one.site for one in with_origins([one for one in told if one.network not in networks])}
    return item in told and len(outlets) > 1 and told_at(item) - _first_told(first) > _LATE


def _networks(first: Event | Evidence, turn: Event) -> tuple[str, ...]:
    """Return the networks of a decision and of the turn, where they tell the two apart."""
    if not first.network or not turn.network or first.network == turn.network:
        return ()
    return first.network, turn.network


def _is_fact(turn: Event) -> bool:
    """Tell whether a turn stands and is known to be of its time; an old story on a page without dates is not."""
    if turn.certainty is not Certainty.CONFIRMED or turn.held:
        return False
    return turn.published is not None or any(item.published for item in turn.evidence)


def _are_of_a_kind(evidence: Evidence, event: Event) -> bool:
    return evidence.certainty is event.certainty and same_decision(evidence, event, timedelta.max)


def _first_told(told: Event | Evidence) -> datetime:
    return decided_at(told) if isinstance(told, Event) else told_at(told)
