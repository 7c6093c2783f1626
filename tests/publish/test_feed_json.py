"""JSON Feed 1.1 and the structured event in it."""

from __future__ import annotations

import json
from typing import Any

from monitor.model import Conflict, ConflictKind
from monitor.publish import json_feed, record
from tests.publish.samples import CHANNEL, a_day_of_news, event, evidence


def read(data: bytes) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(data)
    return feed


def test_items_link_to_our_page_and_to_the_outlet() -> None:
    item = read(json_feed(CHANNEL, a_day_of_news()))["items"][2]

    assert item["id"] == "tag:series-monitor,2026:event:00000000-0000-5000-8000-000000000001"
    assert item["url"] == "https://monitor.example/series/kaos#00000000-0000-5000-8000-000000000001"
    assert item["external_url"] == "https://www.screenpost.example/kaos-cancelled"
    assert item["date_published"] == "2026-03-09T14:05:30Z"
    assert item["tags"] == ["cancelled", "confirmed", "Netflix", "en", "fr", "de", "season 2"]


def test_an_item_carries_its_event_as_the_command_line_prints_it() -> None:
    event = read(json_feed(CHANNEL, a_day_of_news()))["items"][2]["_series_monitor"]

    assert list(event) == [
        *("id", "guid", "series", "status", "certainty", "seasons", "network", "first_seen", "outlets", "evidence")
    ]
    assert event["seasons"] == [2]
    assert event["outlets"] == 3
    assert event["evidence"][1] == {
        "outlet": "Le Petit Écran",
        "headline": "Kaos annulée : pas de saison 2 chez Netflix",
        "language": "fr",
        "url": "https://petitecran.example/kaos?id=7&page=2",
        "published": None,
        "seen": "2026-03-09T14:25:30Z",
    }


def test_evidence_whose_headline_names_no_series_comes_with_the_sentence_that_does() -> None:
    sentence = "Netflix has cancelled “Kaos” after one season."
    told = record(event(evidence=(evidence("Netflix cancels a comedy", named_by=sentence),)))

    assert told["evidence"][0]["named_by"] == sentence


def test_a_feed_without_events_is_valid() -> None:
    feed = read(json_feed(CHANNEL, []))

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["items"] == []


def test_an_event_tells_what_contradicts_it_and_whose_reports_it_rests_on() -> None:
    cited = evidence(after="Deadline", after_site="deadline.com", origin="deadline.com")
    copied = evidence("Another", url="https://b.example/1", site="b.example", origin="deadline.com")
    told = record(event(evidence=(cited, copied), conflicts=(Conflict(ConflictKind.AFTER_END, "other"),)))

    assert told["contradicts"] == [{"id": "other", "kind": "after-end"}]
    assert (told["evidence"][0]["after"], told["evidence"][0]["origin"]) == ("Deadline", "deadline.com")
    assert "after" not in told["evidence"][1]
    assert told["outlets"] == 1
    assert "contradicts" not in record(event())
