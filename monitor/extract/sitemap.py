"""News sitemaps: addresses with the title and date of their story."""

from __future__ import annotations

from monitor.errors import ExtractError
from monitor.extract import xml
from monitor.extract.dates import parse_date
from monitor.extract.entries import Entry, Feed
from monitor.extract.language import language_tag


def read_sitemap(root: xml.Element) -> Feed:
    """Read a urlset; addresses without a news title are no headlines."""
    entries = tuple(_entry(url, news) for url in xml.children(root, "url") for news in xml.children(url, "news"))
    return Feed(entries=entries, method="news-sitemap")


def refuse_index() -> None:
    """Raise ExtractError: an index lists sitemaps, and each of those is a source of its own."""
    raise ExtractError("sitemap-index", "This is an index of sitemaps: name the news sitemap that it lists.")


def _entry(url: xml.Element, news: xml.Element) -> Entry:
    publication = next(xml.children(news, "publication"), None)
    return Entry(
        title=xml.first_text(news, "title"),
        link=xml.first_text(url, "loc"),
        published=parse_date(xml.first_text(news, "publication_date")),
        language=language_tag(xml.first_text(publication, "language")) if publication is not None else None,
    )
