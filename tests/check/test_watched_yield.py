"""A source whose yield goes bad is marked, once; its state waits untouched until it is well again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from monitor.model import NotModified, PastReading, Status
from tests.check.fakes import INTERVAL, NOW, VALIDATORS, Room, document, opened, source, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.check.outcome import Outcome

A = source("a")
DAY = timedelta(days=1)
MANY = tuple(told(f"Series {number}") for number in range(40))
STRAY = (told("Free Offer"), told("Terms Changed", Status.CANCELLED))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as room:
        room.configure(A)
        yield room


async def shown(room: Room, body: bytes, headlines: tuple[Any, ...], *, later: timedelta = INTERVAL) -> Outcome:
    """Check the source when its page is this."""
    room.now += later
    room.server.answers[A.url] = document(body)
    room.reader.findings[body] = headlines
    return await room.check(A)


async def well(room: Room, checks: int = 5) -> None:
    for number in range(checks):
        assert not (await shown(room, b"well %d" % number, MANY)).failed


def settled(room: Room) -> list[Any]:
    with closing(sqlite3.connect(room.store.path)) as connection:
        tables = ("headline", "claim", "series", "alias", "event", "evidence", "standing")
        return [connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def history(room: Room) -> list[PastReading]:
    return room.store.read_sync(lambda reader: reader.past_readings("a"))


async def test_every_reading_is_kept_with_its_yield(room: Room) -> None:
    await shown(room, b"one", (*MANY[:3], (replace(MANY[3][0]), ())))
    await shown(room, b"two", MANY[:5])
    await room.check(A)  # the same bytes are not read again

    assert [(item.at, item.headlines, item.headlines_new, item.headlines_claiming) for item in history(room)] == [
        (NOW + INTERVAL, 4, 4, 3),
        (NOW + 2 * INTERVAL, 5, 1, 5),
    ]
    assert history(room)[0].url == A.url


@pytest.mark.parametrize(("headlines", "diagnosis"), [((), "empty"), (STRAY, "few")])
async def test_a_bad_yield_marks_the_source_and_settles_nothing(
    room: Room, headlines: tuple[Any, ...], diagnosis: str
) -> None:
    await well(room)
    before, health = settled(room), room.health(A)

    outcome = await shown(room, b"bad", headlines)

    marked = room.health(A)
    assert (outcome.diagnosis, outcome.failed, outcome.changed) == (diagnosis, True, False)
    assert (marked.diagnosis, marked.fails, marked.failing_since) == (diagnosis, True, room.now)
    assert (marked.validators, marked.digest, marked.headlines) == (health.validators, health.digest, health.headlines)
    assert settled(room) == before
    assert (history(room)[-1].refused, history(room)[-1].headlines) == (diagnosis, len(headlines))


async def test_a_bad_document_is_read_again_though_it_stays_the_same(room: Room) -> None:
    await well(room)
    for _ in range(2):
        assert (await shown(room, b"bad", STRAY)).diagnosis == "few"

    assert len(history(room)) == 7
    assert room.health(A).failures == 2


async def test_it_comes_back_well_and_tells_nothing_twice(room: Room) -> None:
    await well(room)
    before = settled(room)
    await shown(room, b"bad", STRAY)

    outcome = await shown(room, b"well 4", MANY)

    assert (outcome.unchanged, outcome.events) == (True, ())
    assert room.health(A).diagnosis is None
    assert settled(room) == before


async def test_entering_and_leaving_are_told_once(room: Room) -> None:
    await well(room)
    lines = []
    for body, headlines in [(b"x", STRAY), (b"y", STRAY), (b"z", ()), (b"w", MANY), (b"v", MANY)]:
        with capture_logs() as logs:
            await shown(room, body, headlines)
        lines.append([(line["event"], line.get("diagnosis") or line.get("was")) for line in logs])

    assert lines == [
        [("source fails", "few")],
        [],
        [("source fails", "empty")],
        [("source is well again", "empty")],
        [],
    ]


async def test_a_smaller_page_is_accepted_after_a_day(room: Room) -> None:
    await well(room)
    told_ones = [(await shown(room, b"small %d" % number, STRAY, later=6 * INTERVAL * 4)).failed for number in range(6)]

    assert told_ones == [True, True, True, True, False, False]
    assert room.health(A).headlines == 2


async def test_what_other_rules_found_is_no_measure(room: Room) -> None:
    await well(room)
    room.version = "2"

    outcome = await shown(room, b"narrower", STRAY)

    assert not outcome.failed
    assert len(history(room)) == 1


async def test_a_source_that_may_be_empty_is_well_when_it_is(room: Room) -> None:
    search = replace(A, may_be_empty=True)
    room.reader.findings = {b"hits": MANY, b"none": ()}
    for body in (b"hits", b"none"):
        room.server.answers[A.url] = document(body)
        outcome = await room.check(search)

    assert (outcome.failed, outcome.headlines) == (False, 0)
    assert room.health(A).diagnosis is None


async def daily_for_weeks(room: Room) -> None:
    for number in range(20):
        await shown(room, b"day %d" % number, (*MANY, told(f"News of day {number}")), later=DAY)


async def test_silence_marks_a_source_that_is_read_well(room: Room) -> None:
    await daily_for_weeks(room)
    room.server.answers[A.url] = NotModified(A.url, VALIDATORS)
    lines = []
    for _ in range(5):
        room.now += DAY
        with capture_logs() as logs:
            outcome = await room.check(A)
        lines.append([line["event"] for line in logs])

    health = room.health(A)
    assert lines == [[], [], [], ["source is silent"], []]
    assert (outcome.failed, outcome.next_check) == (False, room.now + INTERVAL)
    assert (health.diagnosis, health.fails, health.last_success) == ("silent", False, room.now)
    assert health.failing_since == room.now - DAY
    assert health.message == "Nothing new has come for 5 days; up to 24 h are usual."


async def test_something_new_ends_the_silence(room: Room) -> None:
    await daily_for_weeks(room)
    await shown(room, b"still", MANY, later=9 * DAY)
    assert room.health(A).diagnosis == "silent"

    with capture_logs() as logs:
        await shown(room, b"new", (*MANY, told("At Last")))

    assert [(line["event"], line["was"]) for line in logs] == [("source is well again", "silent")]
    assert (room.health(A).diagnosis, room.health(A).failing_since) == (None, None)


async def test_a_silent_source_that_fails_fails_from_then_on(room: Room) -> None:
    await daily_for_weeks(room)
    await shown(room, b"still", MANY, later=9 * DAY)

    await shown(room, b"gone", (), later=DAY)

    health = room.health(A)
    assert (health.diagnosis, health.failures, health.failing_since) == ("empty", 1, room.now)


async def test_the_silence_of_a_source_that_may_be_empty_is_no_news(room: Room) -> None:
    await daily_for_weeks(room)
    room.now += 30 * DAY

    await room.check(replace(A, may_be_empty=True))

    assert room.health(A).diagnosis is None


async def test_an_edited_address_begins_a_history_of_its_own(room: Room) -> None:
    await well(room)

    room.configure(replace(A, url="https://new.a.example/"))

    assert history(room) == []
