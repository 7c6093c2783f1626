"""RSS 0.9x, 1.0 (RDF) and 2.0."""

from __future__ import annotations

from monitor.extract import xml
from monitor.extract.dates import parse_date
from monitor.extract.entries import Entry, Feed, newest
from monitor.extract.language import language_tag
from monitor.extract.lifetime import lifetime
from monitor.extract.plain import plain

_MEDIA = "http://search.yahoo.com/mrss"  # its title is the picture's, not the story's


def read_rss(root: xml.Element) -> Feed:
    """Read an RSS document; items may stand in the channel (0.91, 2.0) or beside it (0.90, 1.0)."""
    channel = next(xml.children(root, "channel"), root)
    items = [*xml.children(channel, "item"), *(xml.children(root, "item") if channel is not root else ())]
    return Feed(
        entries=tuple(_entry(item) for item in newest(items)),
        method="rdf" if xml.name(root) == "rdf" else "rss",
        title=plain(xml.first_text(channel, "title")) or None,
        language=language_tag(xml.language_of(root) or xml.first_text(channel, "language")),
        ttl=lifetime(channel),
    )


def _entry(item: xml.Element) -> Entry:
    source = next(xml.children(item, "source"), None)
    title = _title(item)
    return Entry(
        title=xml.text_of(title),
        link=_link(item),
        base=xml.base_of(item),
        published=parse_date(xml.first_text(item, "pubdate", "date", "published", "updated")),
        language=language_tag(xml.language_of(title) or xml.language_of(item) or xml.first_text(item, "language")),
        outlet=plain(xml.text_of(source)) or None,
        summary=xml.first_text(item, "description"),
    )


def _title(item: xml.Element) -> xml.Element | None:
    titles = (child for child in xml.children(item, "title") if not xml.namespace(child).startswith(_MEDIA))
    return next((title for title in titles if xml.text_of(title)), None)


def _link(item: xml.Element) -> str:
    """Find the story's address: a redirector's original, the link (as RSS or Atom has it), the guid."""
    if link := xml.first_text(item, "origlink"):
        return link
    for child in xml.children(item, "link"):
        if link := xml.text_of(child) or _reference(child):
            return link
    # A guid that says it is no permalink is still better than none, if it is an address at all.
    guid = xml.first_text(item, "guid", "id")
    return guid if guid.startswith(("http://", "https://")) else ""


def _reference(link: xml.Element) -> str:
    return link.get("href", "") if link.get("rel", "alternate") == "alternate" else ""
