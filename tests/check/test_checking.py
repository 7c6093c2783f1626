"""One source, from its document to the store: what is kept of every way that a check can go."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from ipaddress import IPv4Network
from typing import TYPE_CHECKING, Any

import pytest
from structlog.testing import capture_logs

from monitor.check import checking
from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError, StoreError
from monitor.model import Document, NotModified, SourceKind, Status, Validators
from tests.check.fakes import A_MINUTE, INTERVAL, NOW, VALIDATORS, Room, document, opened, source, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

A, B = source("a"), source("b")
NEWS = told("Night Couriers")
FURTHER = told("Glass Harbour", Status.CANCELLED)
NEWER = Validators('W/"2"')


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as room:
        room.configure(A, B)
        room.server.answers = {A.url: document(), B.url: document(url=B.url)}
        room.reader.findings = {b"one": (NEWS,), b"two": (NEWS, FURTHER), b"empty": ()}
        yield room


def kept(room: Room, *tables: str) -> dict[str, list[Any]]:
    """Return what stands in tables, however it is stored."""
    with closing(sqlite3.connect(room.store.path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def findings(room: Room) -> dict[str, list[Any]]:
    return kept(room, "headline", "claim", "series", "alias", "event", "evidence", "standing")


async def test_a_success_stores_health_validators_and_what_was_decided(room: Room) -> None:
    outcome = await room.check(A)

    (entry,) = room.feed()
    health = room.health(A)
    assert (outcome.failed, outcome.unchanged, outcome.changed) == (False, False, True)
    assert (outcome.headlines, outcome.headlines_new, outcome.claims) == (1, 1, 1)
    assert outcome.events == (entry,)
    assert (entry.series.title, entry.status, entry.published) == ("Night Couriers", Status.RENEWED, NOW)
    assert (health.last_checked, health.last_success, health.next_check) == (NOW, NOW, NOW + INTERVAL)
    assert (health.failures, health.diagnosis, health.headlines) == (0, None, 1)
    assert (health.validators, health.validators_url) == (VALIDATORS, A.url)
    assert outcome.next_check == health.next_check


async def test_all_of_a_check_is_one_transaction(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever breaks between the decision and the commit takes everything back, and the next check finds it again."""
    before = kept(room, "source")

    def broken(*_: object) -> None:
        raise StoreError("the disk is full")

    with monkeypatch.context() as patch:
        patch.setattr("monitor.store.transaction.Transaction.save_health", broken)
        with pytest.raises(StoreError):
            await room.check(A)
    assert kept(room, "source") == before
    assert not any(findings(room).values())

    assert (await room.check(A)).headlines_new == 1
    assert len(room.feed()) == 1


async def test_a_source_is_asked_as_it_is_configured(room: Room) -> None:
    private = (IPv4Network("127.0.0.0/8"),)
    asked = replace(A, headers=(("X-Key", "1"),), allow_private=private, kind=SourceKind.FEED, selector=".story")

    await room.check(asked)

    told = {"headers": (("X-Key", "1"),), "allow_private": private, "obey_robots": False, "render": False}
    assert room.server.options == [told]
    ((_, manner),) = room.reader.read_ones
    assert (manner.language, manner.kind, manner.selector) == ("en", SourceKind.FEED, ".story")


async def test_not_modified_is_believed_and_brings_newer_validators(room: Room) -> None:
    await room.check(A)
    before = findings(room)
    room.now += INTERVAL
    room.server.answers[A.url] = NotModified(A.url, NEWER)

    outcome = await room.check(A)

    health = room.health(A)
    assert room.server.asked[-1] == (A.url, VALIDATORS, A.url)
    assert (outcome.unchanged, outcome.changed, outcome.headlines) == (True, False, 1)
    assert (health.last_checked, health.last_success, health.validators) == (room.now, room.now, NEWER)
    assert len(room.reader.read_ones) == 1
    assert findings(room) == before


async def test_the_same_bytes_are_not_read_again(room: Room) -> None:
    await room.check(A)
    room.server.answers[A.url] = document(validators=NEWER, url="https://a.example/moved")

    outcome = await room.check(A)

    health = room.health(A)
    assert (outcome.unchanged, len(room.reader.read_ones)) == (True, 1)
    assert (health.validators, health.validators_url) == (NEWER, "https://a.example/moved")


async def test_other_bytes_are_read(room: Room) -> None:
    await room.check(A)
    room.server.answers[A.url] = document(b"two")

    outcome = await room.check(A)

    assert (outcome.headlines, outcome.headlines_new, len(room.feed())) == (2, 1, 2)


@pytest.mark.parametrize(
    ("version", "changes"),
    [
        pytest.param("2", {}, id="another detector"),
        pytest.param("1", {"selector": ".story"}, id="another selector"),
        pytest.param("1", {"language": "fr"}, id="another language"),
        pytest.param("1", {"kind": SourceKind.FEED}, id="another kind"),
    ],
)
async def test_other_rules_drop_the_validators_and_have_the_same_bytes_read_again(
    room: Room, version: str, changes: dict[str, object]
) -> None:
    await room.check(A)
    room.version = version

    outcome = await room.check(source("a", **changes))

    assert room.server.asked[-1] == (A.url, Validators(), None)
    assert (outcome.unchanged, len(room.reader.read_ones)) == (False, 2)
    await room.check(source("a", **changes))
    assert room.server.asked[-1][1] == VALIDATORS


MISHAPS = [
    pytest.param(FetchError(Diagnosis.TIMEOUT, "It took too long."), "timeout", 0, id="nothing is fetched"),
    pytest.param(
        FetchError(Diagnosis.STATUS, "Come back later.", status=503, retry_after=90), "status", 90, id="retry-after"
    ),
    pytest.param(ExtractError(Diagnosis.TOO_SLOW, "Reading took too long."), "too-slow", 0, id="it cannot be read"),
    pytest.param(ExtractError(Diagnosis.EMPTY, "It is empty."), "empty", 0, id="it is no page at all"),
    pytest.param(ZeroDivisionError("ours"), "crashed", 0, id="the monitor itself fails"),
]


@pytest.mark.parametrize(("mishap", "diagnosis", "asked"), MISHAPS)
async def test_a_failure_is_the_sources_and_touches_nothing_else(
    room: Room, mishap: Exception, diagnosis: str, asked: int
) -> None:
    await room.check(A)
    before, well = findings(room), room.health(A)
    room.now += INTERVAL
    if isinstance(mishap, FetchError):
        room.server.answers[A.url] = mishap
    else:
        room.server.answers[A.url] = document(b"other")
        room.reader.findings[b"other"] = mishap

    outcome = await room.check(A)

    health = room.health(A)
    assert (outcome.diagnosis, outcome.failed, outcome.changed, outcome.events) == (diagnosis, True, False, ())
    assert (health.diagnosis, health.message, health.failures) == (diagnosis, outcome.message, 1)
    assert (health.failing_since, health.last_checked) == (room.now, room.now)
    assert (health.next_check - room.now if health.next_check else None) == A_MINUTE * (1 + asked / 60)
    assert outcome.next_check == health.next_check
    assert findings(room) == before
    untouched = {"last_success", "headlines", "validators", "validators_url", "digest", "founding", "first_seen"}
    assert {name: getattr(health, name) for name in untouched} == {name: getattr(well, name) for name in untouched}


async def test_a_page_without_headlines_is_a_fault_and_no_news(room: Room) -> None:
    await room.check(A)
    before = findings(room)
    room.server.answers[A.url] = document(b"empty")

    outcome = await room.check(A)

    assert (outcome.diagnosis, outcome.headlines) == ("empty", 1)
    assert findings(room) == before
    # Its validators were not taken over: the same empty page must not pass for "unchanged and well".
    assert room.health(A).validators == VALIDATORS
    assert (await room.check(A)).diagnosis == "empty"


async def test_failures_are_counted_from_the_first_one(room: Room) -> None:
    room.server.answers[A.url] = FetchError(Diagnosis.DNS, "There is no such name.")
    for _ in range(3):
        await room.check(A)
        room.now += INTERVAL

    health = room.health(A)
    assert (health.failures, health.failing_since) == (3, NOW)
    assert health.next_check == NOW + 2 * INTERVAL + 3 * A_MINUTE
    assert health.last_success is None


@pytest.mark.parametrize("recovery", [document(b"two"), document(), NotModified(A.url, VALIDATORS)])
async def test_a_recovery_clears_the_diagnosis(room: Room, recovery: Any) -> None:
    await room.check(A)
    room.server.answers[A.url] = FetchError(Diagnosis.DNS, "There is no such name.")
    await room.check(A)
    room.server.answers[A.url] = recovery

    outcome = await room.check(A)

    health = room.health(A)
    assert not outcome.failed
    assert (health.diagnosis, health.message, health.failing_since, health.failures) == (None, None, None, 0)


async def test_a_state_of_error_is_told_on_entering_and_on_leaving_only(room: Room) -> None:
    told_ones = []
    answers: list[Document | FetchError] = [
        FetchError(Diagnosis.DNS, "1"),
        FetchError(Diagnosis.DNS, "2"),
        FetchError(Diagnosis.TLS, "3"),
        document(),
        document(),
    ]
    for answer in answers:
        room.server.answers[A.url] = answer
        with capture_logs() as logs:
            await room.check(A)
        told_ones.append([line["event"] for line in logs])

    assert told_ones == [["source fails"], [], ["source fails"], ["source is well again"], []]


async def test_what_the_monitor_does_not_know_is_logged_with_its_traceback(room: Room) -> None:
    room.server.answers[A.url] = document(b"unknown to the reader")

    with capture_logs() as logs:
        outcome = await room.check(A)

    assert outcome.diagnosis == "crashed"
    assert [line["event"] for line in logs if line.get("exc_info")] == ["check crashed"]
    assert "KeyError" not in (outcome.message or "")


async def test_a_failing_source_does_not_stop_another(room: Room) -> None:
    room.server.answers[A.url] = ZeroDivisionError("ours")  # not even a FetchError

    assert (await room.check(A)).diagnosis == "crashed"
    assert not (await room.check(B)).failed
    assert room.health(B).diagnosis is None
    assert len(room.feed()) == 1


async def test_a_decision_that_cannot_be_stored_is_taken_back_and_marks_the_source(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(checking, "settle", broken)
        outcome = await room.check(A)

    assert outcome.diagnosis == "crashed"
    assert not any(findings(room).values())
    assert not (await room.check(A)).failed
    assert len(room.feed()) == 1


async def test_a_source_that_nobody_configured_is_an_error_of_the_store(room: Room) -> None:
    stranger = source("stranger")
    room.server.answers[stranger.url] = document()

    with pytest.raises(StoreError, match="not in the store"):
        await room.check(stranger)
