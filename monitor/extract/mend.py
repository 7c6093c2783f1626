"""Feeds that are not well-formed, put right where it is plain what was meant. Text in, text out."""

from __future__ import annotations

import html
import re

# What stands in CDATA is text and is left alone. XML knows five names; HTML's other 2,000 are what feeds slip in.
_AMPERSAND = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)(\w{2,31};)?", re.DOTALL
)
_BEGINNING = re.compile(r"<\?xml\s|<(?:rss|feed|urlset|sitemapindex)[\s>]|<(?:rdf:)?RDF[\s>]", re.IGNORECASE)
_ROOT_END = re.compile(r"</(?:rss|feed|(?:rdf:)?RDF|urlset|sitemapindex)\s*>", re.IGNORECASE)
_ENTRY_END = re.compile(r"</(?:item|entry|url|sitemap)\s*>", re.IGNORECASE)
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def mended(text: str) -> str:
    """Return a feed without what a server wrote before and behind it, with bare & and HTML's names escaped."""
    beginning = _BEGINNING.search(text)
    text = text[beginning.start() :] if beginning else text
    end = _last(_ROOT_END, text)
    return _AMPERSAND.sub(_escaped, text[:end] if end else text)


def whole_entries(text: str, most: int) -> str:
    """Return a feed up to its last whole entry, where it breaks off or has more than so many characters.

    Empty where no entry is whole.
    A title that breaks off is another title, an address that breaks off another address.
    """
    if len(text) <= most and _ROOT_END.search(text):
        return text
    return text[: _last(_ENTRY_END, text[:most])]


def _last(pattern: re.Pattern[str], text: str) -> int:
    return max((found.end() for found in pattern.finditer(text)), default=0)


def _escaped(found: re.Match[str]) -> str:
    if found[0].startswith("<"):
        return found[0]
    if not found[1]:
        return "&amp;"
    meant = html.unescape(found[0])
    # Unknown names come back as they were: then the & was a bare one.
    return f"&amp;{found[1]}" if meant == found[0] else _ENTITIES.get(meant, meant)
