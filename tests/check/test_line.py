"""Our own line is down: nothing can be reached, and no source is to blame."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.check.line import RUNG, is_down
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Document, SourceHealth
from monitor.schedule import after_failure
from tests.check.fakes import A_MINUTE, NOW, Room, document, opened, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.model import Source

DNS, REFUSED, TIMEOUT, UNREACHABLE = Diagnosis.DNS, Diagnosis.REFUSED, Diagnosis.TIMEOUT, Diagnosis.UNREACHABLE
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def failing(host: str, diagnosis: Diagnosis = DNS, *, since: datetime = NOW) -> SourceHealth:
    url = f"https://{host}/news"
    return SourceHealth(url, url, url, NOW - DAY, failures=1, diagnosis=diagnosis, failing_since=since)


def read(at: datetime) -> SourceHealth:
    return SourceHealth("well", "well", "https://well.example/", NOW - DAY, last_success=at)


@pytest.mark.parametrize(
    ("others", "down"),
    [
        pytest.param([failing("b.example"), failing("c.example")], True, id="three sites"),
        pytest.param([failing("b.example", REFUSED), failing("c.example", TIMEOUT)], True, id="in whatever way"),
        pytest.param([failing("b.example"), failing("c.example"), read(NOW - HOUR)], True, id="nothing read since"),
        pytest.param([], False, id="the only source"),
        pytest.param([failing("b.example")], False, id="two sites"),
        pytest.param([failing("www.a.example"), failing("tv.a.example")], False, id="three hosts of one site"),
        pytest.param([failing("b.example"), failing("c.example", Diagnosis.TLS)], False, id="somebody answered one"),
        pytest.param([failing("b.example"), failing("c.example"), read(NOW + HOUR)], False, id="one was read since"),
        pytest.param(
            [failing("b.example"), failing("c.example", since=NOW - 9 * HOUR), read(NOW - HOUR)],
            False,
            id="one was down already while others were read",
        ),
    ],
)
def test_it_takes_several_sites_that_fail_since_any_was_read(others: list[SourceHealth], *, down: bool) -> None:
    assert is_down(failing("a.example", UNREACHABLE), others) is down


def test_what_a_server_said_is_a_fault_of_its_source_even_then() -> None:
    others = [failing("b.example"), failing("c.example"), failing("d.example")]
    assert is_down(failing("a.example"), others)
    assert not is_down(failing("a.example", Diagnosis.NOT_FOUND), others)


def test_until_it_is_back_every_source_is_asked_four_times_an_hour() -> None:
    assert after_failure(NOW, RUNG) == NOW + timedelta(minutes=15)


SOURCES = [source(key, may_be_empty=True) for key in "abcd"]
NO_LINE = FetchError(DNS, "The name could not be resolved.")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as made:
        made.configure(*SOURCES)
        made.reader.findings = {document().body: ()}
        yield made


async def all_checked(room: Room, answer: Document | FetchError, sources: list[Source] = SOURCES) -> list[bool]:
    room.server.answers |= {item.url: answer for item in sources}
    return [(await room.check(item)).line_is_down for item in sources]


async def test_an_outage_of_ours_climbs_no_ladder(room: Room) -> None:
    assert await all_checked(room, NO_LINE) == [False, False, True, True]
    for _ in range(9):
        room.now += HOUR
        assert all(await all_checked(room, NO_LINE))

    fares = [room.health(item) for item in SOURCES]
    assert {item.failures for item in fares} == {1}
    assert {item.next_check for item in fares} == {room.now + RUNG * A_MINUTE}
    assert {item.failing_since for item in fares} == {NOW}


async def test_a_host_that_stays_away_when_the_line_is_back_climbs_as_ever(room: Room) -> None:
    assert any(await all_checked(room, NO_LINE))
    room.now += HOUR
    await all_checked(room, document(), SOURCES[:1])

    for _ in range(3):
        room.now += HOUR
        assert not any(await all_checked(room, NO_LINE, SOURCES[1:]))

    assert [room.health(item).failures for item in SOURCES] == [0, 4, 4, 4]
