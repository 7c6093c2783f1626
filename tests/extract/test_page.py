"""Small pages, each for one decision; whole pages stand in test_golden_pages.py."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from monitor.extract import extract
from monitor.model import Document

SITE = "https://a.example"
TITLE = "Lupin is renewed for a fourth part"
SENTENCES = "A sentence about the series and all that comes of it. " * 4
TEXT = f"<p>{SENTENCES}</p>"


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
            f'<p>{SENTENCES}<a href="/an-older-story-48213">an older story of ours that tells more</a>{SENTENCES}</p>',
            id="in a sentence",
        ),
        pytest.param('<h2><a href="/">The best site for series on television</a></h2>', id="logo"),
        pytest.param('<h2><a href="mailto:tips@a.example">Send us your tips on television</a></h2>', id="mail"),
        pytest.param(
            '<div style="display:none"><h2><a href="/a-hidden-story-48213">A hidden story of today</a></h2></div>',
            id="hidden",
        ),
        pytest.param('<h3>Our letter for all who love series</h3><a href="/newsletter">Sign up</a>', id="newsletter"),
        pytest.param(
            '<li><small>Anzeige</small><h3><a href="/wie-ein-bausparvertrag-hilft-4711">Wie ein Bausparvertrag'
            " jetzt wirklich hilft</a></h3></li>",
            id="marked as paid for",
        ),
        pytest.param(
            '<div><p>Publicité</p><ul><li><a href="/choisir-son-matelas-48213">Comment bien choisir son matelas</a>'
            '<li><a href="/isoler-ses-combles-48214">Trois raisons d’isoler ses combles</a></ul></div>',
            id="in a box of adverts",
        ),
        pytest.param(
            '<h3><a href="/partner/the-television-that-knows-you">The television that knows you well</a></h3>',
            id="an advert by its address",
        ),
        pytest.param(
            '<h3><a href="https://clicks.example/a-trick-that-doctors-hate-48213">A trick that doctors hate</a></h3>',
            id="another site's",
        ),
        pytest.param(
            '<h3><a href="/terms-of-service-and-user-agreement">Terms of service and user agreement</a></h3>',
            id="terms",
        ),
        pytest.param('<h3><a href="/author/jane-of-the-long-name-48213">Jane of the Long Name</a></h3>', id="a person"),
        pytest.param('<h3><a href="/topic/space-travel/1356">All that we know of space travel</a></h3>', id="a topic"),
        pytest.param('<h3><a href="/podcast">Our podcast on everything that is on</a></h3>', id="a section"),
        pytest.param('<h3><a href="/shows/late-night/index.html">The Very Late Night Show</a></h3>', id="a programme"),
        pytest.param(
            '<h3><a href="https://codepromo.a.example/sofas-48213">Fifteen euros off your next sofa</a></h3>',
            id="the site's own shop",
        ),
        pytest.param(
            '<ul><li><a href="http://a.example/news">Skip to what stands on this very page</a></li></ul>',
            id="the page itself by its former scheme",
        ),
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
        pytest.param(f'<h3><a href="/s-1-2-3"><span class="xq7">LIVE</span>{TITLE}</a></h3>', id="a box that touches"),
        pytest.param(
            f'<h3><a href="/s-1-2-3"><i class="x">&#8203;</i>{TITLE}</a></h3>', id="a box of what nobody sees"
        ),
        pytest.param(
            f'<a href="/s-1-2-3"><span class="k1">Drama</span> <strong class="k2">{TITLE}</strong></a>', id="fields"
        ),
        pytest.param(f'<a href="/s-1-2-3"><i>3</i><span class="t">{TITLE}</span></a>', id="a rank"),
        pytest.param(
            f'<a href="/s-1-2-3"><img><span class="n">16 photos</span><p>{TITLE}</p></a>', id="a count before the text"
        ),
        pytest.param(
            '<h3><a href="/s-1-2-3">Lupin is renewed</a></h3><h3><a href="/s-1-2-3">for a fourth part</a></h3>',
            id="lines side by side",
        ),
        pytest.param(
            '<h3><a href="/s-1-2-3"><span style="display:block">Lupin is renewed</span><span style="display:block">for'
            " a fourth part</span></a></h3>",
            id="boxes on lines of their own",
        ),
        pytest.param(
            '<a href="/s-1-2-3"><h3><span>Lupin is renewed</span> <span>for a fourth part</span></h3>'
            f"<h4>{TITLE}</h4></a>",
            id="told twice",
        ),
        pytest.param(
            f'<div><a href="/drama/">Drama</a><h3>{TITLE}</h3></div><a href="/s-1-2-3" aria-label="Read on"></a>',
            id="a category is nearer",
        ),
        pytest.param(f'<figure><a href="/s-1-2-3"><img></a><figcaption>{TITLE}</figcaption></figure>', id="a caption"),
    ],
)
def test_a_card_gives_its_story_once_with_the_full_heading(card: str) -> None:
    assert headlines(f"<html><body><div class='c'>{card}</div></body></html>") == {"/s-1-2-3": TITLE}


def test_one_text_under_two_addresses_is_one_story() -> None:
    links = "".join(f'<h3><a href="/{name}-is-renewed-today">{TITLE}</a></h3>' for name in ("one", "two"))
    assert headlines(f"<html><body>{links}</body></html>") == {"/one-is-renewed-today": TITLE}


@pytest.mark.parametrize(
    "date",
    [
        pytest.param('<abbr class="published" title="2026-11-12T00:00:00Z">yesterday</abbr>', id="an abbreviation"),
        pytest.param('<span class="date">2026.11.12</span>', id="a box called so"),
        pytest.param('<div class="post-date">November 12, 2026</div>', id="in words"),
    ],
)
def test_a_date_outside_of_a_time_element_is_read(date: str) -> None:
    html = f'<html lang="en"><body><div><h2><a href="/one-two-three">{TITLE}</a></h2>{date}</div></body></html>'
    (headline,) = extract(Document(SITE, html.encode(), None)).headlines
    assert headline.published == datetime(2026, 11, 12, tzinfo=UTC)


def test_what_readers_said_of_a_story_is_no_headline_of_it() -> None:
    said = '<aside><a href="/s-1-2-3#comment-9">Such a shame, I loved it so very much</a></aside>'
    html = f'<html><body>{said}<h2><a href="/s-1-2-3">{TITLE}</a></h2></body></html>'
    assert headlines(html) == {"/s-1-2-3": TITLE}


def test_a_page_that_leads_to_other_sites_may_have_links_of_its_own() -> None:
    rows = "".join(
        f'<tr><td><a href="https://o{n}.example/story-{n}-of-today">{TITLE}, says {n}</a></td>'
        f'<td><a href="/user?id=jane{n}">jane</a> <a href="/item?id=4821{n}">3 comments</a></td></tr>'
        for n in range(6)
    )
    assert len(headlines(f"<html><body><table>{rows}</table></body></html>")) == 6


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


def cards(template: str, labels: list[str]) -> str:
    """Cards of one template: as many as there are labels, each with a headline of its own."""
    return "".join(
        template.format(label=label, n=n, title=f"{TITLE}, says number {n}") for n, label in enumerate(labels)
    )


@pytest.mark.parametrize(
    ("template", "labels"),
    [
        pytest.param(
            '<h3><a href="/story-{n}-of-today"><span class="x1">{label}</span> {title}</a></h3>',
            ["Premium"] * 2 + [""] * 4,
            id="a box whose text comes again",
        ),
        pytest.param(
            '<h3><a href="/story-{n}-of-today"><span class="x1">{label}</span> {title}</a></h3>',
            ["Interview", "Chronicle", "New on screen", "Casting", "Exclusive"],
            id="a box in every card",
        ),
        pytest.param(
            '<li><a href="/story-{n}-of-today"><small>{label}</small> {title}</a></li>',
            ["Interview", "Chronicle", "Background", "Casting"],
            id="small print",
        ),
        pytest.param(
            '<li><a aria-label="{label}: {title}" href="/story-{n}-of-today"></a></li>', ["Read"] * 4, id="told aloud"
        ),
        pytest.param(
            '<li><a href="/story-{n}-of-today"><span>{label}</span> {title}</a></li>',
            ["10:30", "10:41", "11:02"],
            id="times in boxes",
        ),
        pytest.param(
            '<li><a href="/story-{n}-of-today">{label} {title}</a></li>', ["10:30", "10:41", "11:02"], id="bare times"
        ),
    ],
)
def test_labels_are_learned_from_the_page(template: str, labels: list[str]) -> None:
    found = headlines(f"<html><body><ul>{cards(template, labels)}</ul></body></html>")
    assert found == {f"/story-{n}-of-today": f"{TITLE}, says number {n}" for n in range(len(labels))}


def test_a_box_that_only_some_headlines_have_is_part_of_them() -> None:
    html = cards(
        '<h3><a href="/story-{n}-of-today">{title} <span class="b">{label}</span></a></h3>', ["after all"] + [""] * 4
    )
    found = headlines(f"<html><body>{html}</body></html>")
    assert found["/story-0-of-today"] == f"{TITLE}, says number 0 after all"


@pytest.mark.parametrize(
    "attributes",
    [
        pytest.param('class="ticker nav"', id="called navigation"),
        pytest.param('role="tabpanel" hidden', id="a further tab"),
    ],
)
def test_a_part_of_the_frame_that_reads_as_stories_is_read(attributes: str) -> None:
    html = cards('<li><a href="/story-{n}-of-today">{title}</a></li>', [""] * 3)
    found = headlines(f"<html><body><ul {attributes}>{html}</ul></body></html>")
    assert len(found) == 3


@pytest.mark.parametrize(
    "frame",
    [
        pytest.param("<nav>{}{}</nav>", id="a menu that opens to what is new"),
        pytest.param('<footer class="article-footer">{}{}</footer>', id="the end of an article"),
        pytest.param('<div style="display:none">{}{}</div>', id="a tab"),
    ],
)
def test_a_list_of_stories_within_the_frame_is_read(frame: str) -> None:
    sections = "".join(f'<a href="/section{n}">Section {n}</a> ' for n in range(9))
    new = cards('<li><a href="/story-{n}-of-today">{title}</a></li>', [""] * 3)
    main = '<main><h2><a href="/lupin-renewed-for-part-four">A story of the page</a></h2></main>'
    found = headlines(f"<html><body>{frame.format(sections, f'<ul>{new}</ul>')}{main}</body></html>")
    assert list(found) == ["/lupin-renewed-for-part-four", *(f"/story-{n}-of-today" for n in range(3))]


def test_what_others_wrote_is_no_list_of_stories_though_the_frame_holds_it() -> None:
    said = cards('<li><a href="/talk-{n}-of-today">{title}</a></li>', [""] * 3)
    own = cards('<h3><a href="/story-{n}-of-today">{title}</a></h3>', [""] * 4)
    html = f'<footer><div class="comments"><ul>{said}</ul></div></footer>{own}'
    assert all(path.startswith("/story") for path in headlines(f"<html><body>{html}</body></html>"))


def test_a_page_that_gathers_other_sites_stories_is_read() -> None:
    html = "".join(f'<h3><a href="https://o{n}.example/story-{n}-of-today">{TITLE} {n}</a></h3>' for n in range(5))
    assert len(headlines(f"<html><body>{html}</body></html>")) == 5


def test_offers_of_one_shop_are_no_stories_however_many() -> None:
    offers = "".join(f'<li><a href="https://shop.example/dp/b00{n}">{TITLE} on disc, {n}</a></li>' for n in range(30))
    own = cards('<h3><a href="/story-{n}-of-today">{title}</a></h3>', [""] * 4)
    assert len(headlines(f"<html><body>{own}<ul>{offers}</ul></body></html>")) == 4


def test_a_site_under_another_name_shows_its_own_stories() -> None:
    moved = "".join(f'<h3><a href="https://b.example/story-{n}-of-today">{TITLE} {n}</a></h3>' for n in range(5))
    assert len(headlines(f"<html><body>{moved}</body></html>")) == 5


def test_what_is_only_stated_counts_where_the_page_shows_less() -> None:
    items = ",".join(
        f'{{"@type":"NewsArticle","headline":"{TITLE} {n}","url":"/stated-{n}-of-today"}}' for n in range(3)
    )
    data = f'<script type="application/ld+json">{{"@type":"ItemList","itemListElement":[{items}]}}</script>'
    shown = cards('<h3><a href="/story-{n}-of-today">{title}</a></h3>', [""] * 4)
    assert len(headlines(f"<html><head>{data}</head><body></body></html>")) == 3
    assert len(headlines(f"<html><head>{data}</head><body>{shown}</body></html>")) == 4


def _marked_up(n: int) -> str:
    return (
        '<div itemscope itemtype="https://schema.org/NewsArticle" onclick="open()">'
        f'<meta itemprop="url mainEntityOfPage" content="/news/harbour-{n}-renewed"/>'
        f'<span itemprop="author" itemscope itemtype="https://schema.org/Person"><b itemprop="name">Ann {n}</b>'
        f'<link itemprop="url" href="/people/ann-{n}"></span>'
        f'<div itemprop="headline">Harbour {n} is renewed for another season</div>'
        f'<time itemprop="datePublished" datetime="2026-11-{n:02}T08:00:00Z">today</time></div>'
    )


def test_stories_are_read_from_microdata_where_nothing_links_to_them() -> None:
    page = "".join(map(_marked_up, range(1, 5)))
    found = extract(Document(f"{SITE}/news", page.encode(), "text/html"))
    assert [(headline.url, headline.text, headline.published) for headline in found.headlines] == [
        (
            f"{SITE}/news/harbour-{n}-renewed",
            f"Harbour {n} is renewed for another season",
            datetime(2026, 11, n, 8, tzinfo=UTC),
        )
        for n in range(1, 5)
    ]


def test_cards_in_microdata_without_an_address_are_not_the_page_s_own_story() -> None:
    card = f'<div itemscope itemtype="http://schema.org/Article"><h3 itemprop="headline">{TITLE}</h3></div>'
    assert headlines(card * 3) == {}


def _paid_for(marked: int, of: int) -> int:
    """Return how many headlines are read of a list in which so many of the cards are marked."""
    mark = "<span>Sponsored</span>"
    card = "<li>{mark}<h3><a href=/story-{n}-of-today>Harbour {n} is renewed for another season</a></h3></li>"
    listed = "".join(card.format(mark=mark if n < marked else "", n=n) for n in range(of))
    return len(headlines(f"<body><div><ul>{listed}</ul></div></body>"))


def test_a_mark_in_the_first_card_of_a_list_says_nothing_of_the_others() -> None:
    assert _paid_for(1, of=6) == 5


def test_a_mark_in_every_card_belongs_to_their_template() -> None:
    assert _paid_for(8, of=8) == 8
    assert _paid_for(3, of=8) == 5
