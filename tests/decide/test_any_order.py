"""The same headlines make the same events, in any order and spread over any checks."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from monitor.decide import Circumstances, Joins, Opens, Rules, contradictions, decide, grown, order, standing, told_at
from monitor.model import Certainty, Event, Evidence, Standing, Status
from tests.decide.tellings import NOW, SERIES, telling
from tests.decide.turns import is_turned_and_back

if TYPE_CHECKING:
    from collections.abc import Sequence

CONFIRMED = Certainty.CONFIRMED
FIRST, SAVED, AGAIN = (
    telling(status, days=days, url=f"https://{days}.example/", outlet=f"o{days}")
    for status, days in [(Status.CANCELLED, 29), (Status.REVIVED, 20), (Status.CANCELLED, 2)]
)

headlines = st.lists(
    st.builds(
        lambda status, seasons, days, certainty: telling(status, *seasons, days=days, certainty=certainty),
        st.sampled_from([Status.RENEWED, Status.CANCELLED, Status.ENDING, Status.REVIVED]),
        st.sampled_from([(), (2,), (3,), (4,), (2, 3), (3, 4), (2, 3, 4)]),
        st.sampled_from([None, 0.1, 1, 5, 29, 31, 55]),
        st.sampled_from(list(Certainty)),
    ),
    max_size=10,
).map(lambda found: [replace(item, url=f"https://a.example/{number}") for number, item in enumerate(found)])


def events(checks: list[list[Evidence]]) -> list[Event]:
    """Return the events after some checks, all made at the same time."""
    known: dict[str, Event] = {}
    for check in checks:
        for evidence in sorted(check, key=order):
            outcome = decide(evidence, list(known.values()), Circumstances.ORDINARY, Rules(), NOW)
            if isinstance(outcome, Joins):
                event = grown(outcome.event, evidence)
                known[event.id] = replace(event, published=NOW) if outcome.contests else event
            elif isinstance(outcome, Opens):
                event = _opened(evidence, f"{len(known):02}", news=outcome.news)
                known[event.id] = event
    return list(known.values())


def _opened(evidence: Evidence, name: str, *, news: bool) -> Event:
    return Event(
        id=name,
        guid=name,
        series=SERIES,
        status=evidence.status,
        certainty=evidence.certainty,
        seasons=evidence.seasons,
        network=None,
        first_seen=NOW,
        published=NOW if news else None,
        evidence=(evidence,),
    )


def shapes(found: list[Event]) -> list[tuple[Status, tuple[int, ...], Certainty]]:
    return sorted((event.status, event.seasons, event.certainty) for event in found)


def stands(found: list[Event]) -> Status | None:
    now: Standing | None = standing(found)
    return now.status if now else None


@given(headlines, st.data())
def test_order_and_checks_do_not_matter_to_the_events(found: list[Evidence], data: st.DataObject) -> None:
    assume(not is_turned_and_back((item.status, told_at(item)) for item in found if item.certainty is CONFIRMED))
    shuffled = data.draw(st.permutations(found))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(found)), max_size=4)))
    checks = [shuffled[start:end] for start, end in zip([0, *cuts], [*cuts, len(found)], strict=True)]

    assert shapes(events(checks)) == shapes(events([found]))


@pytest.mark.parametrize("found", list(permutations([FIRST, SAVED, AGAIN])))
def test_what_is_turned_round_and_back_is_two_unless_the_turn_is_found_last(found: Sequence[Evidence]) -> None:
    cancelled = [event for event in events([[item] for item in found]) if event.status is Status.CANCELLED]

    assert len(cancelled) == (1 if found[-1] is SAVED else 2)


@given(headlines)
def test_a_rumour_or_a_denial_never_changes_a_standing(found: list[Evidence]) -> None:
    told = [item for item in found if item.certainty is Certainty.CONFIRMED]

    assert stands(events([found])) == stands(events([told]))


@given(headlines)
def test_a_contradiction_is_told_on_both_sides_and_only_of_what_is_told_as_fact(found: list[Evidence]) -> None:
    known = {event.id: event for event in events([found])}
    at_odds = contradictions(known.values())

    pairs = {(name, other.event_id) for name, others in at_odds.items() for other in others}
    assert pairs == {(other, name) for name, other in pairs}
    assert {known[name].certainty for pair in pairs for name in pair} <= {Certainty.CONFIRMED}


@given(headlines, st.data())
def test_within_one_check_not_even_what_is_published_depends_on_the_page(
    found: list[Evidence], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(found))

    assert events([shuffled]) == events([found])
