"""What a page, a feed and a robots.txt say of the ways to follow an outlet."""

from __future__ import annotations

import gzip

import pytest

from monitor.errors import ExtractError
from monitor.extract import Ways, other_purpose, sitemaps_in, usual_places, ways_of
from monitor.model import Document

PAGE = "https://www.fog.example/tv/"


def page(markup: str, url: str = PAGE) -> Document:
    return Document(url, f"<!doctype html><html><head></head><body>{markup}</body></html>".encode(), "text/html")


def link(href: str, kind: str = "application/rss+xml", rel: str = "alternate") -> str:
    return f'<link rel="{rel}" type="{kind}" href="{href}">'


@pytest.mark.parametrize(
    ("markup", "stated"),
    [
        pytest.param(link("/feed/"), ["https://www.fog.example/feed/"], id="from the root"),
        pytest.param(link("feed/"), ["https://www.fog.example/tv/feed/"], id="beside the page"),
        pytest.param(link("//feeds.fog.example/tv"), ["https://feeds.fog.example/tv"], id="on another host"),
        pytest.param(
            link("/a.xml", "APPLICATION/ATOM+XML; charset=utf-8"), ["https://www.fog.example/a.xml"], id="Atom"
        ),
        pytest.param(link("/f.json", "application/feed+json"), ["https://www.fog.example/f.json"], id="JSON Feed"),
        pytest.param(link("/f", rel="Alternate home"), ["https://www.fog.example/f"], id="several relations"),
        pytest.param(link("/f", "", "feed"), ["https://www.fog.example/f"], id="the relation says it"),
        pytest.param(link("/f") + link("/f#x"), ["https://www.fog.example/f"], id="each once"),
        pytest.param(link("/wp-json/x", "application/json"), [], id="an interface for programs"),
        pytest.param(link("/oembed", "application/json+oembed"), [], id="an embedding"),
        pytest.param('<link rel="alternate" hreflang="fr" href="/fr/">', [], id="another language"),
        pytest.param(link("javascript:x"), [], id="no address"),
    ],
)
def test_feeds_are_stated_by_link_elements(markup: str, stated: list[str]) -> None:
    assert list(ways_of(page(markup)).stated) == stated


@pytest.mark.parametrize(
    ("href", "looks_like_one"),
    [
        ("/feed/", True),
        ("/tv/feed", True),
        ("/rss", True),
        ("/rss/series.xml", True),
        ("/rss_series.php", True),
        ("/.feed", False),
        ("/series.rss", True),
        ("https://feeds.fog.example/tv", True),
        ("https://feeds.other.example/tv", False),
        ("https://reader.example/rss", False),
        ("/feedback", False),
        ("/tv/atomic-blonde", False),
        ("/rsvp.xml", False),
    ],
)
def test_links_that_look_like_a_feed_of_the_outlet_are_found(href: str, looks_like_one: bool) -> None:  # noqa: FBT001
    assert bool(ways_of(page(f'<a href="{href}">RSS</a>')).linked) is looks_like_one


def test_a_feed_that_is_stated_is_not_told_again_as_linked() -> None:
    ways = ways_of(page(link("/feed/") + '<a href="/feed/">RSS</a><a href="/rss">RSS</a>'))
    assert ways == Ways(("https://www.fog.example/feed/",), ("https://www.fog.example/rss",))


def test_the_outlet_says_its_name() -> None:
    assert ways_of(page('<meta property="og:site_name" content=" The  Fog ">')).outlet == "The Fog"
    assert ways_of(page('<meta name="application-name" content="The Fog">')).outlet == "The Fog"
    assert ways_of(page("")).outlet is None


def test_what_is_no_page_says_nothing_and_what_is_no_text_is_refused() -> None:
    assert ways_of(Document(PAGE, b"<rss><channel></channel></rss>", None)) == Ways()
    with pytest.raises(ExtractError):
        ways_of(Document(PAGE, b"%PDF-1.7", "text/html"))


@pytest.mark.parametrize(
    ("url", "first", "outlet"),
    [
        pytest.param("https://fog.example/", "https://fog.example/feed/", False, id="a front page"),
        pytest.param("https://fog.example", "https://fog.example/feed/", False, id="a front page without a slash"),
        pytest.param("https://fog.example/tv", "https://fog.example/tv/feed/", True, id="a section"),
        pytest.param("https://fog.example/tv/index.html?x=1", "https://fog.example/tv/feed/", True, id="a file"),
        pytest.param("https://fog.example/tag/low.tide/", "https://fog.example/tag/low.tide/feed/", True, id="a dot"),
    ],
)
def test_places_below_the_address_are_guessed_first(url: str, first: str, outlet: bool) -> None:  # noqa: FBT001
    places = usual_places(url)
    assert places.section[0] == first
    assert bool(places.outlet) is outlet
    assert "https://fog.example/feed/" in (places.outlet or places.section)
    assert all(each.startswith("https://fog.example/") for each in places.sitemaps)


def test_robots_txt_names_sitemaps_and_news_comes_first() -> None:
    robots = (
        b"\xef\xbb\xbfUser-agent: *\nDisallow: /x\nSITEMAP: https://fog.example/sitemap.xml # all\n"
        b"Sitemap:/sitemap-news.xml\r\nsitemap: https://fog.example/sitemap.xml\nSitemap: ftp://fog.example/x\n"
    )
    named = sitemaps_in(Document("https://fog.example/robots.txt", robots, "text/plain"))
    assert named == ("https://fog.example/sitemap-news.xml", "https://fog.example/sitemap.xml")


def feed(item: str, count: int = 4) -> bytes:
    return f"<rss><channel>{item * count}</channel></rss>".encode()


STORY = "<item><title>A story</title><link>https://fog.example/a</link></item>"


@pytest.mark.parametrize(
    ("url", "body", "purpose"),
    [
        pytest.param("https://fog.example/feed/", feed(STORY), None, id="stories"),
        pytest.param("https://fog.example/comments/feed/", feed(STORY), "comments", id="by its address"),
        pytest.param(
            "https://fog.example/?feed=c",
            feed("<item><title>By Ann</title><link>https://fog.example/a#comment-12</link></item>"),
            "comments",
            id="links to comments",
        ),
        pytest.param(
            "https://fog.example/feed/",
            feed('<item><title>Episode</title><enclosure url="a.mp3" length="1" type="audio/mpeg"/></item>'),
            "podcast",
            id="sound in every entry",
        ),
        pytest.param(
            "https://fog.example/feed/",
            feed(STORY, 9) + b'<enclosure type="audio/mpeg"/>',
            None,
            id="sound in one of many",
        ),
    ],
)
def test_feeds_for_something_else_are_told(url: str, body: bytes, purpose: str | None) -> None:
    count = body.count(b"<item>")
    assert other_purpose(Document(url, body, None), count) == purpose
    assert other_purpose(Document(url, gzip.compress(body), None), count) == purpose
