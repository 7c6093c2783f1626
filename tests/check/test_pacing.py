"""What a check hands on to the next one: its time, and how the document is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.check.checking import check
from monitor.check.pacing import is_made_for_programs
from monitor.model import (
    Arrival,
    Course,
    Document,
    IntervalRange,
    NotModified,
    PastReading,
    SourceKind,
    Validators,
    Wait,
)
from tests.check.fakes import INTERVAL, NOW, VALIDATORS, Room, document, opened, source, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.check.outcome import Outcome
    from monitor.model import Source

A = source()
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
RANGE = IntervalRange(timedelta(minutes=5), 6 * HOUR)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as made:
        made.configure(A)
        made.server.answers[A.url] = document()
        made.reader.findings[b"one"] = (told("Harbor Lights"),)
        made.reader.findings[b"two"] = (told("Harbor Lights"), told("Night Ferry"), told("Tidewater"))
        yield made


class Pace:
    """Remembers what it was asked with."""

    def __init__(self) -> None:
        self.courses: list[Course] = []

    def __call__(self, course: Course, now: datetime) -> Wait:
        self.courses.append(course)
        return Wait(HOUR, float(len(self.courses)))


async def paced(room: Room, which: Source, pace: Pace) -> Outcome:
    return await check(which, replace(room.desk(), pace=pace))


async def test_the_next_check_is_when_the_pace_says(room: Room) -> None:
    outcome = await paced(room, A, Pace())
    assert outcome.next_check == NOW + HOUR
    assert (room.health(A).next_check, room.health(A).ahead) == (NOW + HOUR, 1.0)


async def test_what_servers_and_documents_ask_for_is_handed_on(room: Room) -> None:
    pace = Pace()
    room.server.answers[A.url] = replace(document(), fresh_for=HOUR)
    room.reader.ttl = 2 * HOUR
    await paced(room, A, pace)
    room.server.answers[A.url] = NotModified(A.url, VALIDATORS, fresh_for=3 * HOUR)
    await paced(room, A, pace)
    room.server.answers[A.url] = NotModified(A.url, VALIDATORS)
    await paced(room, A, pace)
    room.server.answers[A.url] = document(b"two")
    room.reader.ttl = None
    await paced(room, A, pace)
    assert [course.fresh_for for course in pace.courses] == [2 * HOUR, 3 * HOUR, 2 * HOUR, None]


async def test_a_learned_interval_is_reckoned_from_what_came_before(room: Room) -> None:
    pace, learning = Pace(), replace(A, interval_range=RANGE)
    await paced(room, learning, pace)
    room.now += HOUR
    await paced(room, learning, pace)
    room.now += HOUR
    room.server.answers[A.url] = document(b"two")
    await paced(room, learning, pace)

    came = Arrival(NOW + HOUR, NOW + 2 * HOUR, new=2, claiming=2)
    assert [(course.last_checked, course.ahead, course.arrivals) for course in pace.courses] == [
        (None, None, ()),
        (NOW, 1.0, ()),  # what a first check finds is no news
        (NOW + HOUR, 2.0, (came,)),
    ]
    assert {(course.interval, course.interval_range) for course in pace.courses} == {(INTERVAL, RANGE)}


async def test_a_fixed_interval_costs_no_reckoning_but_its_history_is_kept(room: Room) -> None:
    pace = Pace()
    await paced(room, A, pace)
    room.now += HOUR
    room.server.answers[A.url] = document(b"two")
    await paced(room, A, pace)
    assert [course.arrivals for course in pace.courses] == [(), ()]
    assert len(room.store.read_sync(lambda reader: reader.rhythm(A.id))) == 1


async def test_now_and_then_the_document_itself_is_asked_for(room: Room) -> None:
    """Some servers say "not modified" for ever."""
    await room.check(A)
    room.server.answers[A.url] = NotModified(A.url, VALIDATORS)
    for _ in range(3):
        room.now += DAY
        await room.check(A)
    assert [known for _, known, _ in room.server.asked] == [Validators(), VALIDATORS, VALIDATORS, Validators()]

    room.server.answers[A.url] = document()
    await room.check(A)
    room.now += DAY
    await room.check(A)
    assert room.server.asked[-1][1] == VALIDATORS


@pytest.mark.parametrize(
    ("changes", "obeys"),
    [
        pytest.param({}, True, id="nobody knows what it is"),
        pytest.param({"kind": SourceKind.PAGE}, True, id="a page"),
        pytest.param({"kind": SourceKind.FEED}, False, id="a feed is made for programs"),
        pytest.param({"kind": SourceKind.SITEMAP}, False, id="so is a sitemap"),
        pytest.param({"kind": SourceKind.PAGE, "ignores_robots": True}, False, id="the operator has the last word"),
    ],
)
async def test_pages_are_asked_as_robots_txt_has_it(room: Room, changes: dict[str, object], *, obeys: bool) -> None:
    await room.check(replace(A, **changes))  # type: ignore[arg-type]  # tests name single fields
    assert room.server.options[0]["obey_robots"] is obeys


async def test_what_turned_out_to_be_a_feed_is_one(room: Room) -> None:
    def read_as(kind: SourceKind) -> None:
        taken = PastReading(room.now, A.url, kind, "fake", 1)
        room.store.write_sync(lambda transaction: transaction.record_reading(A.id, taken))

    def is_named() -> bool:
        return room.store.read_sync(lambda reader: is_made_for_programs(A, reader))

    assert not is_named()
    read_as(SourceKind.FEED)
    assert is_named()
    read_as(SourceKind.PAGE)
    assert not is_named()


async def test_the_document_of_other_rules_is_asked_for_without_conditions(room: Room) -> None:
    await room.check(A)
    for changed in (replace(A, selector="h2"), replace(A, kind=SourceKind.PAGE), replace(A, exclude=("recap",))):
        await room.check(changed)
        assert room.server.asked[-1][1] == Validators()
    assert isinstance(room.server.answers[A.url], Document)
