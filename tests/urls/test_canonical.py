from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.urls import canonical

BASE = "https://news.example/tv/index.html?page=2"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://News.Example/A", "https://news.example/A", id="the host has no case, the path has"),
        pytest.param("https://news.example", "https://news.example/", id="no path is the root"),
        pytest.param("https://news.example:443/a", "https://news.example/a", id="default port of https"),
        pytest.param("http://news.example:80/a", "http://news.example/a", id="default port of http"),
        pytest.param("http://news.example:443/a", "http://news.example:443/a", id="another port stays"),
        pytest.param("https://news.example./a", "https://news.example/a", id="the root's dot"),
        pytest.param("https://news.example/a#top", "https://news.example/a", id="fragment"),
        pytest.param("https://me:secret@news.example/a", "https://news.example/a", id="user information"),
        pytest.param("https://news.example/a/./b/../c", "https://news.example/a/c", id="dots in the path"),
        pytest.param("https://news.example/a//b/", "https://news.example/a//b/", id="slashes are the site's business"),
        pytest.param("https://news.example/%7ea%2fb", "https://news.example/~a%2Fb", id="escapes"),
        pytest.param("https://news.example/été", "https://news.example/%C3%A9t%C3%A9", id="path beyond ASCII"),
        pytest.param("https://München.example/", "https://xn--mnchen-3ya.example/", id="host beyond ASCII"),
        pytest.param("https://news.example/?b=2&a=1", "https://news.example/?b=2&a=1", id="the query keeps its order"),
        pytest.param("https://news.example/a?", "https://news.example/a", id="an empty query is none"),
        pytest.param("https://news.example/?q=a%26b+c", "https://news.example/?q=a%26b+c", id="query stays escaped"),
        pytest.param("\n https://news.example/a\t", "https://news.example/a", id="white space round it"),
        pytest.param("https://[2A00::1]:8443/a", "https://[2a00::1]:8443/a", id="an IPv6 address keeps its brackets"),
        pytest.param("http://127.0.0.1:8000/a", "http://127.0.0.1:8000/a", id="an IPv4 address"),
    ],
)
def test_one_form_for_all_spellings(url: str, expected: str) -> None:
    assert canonical(url) == expected


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ("utm_source=feed&id=7&utm_medium=rss", "?id=7"),
        ("UTM_Source=feed", ""),
        ("id=7&fbclid=x&page=2", "?id=7&page=2"),
        ("at_medium=RSS&at_campaign=rss", ""),
        ("%75tm_source=feed", ""),
        ("xtor=RSS-3", ""),
        ("ref=home&source=a&id=1", "?ref=home&source=a&id=1"),
        ("q=utm_source", "?q=utm_source"),
        ("a=1&&b", "?a=1&&b"),
    ],
)
def test_tracking_is_dropped_and_nothing_else(query: str, kept: str) -> None:
    assert canonical(f"https://news.example/story?{query}") == f"https://news.example/story{kept}"


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/story", "https://news.example/story"),
        ("story", "https://news.example/tv/story"),
        ("../story", "https://news.example/story"),
        ("?page=3", "https://news.example/tv/index.html?page=3"),
        ("//other.example/a", "https://other.example/a"),
        ("http://other.example/a", "http://other.example/a"),
        ("#top", "https://news.example/tv/index.html?page=2"),
        ("", "https://news.example/tv/index.html?page=2"),
        (" /story\n", "https://news.example/story"),
    ],
)
def test_links_are_resolved_against_their_page(url: str, expected: str) -> None:
    assert canonical(url, BASE) == expected


@pytest.mark.parametrize(
    "url",
    [
        "mailto:desk@news.example",
        "javascript:void(0)",
        "data:text/html,a",
        "ftp://news.example/a",
        "file:///etc/passwd",
        "http://",
        "http:///a",
        "https://a b.example/",
        "https://a..example/",
        "https://news.example:0/",
        "https://news.example:99999/",
        "https://news.example:port/",
        "https://news\\.example/",
        "https://[::1",
        "https://[]@",
        "https://[fe80::1%25eth0]/",
        "http://0x7f.1/",
        "http://2130706433/",
        "http://127.1/",
        "https://ex%61mple.org/",
        "https://news.example/\ud800",
    ],
)
def test_what_is_no_address_is_none(url: str) -> None:
    assert canonical(url, BASE) is None


def test_a_relative_link_without_a_page_is_none() -> None:
    assert canonical("/story") is None
    assert canonical("/story", "mailto:desk@news.example") is None


@given(st.text() | st.text(alphabet="htps:/.@\\?#[]%&=a1 \u3002é").map("http://".__add__))
def test_any_text_is_an_address_or_none_and_canonical_stays_canonical(text: str) -> None:
    found = canonical(text)
    assert found is None or canonical(found) == found
