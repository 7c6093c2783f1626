"""Atom 1.0 (RFC 4287) and 0.3."""

from __future__ import annotations

from monitor.extract import xml
from monitor.extract.dates import parse_date
from monitor.extract.entries import Entry, Feed, newest
from monitor.extract.language import language_tag
from monitor.extract.lifetime import lifetime
from monitor.extract.plain import plain


def read_atom(root: xml.Element) -> Feed:
    """Read an Atom feed."""
    return Feed(
        entries=tuple(_entry(entry) for entry in newest(xml.children(root, "entry"))),
        method="atom",
        title=plain(xml.first_text(root, "title")) or None,
        language=language_tag(xml.language_of(root)),
        ttl=lifetime(root),
    )


def _entry(entry: xml.Element) -> Entry:
    return Entry(
        title=xml.first_text(entry, "title"),
        link=_link(entry),
        base=xml.base_of(entry),
        # RFC 4287 requires only "updated"; 0.3 had "issued" and "modified".
        published=parse_date(xml.first_text(entry, "published", "issued", "updated", "modified")),
        language=language_tag(xml.language_of(next(xml.children(entry, "title"), None)) or xml.language_of(entry)),
        summary=xml.first_text(entry, "summary", "content"),
    )


def _link(entry: xml.Element) -> str:
    """Find the story's address: the original behind a redirector, the alternate (HTML first), an id that is one."""
    if link := xml.first_text(entry, "origlink"):
        return link
    # RFC 4287, section 4.2.7.2: no rel means alternate.
    links = [link for link in xml.children(entry, "link") if link.get("rel", "alternate") == "alternate"]
    links.sort(key=lambda link: "html" not in link.get("type", "text/html"))
    if href := next((href for link in links if (href := link.get("href", "").strip())), ""):
        return href
    identity = xml.first_text(entry, "id")
    return identity if identity.startswith(("http://", "https://")) else ""
