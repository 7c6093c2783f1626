"""An index of sitemaps is read through its parts: each asked for what is new, all together one source."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Claim, Document, NotModified, Validators
from monitor.read.reading import Manner, Reading, read
from monitor.read.resolving import Question, resolve
from tests.check.fakes import INTERVAL, NOW, VALIDATORS, Room, opened, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDEX = source("a", url="https://a.example/sitemap.xml", language="en")
NOVEMBER, OCTOBER, SEPTEMBER, AUGUST = (
    f"https://a.example/news-2026-{month}.xml" for month in ("11", "10", "09", "08")
)
RENEWED = "HBO renews ‘The Cellar’ for season 2"
CANCELLED = "Netflix cancels ‘Saltmarsh’ after one season"


class Here:
    """Reads in this process, with the detector that ships; remembers what it read."""

    def __init__(self) -> None:
        self.urls: list[str] = []

    async def read(self, document: Document, manner: Manner) -> Reading:
        self.urls.append(document.url)
        return read(document, manner)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        return resolve(document, question)


def index(*urls: str) -> Document:
    listed = "".join(f"<sitemap><loc>{url}</loc></sitemap>" for url in urls)
    text = f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</sitemapindex>'
    return Document(INDEX.url, text.encode(), "application/xml", VALIDATORS)


def part(url: str, *titles: str) -> Document:
    entries = "".join(
        f"<url><loc>{url}/{number}/{title.split()[0]}</loc><news:news>"
        f"<news:publication><news:name>A</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>{NOW:%Y-%m-%dT%H:%M:%SZ}</news:publication_date>"
        f"<news:title>{title}</news:title></news:news></url>"
        for number, title in enumerate(titles)
    )
    text = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{entries}</urlset>'
    )
    return Document(url, text.encode(), "application/xml", Validators(f'"{len(text)}"'))


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as room:
        room.configure(INDEX)
        room.reader = Here()  # type: ignore[assignment]  # what is found is read, not set
        room.server.answers = {
            INDEX.url: index(OCTOBER, NOVEMBER),
            NOVEMBER: part(NOVEMBER, RENEWED),
            OCTOBER: part(OCTOBER, "What to watch tonight"),
        }
        yield room


def asked(room: Room) -> list[tuple[str, Validators]]:
    asked = [(url, known) for url, known, _ in room.server.asked]
    room.server.asked.clear()
    return asked


def titles(room: Room) -> set[str]:
    return {event.series.title for event in room.feed()}


async def test_the_headlines_of_all_parts_are_one_source(room: Room) -> None:
    outcome = await room.check(INDEX)

    assert (outcome.failed, outcome.headlines, outcome.headlines_new) == (False, 2, 2)
    assert [url for url, _ in asked(room)] == [INDEX.url, NOVEMBER, OCTOBER]
    assert titles(room) == {"The Cellar"}


async def test_a_part_that_has_not_changed_is_not_read_and_its_headlines_still_count(room: Room) -> None:
    await room.check(INDEX)
    asked(room)
    room.now += INTERVAL
    room.server.answers[INDEX.url] = NotModified(INDEX.url, VALIDATORS)
    room.server.answers[OCTOBER] = NotModified(OCTOBER, Validators('"new"'))
    room.server.answers[NOVEMBER] = part(NOVEMBER, RENEWED, CANCELLED)

    outcome = await room.check(INDEX)

    assert (outcome.headlines, outcome.headlines_new, outcome.unchanged) == (3, 1, False)
    assert titles(room) == {"The Cellar", "Saltmarsh"}
    assert dict(asked(room))[OCTOBER] == part(OCTOBER, "What to watch tonight").validators
    readings = room.store.read_sync(lambda reader: reader.past_readings(INDEX.id))
    assert [reading.headlines for reading in readings] == [2, 3]
    assert [item.validators.etag for item in room.store.read_sync(lambda reader: reader.parts(INDEX.id))][1] == '"new"'


async def test_where_no_part_has_changed_nothing_has(room: Room) -> None:
    await room.check(INDEX)
    read_before = len(room.reader.urls)  # type: ignore[attr-defined]

    outcome = await room.check(INDEX)

    assert (outcome.unchanged, outcome.headlines) == (True, 2)
    assert len(room.reader.urls) == read_before  # type: ignore[attr-defined]


async def test_a_part_that_fails_stops_no_other_and_does_not_look_like_a_fall(room: Room) -> None:
    await room.check(INDEX)
    room.server.answers[OCTOBER] = FetchError(Diagnosis.TIMEOUT, "a.example stopped sending.")
    room.server.answers[NOVEMBER] = part(NOVEMBER, RENEWED, CANCELLED)

    outcome = await room.check(INDEX)

    assert (outcome.failed, outcome.headlines) == (False, 3)
    assert titles(room) == {"The Cellar", "Saltmarsh"}


async def test_where_all_parts_fail_the_source_does(room: Room) -> None:
    room.server.answers[NOVEMBER] = room.server.answers[OCTOBER] = FetchError(
        Diagnosis.TIMEOUT, "a.example stopped sending."
    )

    assert (await room.check(INDEX)).diagnosis == "timeout"
    assert room.store.read_sync(lambda reader: reader.parts(INDEX.id)) == []


async def test_other_rules_have_every_part_read_again(room: Room) -> None:
    await room.check(INDEX)
    asked(room)
    room.version = "2"

    await room.check(INDEX)

    assert {known for _, known in asked(room)} == {Validators()}
    assert len(room.reader.urls) == 6  # type: ignore[attr-defined]


async def test_no_more_than_three_parts_are_asked_and_one_no_longer_named_is_forgotten(room: Room) -> None:
    await room.check(INDEX)
    room.server.answers |= {url: part(url, RENEWED) for url in (SEPTEMBER, AUGUST)}
    room.server.answers[INDEX.url] = index(AUGUST, SEPTEMBER, NOVEMBER)
    asked(room)

    await room.check(INDEX)

    assert [url for url, _ in asked(room)] == [INDEX.url, NOVEMBER, SEPTEMBER, AUGUST]
    kept = room.store.read_sync(lambda reader: reader.parts(INDEX.id))
    assert [item.url for item in kept] == [NOVEMBER, SEPTEMBER, AUGUST]
