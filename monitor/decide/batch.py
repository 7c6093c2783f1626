"""What becomes of the news of one check as a whole: published, held for the operator, or only standing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.decide.facts import decided_at
from monitor.decide.rules import Circumstances, Rules
from monitor.model import Certainty, Event, Hold

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence


@dataclass(frozen=True, slots=True)
class Batch:
    """The news of one check, sorted out; what is in neither stays unpublished."""

    published: tuple[Event, ...] = ()
    held: tuple[Event, ...] = ()
    held_for: Hold | None = None


@dataclass(frozen=True, slots=True)
class Before:
    """What there was before the check."""

    in_feed: int = 0  # entries that the feed has had
    lately: int = 0  # entries that the source brought within the last day, held ones too
    held: Collection[str] = ()  # ids of events that wait from before


def sorted_out(news: Sequence[Event], kind: Circumstances, before: Before, rules: Rules) -> Batch:
    """Sort out the news of a check."""
    if kind is Circumstances.FOUNDING:
        # Nobody has subscribed yet: the feed is filled up, with the newest, and the rest is history.
        newest = sorted(news, key=lambda event: (decided_at(event), event.series.key, event.id), reverse=True)
        return Batch(published=tuple(newest[: max(0, rules.first_run - before.in_feed)]))
    if len(news) > rules.burst:
        return Batch(held=tuple(news), held_for=Hold.PER_CHECK)
    if news and before.lately + len(news) > rules.daily:
        return Batch(held=tuple(news), held_for=Hold.PER_DAY)
    # A denial goes out with the decision that it denies, never before it.
    waiting = tuple(event for event in news if event.certainty is Certainty.DENIED and event.refers_to in before.held)
    published = tuple(event for event in news if event not in waiting)
    return Batch(published, waiting, Hold.WITH_DENIED if waiting else None)
