"""The news of a check as a whole, and the circumstances of checks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from monitor.decide import Batch, Before, Circumstances, Rules, circumstances, sorted_out
from monitor.model import Certainty, Event, Hold, SourceHealth, Status
from tests.decide.tellings import NOW, event

FOUNDED = NOW - timedelta(hours=1)


def many(count: int) -> list[Event]:
    return [event(Status.RENEWED, days=days) for days in range(count)]


def sorted_batch(news: list[Event], kind: Circumstances, in_feed: int = 0, held: tuple[str, ...] = ()) -> Batch:
    return sorted_out(news, kind, Before(in_feed, 0, held), Rules())


@pytest.mark.parametrize("kind", [Circumstances.BASELINE, Circumstances.ORDINARY])
def test_twenty_entries_are_published_and_twenty_one_are_held(kind: Circumstances) -> None:
    assert sorted_batch(many(20), kind) == Batch(published=tuple(many(20)))
    assert sorted_batch(many(21), kind) == Batch(held=tuple(many(21)), held_for=Hold.PER_CHECK)


def test_the_first_run_fills_an_empty_feed_with_the_newest_and_holds_nothing() -> None:
    batch = sorted_batch(many(70)[::-1], Circumstances.FOUNDING)

    assert batch == Batch(published=tuple(many(50)))


def test_later_sources_of_the_first_run_have_what_is_left() -> None:
    assert len(sorted_batch(many(10), Circumstances.FOUNDING, in_feed=47).published) == 3
    assert sorted_batch(many(10), Circumstances.FOUNDING, in_feed=60) == Batch()


def test_a_denial_of_a_held_decision_is_held_with_it() -> None:
    cancelled = event(Status.CANCELLED, published=False, held=True)
    denial = event(Status.CANCELLED, certainty=Certainty.DENIED, refers_to=cancelled.id)
    revival = event(Status.REVIVED, refers_to=cancelled.id)

    batch = sorted_batch([denial, revival], Circumstances.ORDINARY, held=(cancelled.id,))

    assert batch == Batch(published=(revival,), held=(denial,), held_for=Hold.WITH_DENIED)


def test_a_source_that_brings_an_archive_piece_by_piece_is_held_from_the_sixtieth_entry_of_a_day() -> None:
    of_a_day = Before(in_feed=500, lately=57)

    assert sorted_out(many(3), Circumstances.ORDINARY, of_a_day, Rules()) == Batch(published=tuple(many(3)))
    held = sorted_out(many(4), Circumstances.ORDINARY, of_a_day, Rules())
    assert held == Batch(held=tuple(many(4)), held_for=Hold.PER_DAY)
    assert sorted_out([], Circumstances.ORDINARY, Before(lately=99), Rules()) == Batch()


HEALTH = SourceHealth("a", "A", "https://a.example/", first_seen=FOUNDED, founding=True)


@pytest.mark.parametrize(
    ("health", "founded", "kind"),
    [
        pytest.param(HEALTH, FOUNDED, Circumstances.FOUNDING, id="the first reading of a founding source"),
        pytest.param(replace(HEALTH, founding=False), FOUNDED, Circumstances.BASELINE, id="of one added later"),
        pytest.param(replace(HEALTH, last_success=FOUNDED), FOUNDED, Circumstances.ORDINARY, id="a later reading"),
        pytest.param(
            replace(HEALTH, last_checked=FOUNDED, failures=3), FOUNDED, Circumstances.FOUNDING, id="after failures"
        ),
        pytest.param(
            HEALTH,
            NOW - timedelta(days=3),
            Circumstances.BASELINE,
            id="a founding source that first answers days later",
        ),
    ],
)
def test_circumstances(health: SourceHealth, founded: datetime, kind: Circumstances) -> None:
    assert circumstances(health, founded, NOW, Rules()) is kind
