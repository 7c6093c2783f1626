"""Where a series stands after its events."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.decide import standing
from monitor.model import Certainty, Event, Status
from tests.decide.tellings import event

RENEWED, CANCELLED, ENDING, REVIVED = Status.RENEWED, Status.CANCELLED, Status.ENDING, Status.REVIVED
DATED, DELAYED, PRODUCTION, ORDERED = Status.DATED, Status.DELAYED, Status.PRODUCTION, Status.ORDERED


@pytest.mark.parametrize(
    ("events", "status"),
    [
        pytest.param([event(RENEWED, days=9), event(CANCELLED, days=2)], CANCELLED, id="the newest decision stands"),
        pytest.param(
            [event(RENEWED, days=400, published=False), event(CANCELLED, days=20)],
            CANCELLED,
            id="an old renewal found today does not undo a newer end",
        ),
        pytest.param([event(RENEWED, days=9), event(DATED, days=2)], DATED, id="a renewed series gets its date"),
        pytest.param([event(ORDERED, days=9), event(PRODUCTION, days=2)], PRODUCTION, id="an ordered series is filmed"),
        pytest.param([event(DATED, days=9), event(RENEWED, days=2)], RENEWED, id="a decision after a date"),
        pytest.param([event(CANCELLED, days=9), event(DATED, days=2)], CANCELLED, id="last episodes with a date"),
        pytest.param([event(ENDING, days=9), event(DELAYED, days=2)], ENDING, id="a final season delayed"),
        pytest.param([event(DELAYED, days=9)], DELAYED, id="no decision known"),
        pytest.param([event(RENEWED), event(CANCELLED)], CANCELLED, id="of two told at once the weightier"),
        pytest.param([event(CANCELLED), event(REVIVED)], REVIVED, id="but a revival comes after the end it undoes"),
        pytest.param(
            [event(RENEWED, days=9), event(CANCELLED, certainty=Certainty.RUMOURED)],
            RENEWED,
            id="a rumour changes nothing",
        ),
        pytest.param(
            [event(CANCELLED, days=9), event(CANCELLED, certainty=Certainty.DENIED)], CANCELLED, id="nor does a denial"
        ),
        pytest.param(
            [event(RENEWED, days=9), event(CANCELLED, published=False, held=True)], RENEWED, id="nor what is held"
        ),
    ],
)
def test_standing(events: list[Event], status: Status) -> None:
    for order in (events, events[::-1]):
        stands = standing(order)

        assert stands is not None
        assert stands.status is status


@pytest.mark.parametrize("ids", ["ab", "ba"])
def test_of_two_told_at_once_the_later_season_stands_and_never_one_by_chance(ids: str) -> None:
    second, third = (replace(event(RENEWED, season), id=name) for season, name in zip((2, 3), ids, strict=True))

    stands = standing([second, third])

    assert stands is not None
    assert stands.seasons == (3,)


@pytest.mark.parametrize("events", [[], [event(CANCELLED, certainty=Certainty.RUMOURED)]])
def test_without_a_confirmed_event_a_series_stands_nowhere(events: list[Event]) -> None:
    assert standing(events) is None


def test_a_standing_dates_from_the_first_telling() -> None:
    found = event(RENEWED, 3, days=400, published=False)

    stands = standing([found])

    assert stands is not None
    assert (stands.since, stands.event_id, stands.seasons) == (found.evidence[0].published, found.id, (3,))
