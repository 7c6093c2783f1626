"""The entrance: any document to its headlines, or a clear word on why not."""

from __future__ import annotations

from collections.abc import Callable

from monitor.errors import ExtractError
from monitor.extract import xml
from monitor.extract.atom import read_atom
from monitor.extract.encoding import decode
from monitor.extract.entries import Feed, headlines
from monitor.extract.extraction import Extraction
from monitor.extract.json_feed import read_json_feed
from monitor.extract.kind import Form, form_of, refuse_binary
from monitor.extract.page import read_page
from monitor.extract.rss import read_rss
from monitor.extract.sitemap import read_sitemap, refuse_index
from monitor.extract.tolerant import read_broken
from monitor.extract.unpack import unpacked
from monitor.model import Document, SourceKind

_XML_READERS: dict[Form, Callable[[xml.Element], Feed]] = {
    Form.RSS: read_rss,
    Form.RDF: read_rss,
    Form.ATOM: read_atom,
    Form.SITEMAP: read_sitemap,
}


def extract(document: Document, *, kind: SourceKind | None = None, selector: str | None = None) -> Extraction:
    """Return the headlines of a document, each story once, dates in aware UTC.

    What the document is shows in its bytes; `kind` only says what is expected: a page where a feed should be is an
    error, for it is a consent page, a front page or a bot wall. `selector` (CSS) limits a page to what it matches.
    Raises ExtractError for what cannot be read; its diagnosis is one of empty, not-a-document, not-a-feed, refused,
    sitemap-index, too-large, selector, unreadable.
    """
    body = unpacked(document.body)
    refuse_binary(body)
    text = decode(body, document.content_type)
    form = form_of(text)
    if form is Form.HTML and kind in {SourceKind.FEED, SourceKind.SITEMAP}:
        raise ExtractError("not-a-feed", f"A {kind} was expected, but this is a web page.")
    try:
        return _read(text, form, document.url, selector)
    except (RecursionError, MemoryError) as error:
        raise ExtractError("unreadable", "The document is nested too deeply or too large to be read.") from error


def _read(text: str, form: Form, url: str, selector: str | None) -> Extraction:
    if form is Form.HTML:
        return read_page(text, url, selector=selector)
    if form is Form.SITEMAP_INDEX:
        refuse_index()
    feed = read_json_feed(text) if form is Form.JSON else _read_xml(text, form, url)
    return Extraction(
        headlines=headlines(feed, url),
        kind=SourceKind.SITEMAP if form is Form.SITEMAP else SourceKind.FEED,
        language=feed.language,
        title=feed.title,
        method=feed.method,
    )


def _read_xml(text: str, form: Form, url: str) -> Feed:
    root = xml.parse(text, url)
    if root is not None and (read := _XML_READERS.get(form)):
        return read(root)
    if form is Form.SITEMAP:
        raise ExtractError("not-a-feed", "The sitemap is damaged beyond reading.")
    return read_broken(text)
