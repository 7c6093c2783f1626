"""Small pages, each for one decision; whole pages stand in test_golden_pages.py."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.extract import extract
from monitor.model import Document

SITE = "https://a.example"
TITLE = "Lupin is renewed for a fourth part"
TEXT = "<p>" + "A sentence about the series and all that comes of it. " * 4 + "</p>"


def headlines(html: str, path: str = "/news") -> dict[str, str]:
    found = extract(Document(SITE + path, html.encode(), "text/html; charset=utf-8"))
    return {headline.url.removeprefix(SITE): headline.text for headline in found.headlines}


@pytest.mark.parametrize(
    ("html", "path"),
    [
        pytest.param(f'<meta property="article:published_time" content="x"><h1>{TITLE}</h1>', "/lupin", id="its time"),
        pytest.param(
            f'<meta property="og:type" content="article"><h1>{TITLE}</h1><title>{TITLE} - A</title>',
            "/a-b-c",
            id="its type",
        ),
        pytest.param(
            f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"{TITLE}"}}</script>',
            "/x",
            id="data",
        ),
        pytest.param(f"<title>{TITLE} | A</title><h1>{TITLE}</h1>{TEXT * 4}", "/lupin", id="its text"),
        pytest.param(
            f"<title>The Site - {TITLE}</title><a href=/>The Site</a> <b>{TITLE}</b>",
            "/news.php?id=4711",
            id="before headings",
        ),
        pytest.param(
            f'<title>{TITLE}</title><h1><a href="/">The Site</a></h1><h1>{TITLE}</h1>', "/news/48213", id="a logo first"
        ),
    ],
)
def test_an_article_s_own_title_is_a_headline(html: str, path: str) -> None:
    assert headlines(f"<html><body>{html}</body></html>", path) == {path: TITLE}


@pytest.mark.parametrize(
    ("html", "path"),
    [
        pytest.param(f"<title>{TITLE}</title><h1>{TITLE}</h1>", "/", id="the front page"),
        pytest.param("<title>TV news | A</title><h1>TV news</h1>", "/tv", id="a section"),
        pytest.param(
            "<title>TV news and reviews for you</title><h1>TV news and reviews for you</h1>",
            "/tv",
            id="a wordy section",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type":"CollectionPage"}</script>'
            '<meta property="og:type" content="article"><title>Renewed shows of this year</title>',
            "/renewed-shows-of-this-year",
            id="a list that calls itself an article",
        ),
    ],
)
def test_a_list_s_own_title_is_none(html: str, path: str) -> None:
    assert headlines(f"<html><head>{html}</head></html>", path) == {}


def test_the_heading_is_preferred_to_what_is_written_for_machines() -> None:
    html = (
        "<meta property='og:title' content='Lupin is renewed for a fou... | A'><meta property='article:published_time'>"
    )
    assert headlines(f"{html}<h1>{TITLE}</h1>", "/lupin") == {"/lupin": TITLE}


@pytest.mark.parametrize(
    ("stated", "own"),
    [
        pytest.param("/2026/lupin-renewed", f"{SITE}/2026/lupin-renewed", id="its canonical address"),
        pytest.param("/", f"{SITE}/news/1", id="not the front page's"),
        pytest.param("https://other.example/2026/lupin", f"{SITE}/news/1", id="not another site's"),
    ],
)
def test_an_article_is_known_by_the_address_it_states(stated: str, own: str) -> None:
    html = f'<link rel="canonical" href="{stated}"><meta property="article:published_time"><h1>{TITLE}</h1>'
    (headline,) = extract(Document(f"{SITE}/news/1", html.encode(), None)).headlines
    assert headline.url == own


@pytest.mark.parametrize(
    "html",
    [
        pytest.param(
            '<nav><a href="/a-long-menu-entry-of-many-words">A long menu entry of many words</a></nav>', id="menu"
        ),
        pytest.param(
            '<footer><h3><a href="/terms-and-conditions-of-use">Terms and conditions of use</a></h3></footer>',
            id="footer",
        ),
        pytest.param(
            '<div class="cookie-bar"><h2><a href="/our-cookie-policy-in-full">Our cookie policy in full</a></h2></div>',
            id="cookies",
        ),
        pytest.param(
            '<div id="comments"><h4><a href="/u/48213">I liked this one very much</a></h4></div>', id="comments"
        ),
        pytest.param(
            '<h3><a rel="sponsored" href="/a-very-good-offer-1234">A very good offer for you</a></h3>',
            id="advertisement",
        ),
        pytest.param('<h3><a rel="author" href="/jane-of-the-long-name">Jane of the Long Name</a></h3>', id="author"),
        pytest.param(
            '<a href="https://s.example/?u=https://a.example/x">Share this story with all of your friends</a>',
            id="share",
        ),
        pytest.param(
            f'<p>{TEXT}<a href="/an-older-story-48213">an older story of ours that tells more</a>{TEXT}</p>',
            id="in a sentence",
        ),
        pytest.param('<h2><a href="/">The best site for series on television</a></h2>', id="logo"),
        pytest.param('<h2><a href="mailto:tips@a.example">Send us your tips on television</a></h2>', id="mail"),
        pytest.param(
            '<div style="display:none"><h2><a href="/a-hidden-story-48213">A hidden story of today</a></h2></div>',
            id="hidden",
        ),
        pytest.param('<h3>Our letter for all who love series</h3><a href="/newsletter">Sign up</a>', id="newsletter"),
    ],
)
def test_what_is_no_story_is_left_out(html: str) -> None:
    story = f'<main><h2><a href="/lupin-renewed-for-part-four">{TITLE}</a></h2></main>'
    assert headlines(f"<html><body>{html}{story}</body></html>") == {"/lupin-renewed-for-part-four": TITLE}


@pytest.mark.parametrize(
    "card",
    [
        pytest.param(f'<h3><a href="/s-1-2-3">{TITLE}</a></h3>', id="a link in a heading"),
        pytest.param(
            f'<a href="/s-1-2-3"><h3>{TITLE}</h3><p>More of it, and at some length.</p></a>', id="a heading in a link"
        ),
        pytest.param(
            f'<a href="/s-1-2-3"><img alt="Omar"></a><h3>{TITLE}</h3><a href="/s-1-2-3">More</a>', id="a heading beside"
        ),
        pytest.param(
            f'<a class="overlay" href="/s-1-2-3"></a><div class="card-title">{TITLE}</div>', id="a link over the card"
        ),
        pytest.param(
            f'<a href="/s-1-2-3"><img><span class="kicker">Drama</span><span>{TITLE}</span></a>',
            id="a label in the link",
        ),
        pytest.param(
            '<h3><a href="/s-1-2-3"><em>Lupin</em> is<br>renewed for a <b>four</b>th part</a></h3>', id="inline markup"
        ),
        pytest.param(
            f'<a href="/s-1-2-3" title="{TITLE}"><img></a><h3><a href="/s-1-2-3">Lupin is renewed for…</a></h3>',
            id="cut off",
        ),
        pytest.param(
            f'<h3><a href="/s-1-2-3">{TITLE}</a></h3><h4><a href="/s-1-2-3#comments">12 comments on it</a></h4>',
            id="comments",
        ),
    ],
)
def test_a_card_gives_its_story_once_with_the_full_heading(card: str) -> None:
    assert headlines(f"<html><body><div class='c'>{card}</div></body></html>") == {"/s-1-2-3": TITLE}


def test_one_text_under_two_addresses_is_one_story() -> None:
    links = "".join(f'<h3><a href="/{name}-is-renewed-today">{TITLE}</a></h3>' for name in ("one", "two"))
    assert headlines(f"<html><body>{links}</body></html>") == {"/one-is-renewed-today": TITLE}


def test_a_card_gives_its_own_date_and_language() -> None:
    html = f"""
        <html lang="en"><body>
        <article lang="fr"><time datetime="2026-11-12">hier</time>
        <h2><a href="/un-deux-trois">{TITLE}</a></h2></article>
        <article><h2><a href="/one-two-three">{TITLE} again</a></h2></article>
        </body></html>
    """
    french, english = extract(Document(SITE, html.encode(), None)).headlines
    assert (french.language, french.published) == ("fr", datetime(2026, 11, 12, tzinfo=UTC))
    assert (english.language, english.published) == ("en", None)
