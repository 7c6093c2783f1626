"""A headline that names no series is followed to its article: once, politely, and only where it could be news."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError
from monitor.model import Certainty, Claim, Document, Headline, NotModified, Status
from tests.check.fakes import INTERVAL, NOW, VALIDATORS, Room, Told, document, opened, source, told

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.store import Inquiry

A, B = source("a"), source("b")
UNNAMED = Claim(None, Status.CANCELLED, Certainty.CONFIRMED, (3,), "Netflix")
SENTENCE = "Netflix has cancelled “Low Tide Protocol” after two seasons."
NAMED = replace(UNNAMED, series="Low Tide Protocol", named_by=SENTENCE)
TIMEOUT = FetchError(Diagnosis.TIMEOUT, "a.example stopped sending.")


def unnamed(number: int = 1, *claims: Claim, site: str = "a", age: timedelta | None = None) -> Told:
    published = None if age is None else NOW - age
    headline = Headline(f"Netflix cancels thriller {number}", f"https://{site}.example/{number}", None, published)
    return headline, claims or (UNNAMED,)


STORY = unnamed()
ADDRESS = STORY[0].url


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as room:
        room.configure(A, B)
        room.server.answers = {A.url: document(), B.url: document(url=B.url)}
        room.reader.findings = {b"one": (STORY,)}
        shown(room, 1, NAMED)
        yield room


def shown(room: Room, number: int, *found: Claim | None, site: str = "a") -> None:
    """Let an article stand at its address and name these series."""
    url, body = f"https://{site}.example/{number}", f"article {number}".encode()
    room.server.answers[url] = Document(url, body, "text/html")
    room.reader.articles[body] = found


def asked(room: Room) -> list[str]:
    """Return the articles that were asked, in order."""
    return [url for url, *_ in room.server.asked if not url.endswith("/news")]


def inquiry(room: Room, url: str = ADDRESS) -> Inquiry:
    return room.store.read_sync(lambda reader: reader.inquiries([url]))[url]


def unresolved(room: Room) -> list[str]:
    return [mention.headline.text for mention in room.store.read_sync(lambda reader: reader.unresolved())]


async def test_the_series_is_read_in_the_article_and_published_with_the_sentence_that_names_it(room: Room) -> None:
    outcome = await room.check(A)

    (entry,) = room.feed()
    (evidence,) = entry.evidence
    assert outcome.events == (entry,)
    assert (entry.series.title, entry.status, entry.seasons) == ("Low Tide Protocol", Status.CANCELLED, (3,))
    assert (evidence.headline, evidence.named_by) == (STORY[0].text, SENTENCE)
    assert unresolved(room) == []
    (question,) = room.reader.questions
    assert (question.url, question.claims, question.language) == (ADDRESS, (UNNAMED,), "en")


async def test_an_article_is_asked_once_whatever_it_answered(room: Room) -> None:
    shown(room, 1, None)
    room.reader.findings[b"two"] = (STORY, told("Night Couriers"))

    await room.check(A)
    room.server.answers[A.url] = document(b"two")
    await room.check(A)

    assert asked(room) == [ADDRESS]
    assert unresolved(room) == [STORY[0].text]
    assert (inquiry(room).attempts, inquiry(room).due, inquiry(room).diagnosis) == (1, None, "not-found-in-article")


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(told("Night Couriers"), id="the series is named"),
        pytest.param(unnamed(1, replace(UNNAMED, certainty=Certainty.RUMOURED)), id="a rumour"),
        pytest.param(unnamed(1, replace(UNNAMED, status=Status.PENDING)), id="nothing is decided"),
        pytest.param(unnamed(age=timedelta(days=31)), id="old news"),
    ],
)
async def test_what_could_not_be_published_is_not_followed(room: Room, story: Told) -> None:
    room.reader.findings[b"one"] = (story,)

    await room.check(A)

    assert asked(room) == []


async def test_a_source_added_later_starts_silently_here_too(room: Room) -> None:
    late = source("late")
    room.configure(A, B, late)
    room.server.answers[late.url] = document(url=late.url)
    room.reader.findings[b"one"] = (unnamed(), unnamed(2, age=timedelta(hours=3)))
    shown(room, 2, NAMED)

    await room.check(late)

    assert asked(room) == ["https://a.example/2"]


async def test_only_so_many_are_asked_in_one_check_and_the_others_in_the_next(room: Room) -> None:
    stories = [unnamed(number, age=timedelta(hours=number)) for number in range(1, 6)]
    room.reader.findings[b"one"] = tuple(reversed(stories))
    for number in range(1, 6):
        shown(room, number, replace(NAMED, series=f"Series {number}"))

    await room.check(A)
    assert asked(room) == [f"https://a.example/{number}" for number in (1, 2, 3)]

    room.now += INTERVAL
    room.server.answers[A.url] = NotModified(A.url, VALIDATORS)
    outcome = await room.check(A)

    assert asked(room)[3:] == [f"https://a.example/{number}" for number in (4, 5)]
    assert {event.series.title for event in outcome.events} == {"Series 4", "Series 5"}
    assert (outcome.unchanged, outcome.changed, len(room.feed())) == (True, True, 5)


async def test_zero_switches_it_off(room: Room) -> None:
    room.articles = 0

    await room.check(A)

    assert asked(room) == []
    assert unresolved(room) == [STORY[0].text]


@pytest.mark.parametrize(
    ("failure", "attempts"),
    [
        pytest.param(TIMEOUT, 2, id="a timeout passes"),
        pytest.param(FetchError(Diagnosis.SERVER_ERROR, "503"), 2, id="an outage passes"),
        pytest.param(ExtractError(Diagnosis.CRASHED, "died"), 2, id="a killed worker is replaced"),
        pytest.param(FetchError(Diagnosis.GONE, "410"), 1, id="gone stays gone"),
        pytest.param(FetchError(Diagnosis.FORBIDDEN, "403"), 1, id="a wall stays a wall"),
        pytest.param(ExtractError(Diagnosis.NO_ARTICLE, "a front page"), 1, id="what is no article stays none"),
    ],
)
async def test_only_a_passing_failure_is_asked_again_and_only_once(
    room: Room, failure: FetchError | ExtractError, attempts: int
) -> None:
    fail(room, failure)
    for _ in range(3):
        outcome = await room.check(A)
        assert not outcome.failed
        room.now += INTERVAL

    assert asked(room) == [ADDRESS] * attempts
    assert (inquiry(room).attempts, inquiry(room).due) == (attempts, None)
    assert inquiry(room).diagnosis == failure.diagnosis
    assert unresolved(room) == [STORY[0].text]


def fail(room: Room, failure: FetchError | ExtractError) -> None:
    if isinstance(failure, FetchError):
        room.server.answers[ADDRESS] = failure
    else:
        room.reader.articles[b"article 1"] = failure


async def test_a_claim_of_an_earlier_check_comes_to_be_an_event_when_its_article_answers(room: Room) -> None:
    room.server.answers[ADDRESS] = TIMEOUT
    first = await room.check(A)
    shown(room, 1, NAMED)
    room.now += INTERVAL

    second = await room.check(A)

    (entry,) = room.feed()
    assert (first.events, second.events, second.unchanged) == ((), (entry,), True)
    assert entry.published == entry.first_seen == room.now
    assert entry.evidence[0].named_by == SENTENCE
    assert unresolved(room) == []
    assert asked(room) == [ADDRESS] * 2


async def test_a_server_that_names_a_time_is_not_asked_before(room: Room) -> None:
    room.server.answers[ADDRESS] = FetchError(Diagnosis.RATE_LIMITED, "slow down", retry_after=3600)
    await room.check(A)
    room.now += INTERVAL
    await room.check(A)
    assert asked(room) == [ADDRESS]

    room.now += timedelta(hours=1)
    await room.check(A)
    assert asked(room) == [ADDRESS] * 2


async def test_other_headlines_of_the_check_are_decided_whatever_the_article_does(room: Room) -> None:
    room.reader.findings[b"one"] = (STORY, told("Night Couriers"))
    room.server.answers[ADDRESS] = TIMEOUT

    outcome = await room.check(A)

    assert [event.series.title for event in outcome.events] == ["Night Couriers"]
    assert not outcome.failed


async def test_the_same_article_in_another_source_is_not_asked_again(room: Room) -> None:
    await room.check(A)
    await room.check(B)

    assert asked(room) == [ADDRESS]
    assert unresolved(room) == []
    (entry,) = room.feed()
    assert {item.source_id for item in entry.evidence} == {"a", "b"}


async def test_new_words_under_a_known_address_are_followed_when_they_first_need_it(room: Room) -> None:
    room.reader.findings[b"one"] = (unnamed(1, replace(UNNAMED, status=Status.PENDING)),)
    await room.check(A)
    decided = replace(STORY[0], text="Netflix cancels thriller after all")
    room.reader.findings[b"two"] = ((decided, (UNNAMED,)),)
    room.server.answers[A.url] = document(b"two")

    await room.check(A)

    assert [entry.evidence[0].headline for entry in room.feed()] == [decided.text]


async def test_two_claims_of_one_headline_are_not_of_one_series(room: Room) -> None:
    known = replace(NAMED, status=Status.RENEWED, named_by=None)
    room.reader.findings[b"one"] = (unnamed(1, known, UNNAMED),)

    await room.check(A)

    assert [event.status for event in room.feed()] == [Status.RENEWED]
    assert unresolved(room) == [STORY[0].text]


async def test_an_article_less_sure_than_its_headline_makes_a_rumour(room: Room) -> None:
    shown(room, 1, replace(NAMED, certainty=Certainty.RUMOURED))

    outcome = await room.check(A)

    assert [(event.certainty, event.published) for event in outcome.events] == [(Certainty.RUMOURED, None)]


@pytest.mark.parametrize(
    ("site", "headers"),
    [
        pytest.param("a", (("Cookie", "secret"),), id="the outlet's own host"),
        pytest.param("elsewhere", (), id="another host"),
    ],
)
async def test_an_article_is_asked_as_its_source_is_but_secrets_stay_at_home(
    room: Room, site: str, headers: tuple[tuple[str, str], ...]
) -> None:
    private = (IPv4Network("127.0.0.0/8"),)
    room.reader.findings[b"one"] = (unnamed(site=site),)
    shown(room, 1, NAMED, site=site)

    await room.check(replace(A, headers=(("Cookie", "secret"),), allow_private=private))

    assert room.server.options[-1] == {
        "headers": headers,
        "allow_private": private,
        "obey_robots": True,
        "render": False,
    }


async def test_what_broke_off_before_the_commit_is_asked_again_as_if_it_never_was(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("monitor.store.transaction.Transaction.record_inquiry", broken)
        assert (await room.check(A)).diagnosis == "crashed"
    assert room.feed() == []

    await room.check(A)
    assert len(room.feed()) == 1
