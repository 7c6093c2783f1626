"""The operator's own phrases through whole checks: what is set aside makes no claim, and stays known."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from monitor.model import Document, Source
from monitor.read.reading import Manner, Reading, read
from tests.check.fakes import Room, opened, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEADLINES = ("Netflix cancels ‘Saltmarsh’ after one season", "HBO renews ‘The Cellar’ for season 2")
FEED = Document(
    "https://a.example/news",
    (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>A</title>'
        "<link>https://a.example/</link>"
        + "".join(f"<item><title>{text}</title><link>/{number}</link></item>" for number, text in enumerate(HEADLINES))
        + "</channel></rss>"
    ).encode(),
    "application/rss+xml",
)
PLAIN = source("a")


class Here:
    """Reads in this process, with the detector that ships."""

    async def read(self, document: Document, manner: Manner) -> Reading:
        return read(document, manner)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with opened(tmp_path) as room:
        room.configure(PLAIN)
        room.server.answers = {FEED.url: FEED}
        room.reader = Here()  # type: ignore[assignment]  # what is found is read, not set
        yield room


def published(room: Room) -> set[str]:
    return {event.series.title for event in room.feed()}


def recorded(room: Room) -> set[str]:
    with closing(sqlite3.connect(room.store.path)) as connection:
        return {text for (text,) in connection.execute("SELECT text FROM headline")}


@pytest.mark.parametrize(
    ("which", "titles"),
    [
        pytest.param(PLAIN, {"Saltmarsh", "The Cellar"}, id="no phrases"),
        pytest.param(replace(PLAIN, exclude=("netflix cancel*",)), {"The Cellar"}, id="one is excluded"),
        pytest.param(replace(PLAIN, include=("netflix", "amc")), {"Saltmarsh"}, id="only one is included"),
        pytest.param(replace(PLAIN, include=("season",), exclude=("hbo",)), {"Saltmarsh"}, id="both"),
        pytest.param(replace(PLAIN, exclude=("season",)), set(), id="all are excluded, which is no empty page"),
    ],
)
async def test_what_is_set_aside_makes_no_event_and_is_recorded(room: Room, which: Source, titles: set[str]) -> None:
    outcome = await room.check(which)

    assert (outcome.diagnosis, outcome.headlines, outcome.headlines_new) == (None, 2, 2)
    assert outcome.claims == len(titles)
    assert published(room) == titles
    assert recorded(room) == set(HEADLINES)


async def test_other_phrases_have_the_page_read_again_but_old_headlines_are_no_news(room: Room) -> None:
    await room.check(replace(PLAIN, exclude=("netflix",)))

    outcome = await room.check(PLAIN)

    assert (outcome.unchanged, outcome.headlines_new, outcome.claims) == (False, 0, 0)
    assert published(room) == {"The Cellar"}


def test_a_reading_tells_what_was_set_aside() -> None:
    reading = read(FEED, Manner("en", exclude=("netflix",)))

    assert [headline.text for headline in reading.set_aside] == [HEADLINES[0]]
    assert [(headline.text, len(claims)) for headline, claims in reading.headlines] == [
        (HEADLINES[0], 0),
        (HEADLINES[1], 1),
    ]


def test_a_manner_takes_all_from_its_source() -> None:
    which = source("a", kind=None, selector=".story", include=("one",), exclude=("two",))

    assert Manner.of(which, ()) == Manner("en", None, ".story", (), ("one",), ("two",))
