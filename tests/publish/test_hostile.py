"""What strangers write on their pages must not break a feed, nor run in a reader."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from monitor.publish import atom, json_feed, rss
from tests.publish.hostile import NASTY
from tests.publish.samples import CHANNEL, event, evidence, series

if TYPE_CHECKING:
    from monitor.model import Event


def poisoned(text: str) -> list[Event]:
    """Return an event with the text in every place that a stranger can write to, and a healthy one."""
    item = evidence(text, outlet=text, language=text, url=f"https://x.example/{text}", title=text, network=text)
    return [event(2, series=series(text, slug="kaos", aliases=(text,)), network=text, evidence=(item,)), event()]


def check(events: list[Event]) -> list[str]:
    """Read all three formats with strict parsers; return the HTML of their entries."""
    root = etree.fromstring(rss(CHANNEL, events))
    of_atom = etree.fromstring(atom(CHANNEL, events))
    of_json = json.loads(json_feed(CHANNEL, events))
    contents = [
        [item.findtext("description") or "" for item in root[0].findall("item")],
        [item.text or "" for item in of_atom.iterfind(".//{http://www.w3.org/2005/Atom}content")],
        [item["content_html"] for item in of_json["items"]],
    ]
    assert [len(found) for found in contents] == [len(events)] * 3
    return [text for found in contents for text in found]


@pytest.mark.parametrize("text", NASTY)
def test_every_format_stays_readable_and_complete(text: str) -> None:
    events = poisoned(text)

    for content in check(events):
        tree = html.fromstring(f"<div>{content}</div>")
        assert {element.tag for element in tree.iter()} <= {"div", "p", "ul", "li", "a", "span", "br"}
        assert {name for element in tree.iter() for name in element.attrib} <= {
            "href",
            "lang",
            "hreflang",
            "dir",
            "rel",
        }
        assert all(link.get("href", "").startswith("https://") for link in tree.iter("a"))


@pytest.mark.parametrize("text", NASTY)
def test_titles_are_plain_text_of_bounded_length(text: str) -> None:
    title = feedparser.parse(rss(CHANNEL, poisoned(text))).entries[0].title

    assert 0 < len(title) < 250
    assert "<script" not in title
    assert "<img" not in title
    assert "\x1b" not in title
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in title


@pytest.mark.parametrize("text", NASTY)
def test_the_feed_stays_small(text: str) -> None:
    assert len(rss(CHANNEL, poisoned(text))) < 30_000


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "//x.example", "", "http://[", "\ud800"])
def test_only_web_addresses_become_links(url: str) -> None:
    contents = check([event(evidence=(evidence(url=url),))])

    assert all('<span lang="en" dir="auto">Netflix cancels Kaos after one season</span>' in text for text in contents)


any_text = st.text(st.characters(exclude_categories=()), max_size=40)


@settings(max_examples=60, deadline=None)
@given(any_text, any_text, any_text)
def test_no_text_at_all_breaks_a_feed(title: str, headline: str, url: str) -> None:
    item = evidence(headline, outlet=title, language=url, url=url)

    check([event(2, series=series(title, slug="kaos"), network=headline, evidence=(item,)), event()])
