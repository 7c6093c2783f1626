"""What becomes of the news of one check as a whole: published, held for the operator, or only standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.decide.facts import decided_at
from monitor.decide.rules import Circumstances, Rules
from monitor.model import Certainty, Event

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class Batch:
    """The news of one check, sorted out; what is in neither stays unpublished."""

    published: tuple[Event, ...] = ()
    held: tuple[Event, ...] = ()


def sorted_out(news: Sequence[Event], kind: Circumstances, in_feed: int, held: Collection[str], rules: Rules) -> Batch:
    """Sort out the news of a check.

    `in_feed` counts the entries that the feed already has, `held` are the ids of events that wait from before.
    """
    if kind is Circumstances.FOUNDING:
        # Nobody has subscribed yet: the feed is filled up, with the newest, and the rest is history.
        newest = sorted(news, key=lambda event: (decided_at(event), event.series.key, event.id), reverse=True)
        return Batch(published=tuple(newest[: max(0, rules.first_run - in_feed)]))
    if len(news) > rules.burst:
        return Batch(held=tuple(news))
    # A denial goes out with the decision that it denies, never before it.
    waiting = tuple(event for event in news if event.certainty is Certainty.DENIED and event.refers_to in held)
    return Batch(published=tuple(event for event in news if event not in waiting), held=waiting)
