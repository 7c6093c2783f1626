"""Headlines by a CSS selector of the operator's: what it matches is taken at its word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitor.extract.cutting import pieces
from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, attribute, first, select
from monitor.extract.pieces import headline_of
from monitor.model import Headline
from monitor.text import clean
from monitor.urls import canonical

_HEADINGS = "h1,h2,h3,h4,h5,h6,[itemprop='headline']"


def selected_headlines(root: Node, base: str, selector: str) -> list[Headline]:
    """Return what a selector matches: links themselves, or elements within, round or beside which a link stands.

    Raises ExtractError for a selector that is wrong.
    """
    return [headline for node in select(root, selector) if (headline := _headline(node, base))]


def _headline(node: Node, base: str) -> Headline | None:
    for link in _links(node):
        text = _text(node, link)
        if text and (url := canonical(attribute(link, "href"), base)):
            return Headline(text, url, None, _date(node))
    return None


def _links(node: Node) -> Iterator[Node]:
    """Iterate over the links that can be meant, the likeliest first: itself, round it, in a heading, within it."""
    current: Node | None = node
    while current is not None and current.is_element_node:
        if current.tag == "a" and "href" in current.attributes:
            yield current
        current = current.parent
    for heading in select(node, _HEADINGS):
        yield from select(heading, "a[href]")
    yield from select(node, "a[href]")


def _text(node: Node, link: Node) -> str:
    heading = first(node, _HEADINGS)
    for source in (heading, link):
        if source is not None and (text := headline_of(pieces(source))):
            return text
    # A link laid over its card has no text of its own.
    return headline_of(pieces(node)) or clean(attribute(link, "title") or attribute(link, "aria-label"))


def _date(node: Node) -> datetime | None:
    time = first(node, "time[datetime]")
    return parse_date(attribute(time, "datetime")) if time is not None else None
