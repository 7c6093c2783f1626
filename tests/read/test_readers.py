"""Reading a document as checks do it: extraction and detection, in this process and in another one."""

from __future__ import annotations

import pytest

from monitor.errors import ExtractError
from monitor.model import Certainty, Document, SourceKind, Status
from monitor.read.detecting import detector
from monitor.read.readers import WorkerReader
from monitor.read.reading import Manner, read
from monitor.read.workers import Workers

FEED = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0"><channel><title>News</title><link>https://a.example/</link><language>en</language>
<item><title>\xe2\x80\x98Night Couriers\xe2\x80\x99 Renewed for Season 3 at Netflix</title>
<link>/night-couriers</link></item>
<item><title>Storm Season Arrives Early Along the Gulf Coast</title><link>/storm</link></item>
</channel></rss>"""

DOCUMENT = Document("https://a.example/feed", FEED, "application/rss+xml")


def test_a_document_is_read_to_headlines_and_claims() -> None:
    reading = read(DOCUMENT, Manner("en"))

    (renewed, (claim,)), (_, silence) = reading.headlines
    assert reading.kind is SourceKind.FEED
    assert (renewed.url, silence) == ("https://a.example/night-couriers", ())
    assert (claim.series, claim.status, claim.certainty) == ("Night Couriers", Status.RENEWED, Certainty.CONFIRMED)
    assert (claim.seasons, claim.network) == ((3,), "Netflix")


@pytest.mark.parametrize(
    ("source", "document", "item", "language"),
    [
        pytest.param("en", "", "", None, id="nothing is stated: the source's setting holds"),
        pytest.param("en", "en-GB", "", "en-GB", id="a finer tag is taken"),
        pytest.param("en", "fr", "", "en", id="a template's tag does not outrank the operator"),
        pytest.param("fr", "fr", "en-US", "en-US", id="a headline's own tag does"),
        pytest.param("", "en", "", "en", id="a document that nobody has looked at speaks for itself"),
    ],
)
def test_the_language_of_a_headline(source: str, document: str, item: str, language: str | None) -> None:
    told = FEED.replace(b"<language>en</language>", f"<language>{document}</language>".encode() if document else b"")
    told = told.replace(b"<item>", f'<item xml:lang="{item}">'.encode() if item else b"<item>")

    (headline, claims), *_ = read(Document(DOCUMENT.url, told, DOCUMENT.content_type), Manner(source)).headlines

    assert (headline.language, len(claims)) == (language, 1)


async def test_a_worker_reads_the_same_as_this_process() -> None:
    workers = Workers(1, 30, prepare=detector)
    try:
        reader = WorkerReader(workers)
        assert await reader.read(DOCUMENT, Manner("en")) == read(DOCUMENT, Manner("en"))
        with pytest.raises(ExtractError, match="empty"):
            await reader.read(Document(DOCUMENT.url, b"", None), Manner("en"))
    finally:
        workers.close()


def test_the_detector_is_loaded_once_and_knows_the_catalogue() -> None:
    assert detector() is detector()
    (claim,) = detector().detect("Money Heist Canceled at Netflix", "en")
    assert claim.series == "Money Heist"
