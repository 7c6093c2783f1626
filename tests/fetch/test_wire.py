"""The account of a request: what its limits mean, on a clock that stands still."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import pytest

from monitor.errors import FetchError
from monitor.fetch import Limits
from monitor.fetch.phases import Phase
from monitor.fetch.wire import Wire

LIMITS = Limits(body=10_000, headers=1_000, answer=timedelta(seconds=15), slowest=100, slow_for=timedelta(seconds=10))


@dataclass(slots=True)
class Clock:
    now: float = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def wire(clock: Clock) -> Wire:
    """Return the account of a request that has just been sent."""
    wire = Wire("a", LIMITS, clock=clock)
    wire.dialling()
    wire.sending()
    wire.sent()
    return wire


def arrive(wire: Wire, clock: Clock, count: int, seconds: float = 0.0) -> None:
    with wire.reading():
        clock.now += seconds
    wire.received(count)


def test_a_request_goes_through_its_phases(clock: Clock) -> None:
    wire = Wire("a", LIMITS, clock=clock)
    seen = [wire.phase]
    for step in (wire.dialling, wire.sending, wire.sent, lambda: wire.received(1), lambda: wire.begin_body(int)):
        step()
        seen.append(wire.phase)
    assert seen == [Phase.QUEUE, Phase.RESOLVE, Phase.SEND, Phase.WAIT, Phase.HEAD, Phase.BODY]


def test_what_is_written_during_the_answer_begins_nothing(wire: Wire, clock: Clock) -> None:
    arrive(wire, clock, 10)
    clock.now += 5
    wire.sending()
    wire.sent()
    assert (wire.phase, wire.patience(99)) == (Phase.HEAD, 10)


def test_the_head_has_one_deadline_however_it_arrives(wire: Wire, clock: Clock) -> None:
    left = []
    for _ in range(4):
        left.append(wire.patience(99))
        arrive(wire, clock, 1, seconds=6)
    assert left == [15, 9, 3, 0]


def test_the_body_has_patience_for_each_arrival(wire: Wire, clock: Clock) -> None:
    arrive(wire, clock, 10, seconds=14)
    wire.begin_body(int)
    assert wire.patience(99) == 99


def test_a_head_may_not_go_on(wire: Wire, clock: Clock) -> None:
    arrive(wire, clock, 1_000)
    arrive(wire, clock, 1)
    with pytest.raises(FetchError, match=r"The head of the answer of a takes more than 1000 bytes on the wire\."):
        arrive(wire, clock, 1)


@pytest.mark.parametrize(
    ("body", "most"),
    [
        pytest.param(0, 1_000, id="framing of nothing"),
        pytest.param(500, 5_000, id="framing of little"),
        pytest.param(9_999, 21_000, id="twice the largest body, and its trailers"),
    ],
)
def test_a_body_may_be_framed_but_not_without_end(wire: Wire, clock: Clock, body: int, most: int) -> None:
    arrive(wire, clock, 900)
    wire.begin_body(lambda: body)
    arrive(wire, clock, most)
    arrive(wire, clock, 1)
    with pytest.raises(FetchError, match=f"takes more than {most} bytes on the wire"):
        arrive(wire, clock, 1)


def test_a_slow_body_is_left_once_it_was_slow_for_long_enough(wire: Wire, clock: Clock) -> None:
    arrive(wire, clock, 10, seconds=14)  # the head is another matter
    wire.begin_body(int)
    for _ in range(5):
        arrive(wire, clock, 1, seconds=2)
    with pytest.raises(FetchError, match=r"a was too slow: it sent less than 100 bytes a second\.") as caught:
        arrive(wire, clock, 1, seconds=2)
    assert caught.value.diagnosis == "timeout"


def test_our_own_delays_are_not_the_servers(wire: Wire, clock: Clock) -> None:
    arrive(wire, clock, 10)
    wire.begin_body(int)
    for _ in range(20):
        clock.now += 100
        arrive(wire, clock, 1, seconds=0.1)


def test_a_body_that_is_quick_enough_may_take_its_time(wire: Wire, clock: Clock) -> None:
    arrive(wire, clock, 10)
    wire.begin_body(lambda: 9_999)
    for _ in range(10):
        arrive(wire, clock, 201, seconds=2)


def test_an_end_is_no_slowness(wire: Wire, clock: Clock) -> None:
    arrive(wire, clock, 10)
    wire.begin_body(int)
    arrive(wire, clock, 0, seconds=12)
    assert wire.ended


def test_only_an_old_connection_can_be_stale(clock: Clock) -> None:
    wire = Wire("a", LIMITS, clock=clock)
    assert not wire.stale
    wire.sending()
    wire.sent()
    assert wire.stale


def test_what_a_stale_connection_holds_is_no_answer(clock: Clock) -> None:
    wire = Wire("a", LIMITS, clock=clock)
    wire.sending()
    wire.sent()
    with pytest.raises(FetchError, match=r"a had answered before it was asked\."):
        wire.begin_body(int)


def test_what_comes_after_we_asked_is_one(clock: Clock) -> None:
    wire = Wire("a", LIMITS, clock=clock)
    wire.sending()
    wire.sent()
    wire.received(1)
    wire.begin_body(int)
    assert wire.phase is Phase.BODY


def test_a_new_connection_is_not_stale(wire: Wire) -> None:
    assert not wire.stale
