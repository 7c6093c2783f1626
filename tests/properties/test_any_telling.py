"""The same headlines make the same events, however they are found.

What cannot be the same is left out of the comparison, and why is said beside it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from monitor.decide import Rules, order
from monitor.model import Certainty, Event, Source
from monitor.settle.settling import settle
from monitor.settle.telling import evidence_of
from monitor.store import Store, Transaction
from tests.check.fakes import CATALOGUE
from tests.decide.turns import is_turned_and_back
from tests.properties.depth import depth, drawn
from tests.properties.press import DAY, HOUR, NOW, OUTLETS, SHOWS, Story, stories

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Check = tuple[datetime, Source, Sequence[Story]]
Found = tuple[str, Story]  # by the outlet's id
Answer = TypeVar("Answer")

BY_ID = {outlet.id: outlet for outlet in OUTLETS}
RULES = Rules(burst=1000, daily=1000)  # what is held is another matter


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Return a store whose sources have been read before."""
    with Store.open(tmp_path_factory.mktemp("state")) as store:
        store.write_sync(lambda transaction: transaction.sync_sources(OUTLETS, NOW - 500 * DAY))
        yield store


def after(store: Store, checks: Iterable[Check], question: Callable[[Transaction], Answer]) -> Answer:
    """Ask what is known after some checks; the store is left as it was."""

    def run(transaction: Transaction) -> Answer:
        for now, outlet, page in checks:
            health = transaction.health_of(outlet.id)
            assert health is not None
            read = replace(health, last_success=now)
            settle(transaction, outlet, read, [s.told for s in page], now, catalogue=CATALOGUE, rules=RULES)
        return question(transaction)

    return store.rehearse_sync(run)


def events(store: Store, checks: Iterable[Check]) -> list[Event]:
    return after(store, checks, lambda transaction: transaction.events())


def standings(store: Store, checks: Iterable[Check]) -> set[object]:
    stand = after(store, checks, lambda transaction: transaction.standings())
    return {(one.series.title, one.status, one.seasons, one.network, one.since) for one in stand}


def evidence(found: Sequence[Event]) -> Sequence[object]:
    """Return what backs each decision: a story is one piece of evidence, at whatever address it was seen first.

    Headlines that leave open which decision they are told of are left out.
    """
    left_open = _left_open(found)
    return sorted(
        (
            *_decision(event),
            sorted((item.source_id, item.headline) for item in event.evidence if (event.id, item.url) not in left_open),
        )
        for event in found
    )


def references(found: Sequence[Event]) -> Sequence[object]:
    """Return which decision each names as the earlier one; what a denial names is what it met in the feed.

    When a decision was made is open where headlines of it are.
    """
    known = {event.id: event for event in found}
    left_open = {known[event_id].series.id for event_id, _ in _left_open(found)}
    return sorted(
        (_decision(event), _decision(known[event.refers_to]) if event.refers_to else ())
        for event in found
        if event.certainty is Certainty.CONFIRMED and event.series.id not in left_open
    )


def _left_open(found: Sequence[Event]) -> set[tuple[str, str]]:
    """Return event and address of the headlines that may be told of any of several decisions.

    One that leaves the season out backs a decision that was known when it was found, and stays there: evidence joins
    an event, and never leaves it.
    """
    kinds = Counter((event.series.id, event.status, event.certainty) for event in found)
    return {
        (event.id, item.url)
        for event in found
        if kinds[event.series.id, event.status, event.certainty] > 1
        for item in event.evidence
        if not item.seasons
    }


def _decision(event: Event) -> tuple[str, str, str, tuple[int, ...]]:
    return event.series.title, event.status, event.certainty, event.seasons


def addressed(told: list[Found]) -> list[Found]:
    return [(of, replace(story, url=f"https://{of}.example/{number}")) for number, (of, story) in enumerate(told)]


def dated_once(told: list[Found]) -> list[Found]:
    """Give the same words of an outlet one date: a story shown at two addresses has the date it is first found with."""
    first = {(of, story.headline.text): story.published for of, story in reversed(told)}
    return [(of, replace(story, published=first[of, story.headline.text])) for of, story in told]


def tellings(days: st.SearchStrategy[float | None]) -> st.SearchStrategy[list[Found]]:
    return (
        st.lists(st.tuples(st.sampled_from(list(BY_ID)), stories(days)), min_size=2, max_size=9)
        .map(dated_once)
        .map(addressed)
    )


def is_settled(found: Iterable[Found]) -> bool:
    """Tell whether no series is turned round and back."""
    facts = [(SHOWS[story.title], (story.status, story.published or NOW)) for _, story in found if story.is_fact]
    return not any(is_turned_and_back(told for of, told in facts if of == show) for show in set(SHOWS.values()))


def at_one_moment(found: Sequence[Found]) -> list[Check]:
    """Return one check of each outlet that has something."""
    return [
        (NOW, outlet, [story for of, story in found if of == outlet_id])
        for outlet_id, outlet in BY_ID.items()
        if any(of == outlet_id for of, _ in found)
    ]


# No two of them further apart than one decision may be told: what joins two entries that are out cannot take one back.
recent = st.sampled_from([None, 0.1, 1.0, 5.0, 29.0, 31.0, 55.0])


@drawn
@given(tellings(recent), st.data())
@depth(40)
def test_any_order_and_any_split_into_checks(store: Store, found: list[Found], data: st.DataObject) -> None:
    assume(is_settled(found))
    shuffled = data.draw(st.permutations(found))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(found)), max_size=4)))
    parts = [shuffled[start:end] for start, end in zip([0, *cuts], [*cuts, len(found)], strict=True)]
    whole = events(store, at_one_moment(found))
    piece_by_piece = events(store, [check for part in parts for check in at_one_moment(part)])

    assert evidence(piece_by_piece) == evidence(whole)
    assert references(piece_by_piece) == references(whole)


@drawn
@given(tellings(st.sampled_from([0.0, 0.1, 1.0, 5.0, 20.0])), st.data())
@depth(40)
def test_any_moments_of_the_checks_where_outlets_date_what_they_tell(
    store: Store, found: list[Found], data: st.DataObject
) -> None:
    """When an undated headline was told is known by its first sighting only, which is another one then."""
    assume(is_settled(found))
    sightings = data.draw(st.lists(st.integers(0, 72), min_size=len(found), max_size=len(found)))
    seen = sorted(zip(sightings, found, strict=True), key=lambda pair: pair[0])
    whole = events(store, at_one_moment(found))
    over_days = events(store, [(NOW + hours * HOUR, BY_ID[of], [story]) for hours, (of, story) in seen])

    assert evidence(over_days) == evidence(whole)
    assert references(over_days) == references(whole)


@drawn
@given(st.lists(stories(st.sampled_from([None, 0.1, 5.0, 31.0, 55.0, 70.0, 100.0, 400.0])), max_size=9), st.data())
@depth(40)
def test_any_split_of_what_is_found_in_the_order_of_its_telling(
    store: Store, told: list[Story], data: st.DataObject
) -> None:
    """Then nothing at all differs: ids, evidence, and what entries name as the earlier one."""
    outlet = OUTLETS[0]
    in_order = [story for _, story in addressed([(outlet.id, story) for story in told])]
    in_order.sort(key=lambda story: order(evidence_of(outlet, story.headline, story.told[1][0], NOW)))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(told)), max_size=4)))
    parts = [in_order[start:end] for start, end in zip([0, *cuts], [*cuts, len(told)], strict=True)]

    assert events(store, [(NOW, outlet, part) for part in parts]) == events(store, [(NOW, outlet, in_order)])


@drawn
@given(tellings(st.sampled_from([None, 0.1, 5.0, 31.0, 70.0, 400.0])))
@depth(40)
def test_rumours_and_denials_move_no_standing(store: Store, found: list[Found]) -> None:
    checks = [(NOW, BY_ID[of], [story]) for of, story in found]
    facts = [check for check in checks if check[2][0].certainty is Certainty.CONFIRMED]

    assert standings(store, checks) == standings(store, facts)
