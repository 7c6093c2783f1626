"""The entrance: any document to its headlines, or a clear word on why not."""

from __future__ import annotations

from collections.abc import Callable

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract import xml
from monitor.extract.atom import read_atom
from monitor.extract.depth import refuse_depth
from monitor.extract.encoding import decode
from monitor.extract.entries import Feed, headlines
from monitor.extract.extraction import Extraction
from monitor.extract.json_feed import read_json_feed
from monitor.extract.kind import Form, form_of, refuse_binary
from monitor.extract.markup import markup
from monitor.extract.mend import mended, whole_entries
from monitor.extract.page import read_page
from monitor.extract.rss import read_rss
from monitor.extract.sitemap import read_sitemap
from monitor.extract.sitemap_index import parts_of_index
from monitor.extract.tolerant import read_broken
from monitor.extract.unpack import unpacked
from monitor.model import Document, SourceKind

_FEED_READERS: dict[Form, Callable[[xml.Element], Feed]] = {
    Form.RSS: read_rss,
    Form.RDF: read_rss,
    Form.ATOM: read_atom,
}


def warm_up() -> None:
    """Load what reading needs, so that no document's time is spent on it."""
    markup()


def extract(document: Document, *, kind: SourceKind | None = None, selector: str | None = None) -> Extraction:
    """Return the headlines of a document, each story once, dates in aware UTC.

    For an index of sitemaps, which has none, the answer's `parts` name what is to be read in its place.

    What the document is shows in its bytes; `kind` only says what is expected: a page where a feed should be is an
    error, for it is a consent page, a front page or a bot wall. `selector` (CSS) limits a page to what it matches.
    Raises ExtractError for what cannot be read; its diagnosis is one of empty, not-a-document, not-a-feed, entities,
    no-titles (an ordinary sitemap), sitemap-index (an empty one), too-large, selector, unreadable.
    """
    body = unpacked(document.body)
    refuse_binary(body)
    text = decode(body, document.content_type)
    form = form_of(text)
    if form is Form.HTML and kind in {SourceKind.FEED, SourceKind.SITEMAP}:
        raise ExtractError(Diagnosis.NOT_A_FEED, f"A {kind} was expected, but this is a web page.")
    try:
        return _read(text, form, document.url, selector)
    except (RecursionError, MemoryError) as error:
        raise ExtractError(
            Diagnosis.UNREADABLE, "The document is nested too deeply or too large to be read."
        ) from error


def _read(text: str, form: Form, url: str, selector: str | None) -> Extraction:
    if form is Form.HTML:
        refuse_depth(text)
        return read_page(text, url, selector=selector)
    if form is Form.SITEMAP_INDEX:
        return _read_index(text, url)
    feed = read_json_feed(text) if form is Form.JSON else _read_xml(text, form, url)
    return Extraction(
        headlines=headlines(feed, url),
        kind=SourceKind.SITEMAP if form is Form.SITEMAP else SourceKind.FEED,
        language=feed.language,
        title=feed.title,
        method=feed.method,
        ttl=feed.ttl,
    )


def _read_index(text: str, url: str) -> Extraction:
    parts = parts_of_index(_sitemap_root(text, url), url)
    return Extraction((), SourceKind.SITEMAP, None, None, "sitemap-index", parts)


def _read_xml(text: str, form: Form, url: str) -> Feed:
    if form is Form.SITEMAP:
        return read_sitemap(_sitemap_root(text, url))
    root = xml.parse(text, url)
    if root is None:
        root = xml.parse(text := mended(text), url)
    return _FEED_READERS[form](root) if root is not None else read_broken(text)


def _sitemap_root(text: str, url: str) -> xml.Element:
    root = xml.parse(text, url)
    if root is None and (whole := whole_entries(mended(text), len(text))):
        root = xml.parse(whole, url, save=True)
    if root is None:
        raise ExtractError(Diagnosis.NOT_A_FEED, "The sitemap is damaged beyond reading.")
    return root
