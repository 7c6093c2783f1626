"""RSS 0.9x, 1.0 (RDF) and 2.0."""

from __future__ import annotations

from monitor.extract import xml
from monitor.extract.dates import parse_date
from monitor.extract.entries import Entry, Feed
from monitor.extract.language import language_tag
from monitor.extract.plain import plain

_MEDIA = "http://search.yahoo.com/mrss"  # its title is the picture's, not the story's
_ATOM = "http://www.w3.org/2005/Atom"


def read_rss(root: xml.Element) -> Feed:
    """Read an RSS document; items may stand in the channel (0.91, 2.0) or beside it (0.90, 1.0)."""
    channel = next(xml.children(root, "channel"), root)
    items = [*xml.children(channel, "item"), *(xml.children(root, "item") if channel is not root else ())]
    return Feed(
        entries=tuple(_entry(item) for item in items),
        method="rdf" if xml.name(root) == "rdf" else "rss",
        title=plain(xml.first_text(channel, "title")) or None,
        language=language_tag(root.get(f"{xml.XML}lang") or xml.first_text(channel, "language")),
    )


def _entry(item: xml.Element) -> Entry:
    source = next(xml.children(item, "source"), None)
    return Entry(
        title=_title(item),
        link=_link(item),
        base=xml.base_of(item),
        published=parse_date(xml.first_text(item, "pubdate", "date", "published", "updated")),
        language=language_tag(item.get(f"{xml.XML}lang") or xml.first_text(item, "language")),
        outlet=plain(xml.text_of(source)) or None,
    )


def _title(item: xml.Element) -> str:
    titles = (child for child in xml.children(item, "title") if not xml.namespace(child).startswith(_MEDIA))
    return next((text for title in titles if (text := xml.text_of(title))), "")


def _link(item: xml.Element) -> str:
    """Find the story's address: a redirector's original, the link, an Atom link, the permalink in the guid."""
    if link := xml.first_text(item, "origlink"):
        return link
    for child in xml.children(item, "link"):
        if link := xml.text_of(child):
            return link
        if xml.namespace(child) == _ATOM and child.get("rel", "alternate") == "alternate":
            return child.get("href", "")
    guid = next(xml.children(item, "guid"), None)
    # RSS 2.0: a guid is a permalink unless it says otherwise; a bare id would resolve to nonsense.
    if guid is not None and guid.get("isPermaLink", "true").strip().lower() != "false":
        link = xml.text_of(guid)
        return link if link.startswith(("http://", "https://")) else ""
    return ""
