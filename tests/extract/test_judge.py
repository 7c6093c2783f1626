"""What each sign is worth. One link of a long text, to an address that says nothing, has three points."""

from __future__ import annotations

import pytest

from monitor.extract.address import Address
from monitor.extract.dom import parse, select
from monitor.extract.judge import headlines_among, points
from monitor.extract.mentions import mentions
from monitor.extract.places import Places
from monitor.extract.stories import Statement, Story, gather
from monitor.urls import Resolver

PAGE = "https://a.example/front"
TEXT = "Harbour of Glass is renewed for more"  # seven words
LINK = f"<a href=/p/1>{TEXT}</a>"


def stories(html: str, *stated: Statement) -> list[Story]:
    root = parse(html)
    links = select(root, "a[href]")
    found = mentions(links, Places(root, links), Resolver(PAGE))
    return gather(found, {}, {statement.url: statement for statement in stated})


def worth(html: str, *stated: Statement, own: bool = True) -> int:
    story = stories(html, *stated)[0]
    return points(story, Address(story.url), Address(PAGE), own=own)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        pytest.param(LINK, 3, id="five words and more"),
        pytest.param("<a href=/p/1>Harbour of Glass</a>", 1, id="three words"),
        pytest.param("<a href=/p/1>Undercover Police Officers</a>", 2, id="three longer words"),
        pytest.param("<a href=/p/1>Undercover Homicide Investigations</a>", 3, id="three long words"),
        pytest.param("<a href=/p/1>Undercover goes on again</a>", 2, id="four words"),
        pytest.param("<a href=/p/1>Glass ends</a>", 0, id="two words"),
        pytest.param("<a href=/p/1>Harbour</a>", -3, id="one word"),
        pytest.param("<a href=/p/1>シーズン5への更新が決定したドラマ</a>", 3, id="a script without spaces"),
        pytest.param(f"<h3>{LINK}</h3>", 6, id="a heading"),
        pytest.param(f"<a href=/p/1><h3>{TEXT}</h3></a>", 6, id="a heading within"),
        pytest.param(f"<p class=card-title>{LINK}</p>", 5, id="called a title"),
        pytest.param(f"<article>{LINK}</article>", 4, id="in an article"),
        pytest.param(f"<a href=/p/1><img src=i></a>{LINK}", 4, id="a card: two links"),
        pytest.param(f"<a href=/p/1><img src=i>{TEXT}</a>", 4, id="a card: a picture"),
        pytest.param(f"<article><a href=/p/1><img src=i></a>{LINK}</article>", 5, id="a card that is an article"),
        pytest.param(f'<a href=/p/1><img src=i alt="{TEXT}"></a>', 1, id="said by its picture only"),
        pytest.param(f"<a href=/p/one-two-three-four>{TEXT}</a>", 5, id="an address of many words"),
        pytest.param(f"<a href=/p/48213>{TEXT}</a>", 5, id="an address with a number"),
        pytest.param(f"<a href=/2026/11/20/glass>{TEXT}</a>", 5, id="an address with a date"),
        pytest.param(f"<a href=/p/about-it.html>{TEXT}</a>", 4, id="an address that may be a story's"),
        pytest.param(f"<a href=/p/harbour-glass.html>{TEXT}</a>", 5, id="... and is made of its words"),
        pytest.param(f"<a href=/drama>{TEXT}</a>", -1, id="a section by its address"),
        pytest.param(f"<h3><a href=/tag/p>{TEXT}</a></h3>", 0, id="a tag by its address"),
        pytest.param(f"<h3><a href=/privacy/p/1>{TEXT}</a></h3>", 0, id="of the site itself"),
        pytest.param(f"<h3><a href=/shop/p/1>{TEXT}</a></h3>", 0, id="a shop by its address"),
        pytest.param(f"<h3><a href=/>{TEXT}</a></h3>", 0, id="the front page"),
        pytest.param(f"<h3><a href=/p?u=https://b.example/>{TEXT}</a></h3>", 0, id="to share a story"),
    ],
)
def test_each_sign_has_its_weight(html: str, expected: int) -> None:
    assert worth(html) == expected


def test_what_the_page_states_weighs() -> None:
    assert worth(LINK, Statement("https://a.example/p/1", TEXT)) == 6
    assert worth(LINK, Statement("https://a.example/p/1", TEXT, article=False)) == 4


def test_a_list_by_its_address_needs_more_than_a_heading_and_the_page_s_word() -> None:
    listing = "https://a.example/tag/p"
    assert worth(f"<h3><a href=/tag/p>{TEXT}</a></h3>", Statement(listing, TEXT)) == 0
    listed = "".join(f"<h3><a href=/tag/{name}>{TEXT} {name}</a></h3>" for name in ("p", "q", "r"))
    assert worth(listed, Statement(listing, TEXT)) == 6


def test_an_article_by_the_page_s_word_is_one_whatever_its_address_says() -> None:
    assert worth(f"<a href=/shop/p/1>{TEXT}</a>", Statement("https://a.example/shop/p/1", TEXT)) == 6


def test_another_site_s_story_weighs_less() -> None:
    assert worth(f"<h3>{LINK}</h3>", own=False) == 2


def test_others_below_its_address_make_it_a_section() -> None:
    below = "".join(f"<h3><a href=/p/1/{n}>{TEXT} {n}</a></h3>" for n in range(3))
    assert worth(f"<h3>{LINK}</h3>{below}") == 0


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        pytest.param([TEXT, f"{TEXT} again"], 3, id="two alike are no list yet"),
        pytest.param([TEXT, f"{TEXT} again", f"{TEXT} twice"], 5, id="a list of sentences"),
        pytest.param([TEXT, "Four short words here", "Four small words there"], 4, id="a list of shorter ones"),
        pytest.param([TEXT, "Drama", "Comedy"], 3, id="a sentence among the entries of a menu"),
        pytest.param(["Glass ends", "Two Rivers", "Night falls"], -3, id="a menu"),
        pytest.param(["Harbour of Glass", "Night Ferry", "Northern Lights", "Two Rivers"], -4, id="an index of names"),
    ],
)
def test_the_company_of_a_link_weighs(texts: list[str], expected: int) -> None:
    assert worth("".join(f"<p><a href=/p/{n}>{text}</a></p>" for n, text in enumerate(texts, start=1))) == expected


def test_headings_in_a_menu_lose_less() -> None:
    assert worth("".join(f"<h3><a href=/p/{n}>{text}</a></h3>" for n, text in enumerate(("One more", "A", "B")))) == 2


def test_five_points_make_a_headline() -> None:
    assert len(headlines_among(stories(f"<a href=/p/48213>{TEXT}</a>"), PAGE)) == 1
    assert headlines_among(stories(f"<article>{LINK}</article>"), PAGE) == []


@pytest.mark.parametrize(
    ("long", "short", "headlines"),
    [
        pytest.param(3, 2, 5, id="three fifths are headlines beyond doubt"),
        pytest.param(2, 2, 2, id="half of them"),
        pytest.param(0, 1, 0, id="alone"),
    ],
)
def test_a_short_entry_counts_in_the_company_of_headlines(long: int, short: int, headlines: int) -> None:
    texts = [f"{TEXT} {n}" for n in range(long)] + [f"Glass {n}" for n in range(short)]
    listed = "".join(f"<p class=title><a href=/p/{n}>{text}</a></p>" for n, text in enumerate(texts))
    assert len(headlines_among(stories(listed), PAGE)) == headlines
