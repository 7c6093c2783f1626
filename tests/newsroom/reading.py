"""Read the newsroom's pages as a test does: every link with its text, whatever the kind of page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import feedparser
from lxml import etree
from lxml import html as lxml_html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from monitor.newsroom.newsroom import Answer
    from monitor.newsroom.script import Outlet

_NEWS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


def text_of(answer: Answer, outlet: Outlet) -> str:
    return answer.body.decode(outlet.charset if "html" in answer.headers["Content-Type"] else "utf-8")


def links(answer: Answer, outlet: Outlet, base: str) -> set[tuple[str, str]]:
    """Return addresses, without their tracking and fragment, and the texts that link there."""
    kind = answer.headers["Content-Type"].partition(";")[0]
    readers = {
        "text/html": _of_html,
        "application/rss+xml": _of_feed,
        "application/atom+xml": _of_feed,
        "application/feed+json": _of_json_feed,
        "application/xml": _of_sitemap,
    }
    found = readers[kind](text_of(answer, outlet))
    return {(_place(urljoin(base, address)), " ".join(text.split())) for address, text in found}


def class_names(answer: Answer, outlet: Outlet) -> set[str]:
    return {name for value in re.findall(r'class="([^"]*)"', text_of(answer, outlet)) for name in value.split()}


def _of_html(text: str) -> Iterator[tuple[str, str]]:
    for link in lxml_html.fromstring(text).iter("a"):
        # A card that is one link holds its kicker beside its headline.
        for node in (link, *link.iter()):
            yield str(link.get("href")), "".join(str(text) for text in node.itertext())


def _of_feed(text: str) -> Iterator[tuple[str, str]]:
    etree.fromstring(text.encode())
    feed = feedparser.parse(text.encode())
    assert not feed.bozo
    for entry in feed.entries:
        yield entry.link, entry.title


def _of_json_feed(text: str) -> Iterator[tuple[str, str]]:
    for item in json.loads(text)["items"]:
        yield item["url"], item["title"]


def _of_sitemap(text: str) -> Iterator[tuple[str, str]]:
    for entry in etree.fromstring(text.encode()).iterfind("s:url", _NEWS):
        yield str(entry.findtext("s:loc", namespaces=_NEWS)), str(entry.findtext(".//news:title", namespaces=_NEWS))


def _place(address: str) -> str:
    parts = urlsplit(address)
    query = f"?{parts.query}" if parts.query and not parts.query.startswith("utm_") else ""
    return f"{parts.path}{query}"
