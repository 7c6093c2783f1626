"""A headline that holds a word of deciding and claims nothing is kept with what stood in the way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from monitor.model import Document
from monitor.read.detecting import detector
from monitor.read.near_misses import obstacle
from monitor.read.reading import Manner, read
from monitor.store import Store
from tests.check.fakes import NOW, Room, document, source

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.read.reading import Reading


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("Striker ‘Kane’ renews contract with Bayern for two seasons", "silenced by", id="a trap"),
        pytest.param("The old library is renewed at last", "“renewed”: nothing shows that", id="nothing shown"),
    ],
)
def test_the_obstacle_is_told_with_the_words_that_it_is_about(text: str, words: str) -> None:
    assert words in (obstacle(detector().explain(text, "en"), text) or "")


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("HBO renews ‘Night Couriers’ for season 3", id="a claim"),
        pytest.param("The weather will be fine on Sunday", id="nothing of the kind"),
    ],
)
def test_there_is_none_for_a_claim_nor_for_what_tells_nothing(text: str) -> None:
    assert obstacle(detector().explain(text, "en"), text) is None


def feed(*titles: str) -> Document:
    items = "".join(
        f"<item><title>{title}</title><link>https://a.example/{number}</link></item>"
        for number, title in enumerate(titles)
    )
    body = f"<rss version='2.0'><channel><title>A</title>{items}</channel></rss>".encode()
    return Document("https://a.example/feed", body, "application/rss+xml")


def test_reading_a_document_brings_them_along(monkeypatch: pytest.MonkeyPatch) -> None:
    reading = read(
        feed("HBO renews ‘Night Couriers’ for season 3", "Netflix series: player’s contract renewed"), Manner("en")
    )

    assert [headline.url for headline in reading.misses] == ["https://a.example/1"]
    assert set(reading.misses) == {headline for headline, claims in reading.headlines if not claims}


def test_what_is_set_aside_is_no_near_miss() -> None:
    manner = Manner("en", exclude=("contract",))

    assert read(feed("Netflix series: player’s contract renewed"), manner).misses == {}


def test_a_check_stores_them(tmp_path: Path) -> None:
    found = read(feed("Netflix series: player’s contract renewed"), Manner("en"))

    class Reader:
        async def read(self, _document: Document, _manner: Manner) -> Reading:
            return found

    with Store.open(tmp_path, exclusive=True) as store:
        room, which = Room(store, reader=Reader()), source()  # type: ignore[arg-type]  # only reads
        room.configure(which)
        room.server.answers[which.url] = document()
        asyncio.run(room.check(which))

        (miss,) = store.read_sync(lambda reader: reader.misses(since=NOW))

    assert (miss.headline.text, miss.why) == (
        "Netflix series: player’s contract renewed",
        next(iter(found.misses.values())),
    )
