"""News sitemaps: addresses with the title and date of their story."""

from __future__ import annotations

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract import xml
from monitor.extract.dates import parse_date
from monitor.extract.entries import Entry, Feed, newest
from monitor.extract.language import language_tag


def read_sitemap(root: xml.Element) -> Feed:
    """Read a news sitemap; raises ExtractError for an ordinary one, whose addresses have no titles."""
    urls = newest(xml.children(root, "url"))
    entries = tuple(_entry(url, news) for url in urls for news in xml.children(url, "news"))
    if urls and not entries:
        raise ExtractError(
            Diagnosis.NO_TITLES,
            f"This sitemap lists addresses ({len(urls):,}) and no titles: only a news sitemap has headlines.",
        )
    return Feed(entries=entries, method="news-sitemap")


def _entry(url: xml.Element, news: xml.Element) -> Entry:
    publication = next(xml.children(news, "publication"), None)
    return Entry(
        title=xml.first_text(news, "title"),
        link=xml.first_text(url, "loc"),
        published=parse_date(xml.first_text(news, "publication_date")),
        language=language_tag(xml.first_text(publication, "language")) if publication is not None else None,
    )
