"""RSS as validators and readers see it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import feedparser
import pytest
from lxml import etree, html
from structlog.testing import capture_logs

from monitor.publish import atom, earlier_ids, json_feed, rss
from tests.publish.samples import CHANNEL, START, a_day_of_news, event, evidence, series

ATOM_LINK = "{http://www.w3.org/2005/Atom}link"


def channel(data: bytes) -> etree._Element:
    return etree.fromstring(data)[0]


def items(data: bytes) -> list[etree._Element]:
    return channel(data).findall("item")


def texts(element: etree._Element, name: str) -> list[str | None]:
    return [child.text for child in element.findall(name)]


def test_the_channel_has_what_readers_ask_for() -> None:
    head = channel(rss(CHANNEL, a_day_of_news()))

    assert texts(head, "title") == ["Series Monitor"]
    assert texts(head, "link") == ["https://monitor.example/"]
    assert texts(head, "language") == ["en"]
    assert texts(head, "ttl") == ["15"]
    assert [dict(link.attrib) for link in head.findall(ATOM_LINK)] == [
        {"href": "https://monitor.example/feed.xml", "rel": "self", "type": "application/rss+xml"}
    ]
    # Metadata stand before the first item (feedvalidator: MisplacedItem).
    assert [child.tag for child in head][-3:] == ["item"] * 3


def test_the_build_date_is_that_of_the_newest_entry() -> None:
    released = event(published=START + timedelta(hours=5))

    assert texts(channel(rss(CHANNEL, [released])), "lastBuildDate") == ["Mon, 09 Mar 2026 19:05:30 +0000"]


def test_a_channel_without_events_has_no_build_date() -> None:
    head = channel(rss(CHANNEL, []))

    assert texts(head, "title") == ["Series Monitor"]
    assert texts(head, "lastBuildDate") == []
    assert items(rss(CHANNEL, [])) == []


def test_an_item_carries_the_decision_and_its_keywords() -> None:
    item = items(rss(CHANNEL, a_day_of_news()))[-1]

    assert texts(item, "title") == ["Kaos: cancelled (no season 2, Netflix)"]
    assert texts(item, "link") == ["https://www.screenpost.example/kaos-cancelled"]
    assert texts(item, "pubDate") == ["Mon, 09 Mar 2026 14:05:30 +0000"]
    assert [(found.get("domain"), found.text) for found in item.findall("category")] == [
        ("status", "cancelled"),
        ("certainty", "confirmed"),
        ("network", "Netflix"),
        ("language", "en"),
        ("language", "fr"),
        ("language", "de"),
        ("season", "2"),
    ]


def test_a_guid_is_no_permalink_and_survives_every_other_change() -> None:
    before = items(rss(CHANNEL, [event()]))[0].find("guid")
    moved = replace(CHANNEL, title="Other", link="http://other.example/", feed_url="http://other.example/feed.xml")
    changed = event(series=series("Chaos"), network=None, seasons=(), evidence=(evidence("Anders", language="de"),))
    after = items(rss(moved, [changed]))[0].find("guid")

    assert before is not None
    assert after is not None
    assert (before.get("isPermaLink"), before.text) == ("false", event().guid)
    assert (after.get("isPermaLink"), after.text) == ("false", event().guid)


def test_the_publication_date_is_the_first_sighting_even_when_released_later() -> None:
    released = event(published=START + timedelta(days=2))

    assert texts(items(rss(CHANNEL, [released]))[0], "pubDate") == ["Mon, 09 Mar 2026 14:05:30 +0000"]


def test_items_keep_the_order_given() -> None:
    events = a_day_of_news()

    assert [texts(item, "guid") for item in items(rss(CHANNEL, events))] == [[given.guid] for given in events]


@pytest.mark.parametrize(
    ("changes", "source"),
    [
        pytest.param({}, ("https://www.screenpost.example/", "Screen Post"), id="on the outlet's own site"),
        pytest.param({"url": "https://aggregator.example/read/9"}, None, id="through an aggregator"),
        pytest.param({"url": "javascript:alert(1)"}, None, id="no address"),
        pytest.param({"outlet": "\u200b"}, None, id="no name"),
    ],
)
def test_the_source_is_named_only_where_it_is_the_outlet(
    changes: dict[str, Any], source: tuple[str, str] | None
) -> None:
    found = items(rss(CHANNEL, [event(evidence=(evidence(**changes),))]))[0].find("source")

    assert (None if found is None else (found.get("url"), found.text)) == source


def test_the_description_lists_the_evidence_in_its_own_languages() -> None:
    description = texts(items(rss(CHANNEL, a_day_of_news()))[-1], "description")[0]
    links = html.fromstring(description or "").findall(".//li/a")

    assert [(link.get("lang"), link.get("href"), link.text) for link in links] == [
        ("en", "https://www.screenpost.example/kaos-cancelled", "Netflix cancels Kaos after one season"),
        ("fr", "https://petitecran.example/kaos?id=7&page=2", "Kaos annulée : pas de saison 2 chez Netflix"),
        ("de", "https://serienblatt.example/kaos", "„Kaos“: Netflix setzt Serie nach einer Staffel ab"),
    ]
    assert {link.get("rel") for link in links} == {"noopener noreferrer"}
    assert [link.tail for link in links] == [None] * 3
    assert "Le Petit Écran, French, 2026-03-09 14:25 UTC" in (description or "")
    assert "Reported by 3 outlets in 3 languages:" in (description or "")


def test_a_reversal_names_the_entry_that_it_reverses() -> None:
    description = texts(items(rss(CHANNEL, a_day_of_news()))[1], "description")[0]

    assert "This reverses an earlier entry: Kaos: cancelled (no season 2, Netflix), 2026-03-09." in (description or "")


def test_an_entry_stays_as_it_is_when_what_it_reverses_has_left_the_feed() -> None:
    *left, gone = a_day_of_news()
    before, after = rss(CHANNEL, [*left, gone]), rss(CHANNEL, left, [gone])

    assert earlier_ids(left) == [gone.id]
    assert earlier_ids([*left, gone]) == []
    assert texts(items(after)[1], "description") == texts(items(before)[1], "description")


def test_an_event_without_a_usable_address_links_to_our_own_page() -> None:
    lone = event(evidence=(evidence(url="ftp://old.example/x"),))

    assert texts(items(rss(CHANNEL, [lone]))[0], "link") == [f"https://monitor.example/series/kaos#{lone.id}"]


def test_a_long_list_of_evidence_is_cut() -> None:
    many = event(evidence=tuple(evidence(f"Headline {number}", site=f"{number}.example") for number in range(40)))

    description = texts(items(rss(CHANNEL, [many]))[0], "description")[0] or ""

    assert description.count("<li>") == 13
    assert "and 28 more" in description
    assert "Reported by 40 outlets" in description


def test_one_bad_event_is_left_out_and_logged_and_the_others_stand() -> None:
    bad = event(2, first_seen=START.replace(tzinfo=None))

    with capture_logs() as logs:
        feeds = rss(CHANNEL, [bad, event()]), atom(CHANNEL, [bad, event()]), json_feed(CHANNEL, [bad, event()])

    assert [len(feedparser.parse(feed).entries) for feed in feeds[:2]] == [1, 1]
    assert len(json.loads(feeds[2])["items"]) == 1
    assert [(entry["event"], entry["event_id"]) for entry in logs] == [("entry left out", bad.id)] * 3


def test_feedparser_reads_what_we_wrote() -> None:
    parsed = feedparser.parse(rss(CHANNEL, a_day_of_news()))

    assert not parsed.bozo
    assert [entry.title for entry in parsed.entries] == [
        "Night & Fog <3: renewal rumoured (season 4)",
        "Kaos: revived (seasons 2 and 3, Apple TV+)",
        "Kaos: cancelled (no season 2, Netflix)",
    ]
    assert parsed.entries[2].guidislink is False
