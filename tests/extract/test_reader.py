"""What a document is, and what becomes of those that are none."""

from __future__ import annotations

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.errors import ExtractError
from monitor.extract import extract
from monitor.model import Document, SourceKind

URL = "https://a.example/news/"
STORY = b'<h2><a href="/a-story-of-today">A story of today about a series</a></h2>'
RSS = b"<rss><channel><item><title>Lupin is renewed</title><link>/lupin</link></item></channel></rss>"
SITEMAP = (
    b'<urlset xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://a.example/lupin</loc>'
    b"<n:news><n:title>Lupin is renewed</n:title></n:news></url></urlset>"
)


def document(body: bytes, content_type: str | None = None) -> Document:
    return Document(URL, body, content_type)


@pytest.mark.parametrize(
    ("body", "content_type", "kind"),
    [
        pytest.param(b"<html>" + STORY, "text/html", SourceKind.PAGE, id="a page"),
        pytest.param(STORY, "text/html", SourceKind.PAGE, id="a piece of a page"),
        pytest.param(b"<!DOCTYPE html SYSTEM 'about:legacy-compat'>" + STORY, None, SourceKind.PAGE, id="old doctype"),
        pytest.param(b'<?xml version="1.0"?><html>' + STORY + b"</html>", None, SourceKind.PAGE, id="XHTML"),
        pytest.param(RSS, "text/html", SourceKind.FEED, id="a feed sent as a page"),
        pytest.param(
            b"\n\n<?xml version='1.0'?><!-- x -->" + RSS, None, SourceKind.FEED, id="a feed behind blank lines"
        ),
        pytest.param(b"Warning: line 3 of feed.php\n" + RSS, None, SourceKind.FEED, id="a feed behind a warning"),
        pytest.param(
            b"<br />\n<b>Warning</b>: Undefined index in <b>f.php</b><br />\n<?xml version='1.0'?>" + RSS,
            "text/html",
            SourceKind.FEED,
            id="a feed behind a warning in HTML",
        ),
        pytest.param(b"<br><b>News</b>" + STORY, "text/html", SourceKind.PAGE, id="a page that begins like a warning"),
        pytest.param(SITEMAP, "application/xml", SourceKind.SITEMAP, id="a sitemap"),
        pytest.param(gzip.compress(SITEMAP), "application/gzip", SourceKind.SITEMAP, id="a sitemap in a gzip file"),
    ],
)
def test_the_bytes_tell_the_kind(body: bytes, content_type: str | None, kind: SourceKind) -> None:
    found = extract(document(body, content_type))
    assert found.kind is kind
    assert len(found.headlines) == 1


@pytest.mark.parametrize(
    ("body", "diagnosis"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\t", "empty", id="blank"),
        pytest.param(b"%PDF-1.7\n<html>", "not-a-document", id="a PDF file called .html"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "not-a-document", id="a picture"),
        pytest.param(b"PK\x03\x04", "not-a-document", id="an archive"),
        pytest.param(b"<html>\x00\x01\x02", "not-a-document", id="binary"),
        pytest.param(b"Access denied", "not-a-document", id="plain text"),
        pytest.param(b"\r\n%PDF-1.4\n<html>", "not-a-document", id="a PDF file behind a blank line"),
        pytest.param(
            b"var a = 1;\n" * 300 + b"b = '<div>'", "not-a-document", id="a program with markup somewhere in it"
        ),
        pytest.param(b'{"error": "no"}', "not-a-feed", id="some JSON"),
        pytest.param(b"[" * 200_000, "not-a-feed", id="JSON without end"),
        pytest.param(b"<sitemapindex><sitemap/></sitemapindex>", "sitemap-index", id="an index of no sitemaps"),
        pytest.param(b"<urlset><url>", "not-a-feed", id="a damaged sitemap"),
        pytest.param(b"<rss>" + b"<a>" * 2_000, "unreadable", id="a deep feed"),
        pytest.param(gzip.compress(bytes(60_000_000)), "too-large", id="a gzip bomb"),
        pytest.param(b"\x1f\x8b\xff\xff", "not-a-document", id="a damaged gzip file"),
        pytest.param(gzip.compress(gzip.compress(RSS)), "not-a-document", id="gzip in gzip"),
    ],
)
def test_what_is_no_document_is_refused_with_a_word(body: bytes, diagnosis: str) -> None:
    with pytest.raises(ExtractError) as caught:
        extract(document(body, "text/html"))
    assert caught.value.diagnosis == diagnosis
    assert str(caught.value).endswith(".")


@pytest.mark.parametrize("kind", [SourceKind.FEED, SourceKind.SITEMAP])
def test_a_page_in_place_of_a_feed_is_an_error(kind: SourceKind) -> None:
    with pytest.raises(ExtractError, match="web page") as caught:
        extract(document(b"<html>" + STORY), kind=kind)
    assert caught.value.diagnosis == "not-a-feed"


def test_a_feed_in_place_of_a_page_is_read() -> None:
    assert extract(document(RSS), kind=SourceKind.PAGE).method == "rss"


@pytest.mark.parametrize(
    ("body", "headlines"),
    [
        pytest.param(b"<html>" + STORY + b"<h2><a href='/b", 1, id="broken off in a tag"),
        pytest.param(b"<html>" + b"x" * 5_000_000 + STORY, 1, id="one line of 5 MB"),
        pytest.param(b"<div>" * 5_000 + STORY, 1, id="5,000 nested elements"),
        pytest.param(b'<a href="/x-y-z">' * 3_000 + STORY, 1, id="3,000 nested links"),
        pytest.param(b"<p>" + b"<i class=title>title</i>" * 20_000 + STORY, 1, id="20,000 titles of one card"),
        pytest.param(b"<p>Lorem ipsum</p>" * 200_000 + STORY, 1, id="200,000 paragraphs"),
        pytest.param(
            b'<script type="application/ld+json">' + b'[{"a":' * 50_000 + b"</script>" + STORY, 1, id="deep data"
        ),
        pytest.param(b'<html><base href="javascript:x">' + STORY, 1, id="a base that is no address"),
        pytest.param(
            b"<html><a href='http://[::1'>A story of today about a series</a>", 0, id="an address that is none"
        ),
    ],
)
def test_what_can_be_saved_is_saved(body: bytes, headlines: int) -> None:
    assert len(extract(document(body)).headlines) == headlines


@given(st.binary(max_size=200))
def test_no_bytes_make_another_error_than_ours(body: bytes) -> None:
    for start in (b"", b"<html><body>", b"<rss><channel><item>", b"<feed>", b'{"version":'):
        try:
            extract(document(start + body))
        except ExtractError as error:
            assert error.diagnosis  # noqa: PT017 - that it is ours is what is tested
