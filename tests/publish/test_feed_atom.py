"""Atom as RFC 4287 wants it."""

from __future__ import annotations

import feedparser
from lxml import etree

from monitor.publish import atom
from tests.publish.samples import CHANNEL, a_day_of_news

NAMES = {"a": "http://www.w3.org/2005/Atom"}


def test_every_entry_has_an_identity_of_its_own_and_one_alternate_link() -> None:
    root = etree.fromstring(atom(CHANNEL, a_day_of_news()))
    entries = root.findall("a:entry", NAMES)

    assert [entry.findtext("a:id", namespaces=NAMES) for entry in entries] == [event.guid for event in a_day_of_news()]
    assert all(len(entry.findall("a:link", NAMES)) == 1 for entry in entries)
    assert [content.get("type") for content in root.iterfind("a:entry/a:content", NAMES)] == ["html"] * 3


def test_category_schemes_are_absolute() -> None:
    root = etree.fromstring(atom(CHANNEL, a_day_of_news()))

    schemes = {category.get("scheme") for category in root.iterfind(".//a:category", NAMES)}

    assert schemes == {
        f"tag:series-monitor,2026:{name}" for name in ("status", "certainty", "network", "language", "season")
    }


def test_a_feed_without_events_still_has_its_required_elements() -> None:
    root = etree.fromstring(atom(CHANNEL, []))

    assert root.findtext("a:updated", namespaces=NAMES) == "2026-01-01T00:00:00+00:00"
    assert root.findtext("a:id", namespaces=NAMES) == CHANNEL.feed_url
    assert root.findtext("a:author/a:name", namespaces=NAMES) == "Series Monitor"


def test_feedparser_reads_what_we_wrote() -> None:
    parsed = feedparser.parse(atom(CHANNEL, a_day_of_news()))

    assert not parsed.bozo
    assert parsed.entries[0].title == "Night & Fog <3: renewal rumoured (season 4)"
    assert parsed.entries[0].link == "https://aggregator.example/read/9"
