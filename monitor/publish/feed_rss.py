"""RSS 2.0 (https://www.rssboard.org/rss-specification): equal events give equal bytes, on any day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import urlsplit

from lxml import etree

from monitor.publish.entry import Entry, changed, entries
from monitor.publish.generator import LOCALE, add, heading
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.model import Event
    from monitor.publish.channel import Channel

MEDIA_TYPE = "application/rss+xml"

# Titles are plain text, but readers are known to take them for HTML: what looks like a tag gets another bracket.
_TAG = re.compile(r"<(?=[A-Za-z/!?])")
_BRACKET = "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}"


def rss(channel: Channel, events: Iterable[Event], earlier: Iterable[Event] = ()) -> bytes:
    """Return the feed in the order of `events`, which may refer to `earlier` ones.

    Without events it is valid too, and has no build date.
    """
    made = entries(channel, events, earlier)
    feed = heading(channel, MEDIA_TYPE)
    feed.ttl(channel.ttl)
    feed.lastBuildDate(changed(made))
    for entry in made:
        _add(feed, entry)
    with LOCALE:
        written = cast("bytes", feed.rss_str(pretty=True))
    return written if made else _without_build_date(written)


def _add(feed: Any, entry: Entry) -> None:
    item = add(feed, entry, _TAG.sub(_BRACKET, entry.title))
    for category in entry.categories:
        item.category(term=category.term, scheme=category.scheme)
    if outlet := _source(entry):
        url, name = outlet
        item.source(url=url, title=name)


def _source(entry: Entry) -> tuple[str, str] | None:
    """Name the first outlet and its front page, but only where the report is on the outlet's own site.

    An aggregator's address would name the wrong one.
    """
    for item, shown in zip(entry.event.evidence[:1], entry.reports, strict=False):
        if shown.url and shown.outlet and site(shown.url) == item.site:
            parts = urlsplit(shown.url)
            return f"{parts.scheme}://{parts.netloc}/", shown.outlet
    return None


def _without_build_date(written: bytes) -> bytes:
    """Take out the date that feedgen sets to the present when nobody sets another."""
    root = etree.fromstring(written)
    channel = root[0]
    for date in channel.findall("lastBuildDate"):
        channel.remove(date)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")
