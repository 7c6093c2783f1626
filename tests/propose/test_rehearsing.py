"""What a source's headlines would come to, on the real store, which stays as it is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.decide import Circumstances, Rules
from monitor.model import Certainty, Claim, Document, Headline, Status
from monitor.propose.rehearsing import Fate, Play, Rehearsal, rehearse
from tests.check.fakes import CATALOGUE, NOW, VALIDATORS, Room, Told, opened, source, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.model import Source

A, B = source("a"), source("b")


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as room:
        yield room


async def checked(room: Room, which: Source, *found: Told) -> None:
    """Let a real check bring these headlines."""
    body = repr(found).encode()
    room.server.answers[which.url] = Document(which.url, body, "text/html", VALIDATORS)
    room.reader.findings[body] = found
    assert not (await room.check(which)).failed


def played(room: Room, which: Source, *found: Told, rules: Rules = Rules()) -> Rehearsal:  # noqa: B008 - frozen
    return rehearse(Play(which, found, CATALOGUE, rules, room.now), room.store, [A, B])


def fates(rehearsal: Rehearsal) -> list[tuple[Fate, str | None]]:
    return [(prospect.fate, prospect.because) for prospect in rehearsal.prospects]


def dated(item: Told, days: float) -> Told:
    headline, claims = item
    return Headline(headline.text, headline.url, None, NOW - timedelta(days=days)), claims


def test_an_empty_store_is_a_first_run(room: Room) -> None:
    rehearsal = played(room, A, told("Kaos"), dated(told("Lupin"), 31))
    assert rehearsal.circumstances is Circumstances.FOUNDING
    assert fates(rehearsal) == [(Fate.PUBLISHED, None), (Fate.SILENT, "older than 30 days")]
    assert rehearsal.headlines_new == 2


def test_beyond_the_newest_of_a_first_run_all_is_silent(room: Room) -> None:
    rehearsal = played(room, A, dated(told("Kaos"), 1), dated(told("Lupin"), 2), rules=Rules(first_run=1))
    assert fates(rehearsal) == [(Fate.PUBLISHED, None), (Fate.SILENT, "a first run publishes the newest 1")]


async def test_what_is_known_what_joins_and_what_is_new_are_told_apart(room: Room) -> None:
    room.configure(A, B)
    await checked(room, A, told("Kaos"))
    await checked(room, B, told("Ballard"))
    room.now += timedelta(hours=1)
    again, joining, fresh = told("Kaos"), told("Ballard"), told("Lupin")
    rehearsal = played(room, A, again, joining, fresh)
    assert rehearsal.circumstances is Circumstances.ORDINARY
    assert [prospect.fate for prospect in rehearsal.prospects] == [Fate.KNOWN, Fate.JOINS, Fate.PUBLISHED]
    assert rehearsal.headlines_new == 2
    events = [prospect.event for prospect in rehearsal.prospects]
    assert events[1]
    assert events[1].evidence[0].source_id == "b"


async def test_a_source_added_later_is_silent_save_for_what_is_fresh(room: Room) -> None:
    room.configure(B)
    await checked(room, B, told("Ballard"))
    rehearsal = played(room, A, told("Kaos"), dated(told("Lupin"), 1))
    assert rehearsal.circumstances is Circumstances.BASELINE
    assert fates(rehearsal) == [(Fate.SILENT, "a source added later starts silently"), (Fate.PUBLISHED, None)]


async def test_a_burst_would_be_held(room: Room) -> None:
    room.configure(A, B)
    await checked(room, A, told("Kaos"))
    rehearsal = played(room, A, told("Lupin"), told("Ballard"), rules=Rules(burst=1))
    assert {prospect.fate for prospect in rehearsal.prospects} == {Fate.HELD}


async def test_rumours_undecided_and_unnamed_series_are_no_news(room: Room) -> None:
    room.configure(A)
    await checked(room, A, told("Kaos"))
    made = [
        Claim("Lupin", Status.RENEWED, Certainty.RUMOURED),
        Claim("Ballard", Status.PENDING, Certainty.CONFIRMED),
        Claim(None, Status.CANCELLED, Certainty.CONFIRMED),
    ]
    found = [(Headline(f"x {number}", f"https://a.example/{number}"), (claim,)) for number, claim in enumerate(made)]
    rehearsal = played(room, A, *found)
    assert fates(rehearsal) == [(Fate.SILENT, "it is rumoured"), (Fate.RECORDED, None), (Fate.UNNAMED, None)]


async def test_the_store_is_left_as_it_was(room: Room) -> None:
    room.configure(A)
    await checked(room, A, told("Kaos"))
    before = room.store.path.read_bytes(), room.feed(), room.health(A)
    assert played(room, B, told("Lupin")).headlines_new == 1
    assert (room.store.path.read_bytes(), room.feed(), room.health(A)) == before
    assert room.store.read_sync(lambda reader: [health.id for health in reader.health()]) == ["a"]
    assert [event.series.title for event in room.store.read_sync(lambda reader: reader.events())] == ["Kaos"]
