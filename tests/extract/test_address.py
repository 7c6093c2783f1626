from __future__ import annotations

import pytest

from monitor.extract.address import Address, sections

SITE = "https://a.example"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param("/lupin-renewed-for-part-four/", 2, id="many words"),
        pytest.param("/2026/11/12/lupin", 2, id="a date"),
        pytest.param("/news/48213", 2, id="a number"),
        pytest.param("/news/48213/lupin", 2, id="a number, then a word"),
        pytest.param("/story.php?id=20261112x", 2, id="a number in the query"),
        pytest.param("/%E3%83%AB%E3%83%91%E3%83%B3", 2, id="a word of another script"),
        pytest.param("/hulu-cancels-lupin", 1, id="three words"),
        pytest.param("/lupin-renewed.html", 1, id="two words and an ending"),
        pytest.param("/series", 0, id="one word"),
        pytest.param("/tv-shows/", 0, id="two words"),
        pytest.param("/archive/2025", 0, id="a year is no number"),
    ],
)
def test_addresses_of_stories_are_told_by_their_form(path: str, expected: int) -> None:
    assert Address(SITE + path).slug == expected


@pytest.mark.parametrize("path", ["/culture", "/culture/series/", "/on-air/late-night/index.html"])
def test_sections_are_told_by_their_plain_addresses(path: str) -> None:
    assert Address(SITE + path).section


@pytest.mark.parametrize("path", ["/lupin-renewed", "/2026/11/12/lupin/index.html", "/?page_id=7", "/a/b/lupin"])
def test_stories_have_no_addresses_of_sections(path: str) -> None:
    assert not Address(SITE + path).section


def test_lists_fronts_and_share_links_are_told() -> None:
    assert Address(f"{SITE}/tag/lupin-season-four-of-netflix/").listing
    assert Address(f"{SITE}/topic/space-travel/1356").listing
    assert not Address(f"{SITE}/news/lupin/").listing
    assert Address(f"{SITE}/").front
    assert not Address(f"{SITE}/?p=48213").front
    assert Address("https://social.example/sharer.php?u=https%3A%2F%2Fa.example%2F").sharing


@pytest.mark.parametrize(
    ("url", "page", "elsewhere"),
    [
        pytest.param("https://shop.a.example/lupin-box", f"{SITE}/tv", True, id="a shop by its host"),
        pytest.param(f"{SITE}/partner/a-fine-mattress/", f"{SITE}/tv", True, id="an advert by its directory"),
        pytest.param(f"{SITE}/comment/lupin-must-go-on", f"{SITE}/tv", False, id="an opinion"),
        pytest.param(f"{SITE}/", f"{SITE}/tv", False, id="the front"),
        pytest.param(f"{SITE}/program/lupin-slutar", f"{SITE}/program/", False, id="where the page itself stands"),
        pytest.param("https://forum.example/t/lupin-ends", "https://forum.example/", False, id="the page's own host"),
    ],
)
def test_addresses_of_no_stories_are_told(url: str, page: str, elsewhere: bool) -> None:  # noqa: FBT001 - a column
    assert Address(url).leads_elsewhere(Address(page)) is elsewhere


def test_pages_about_the_site_itself_are_told() -> None:
    assert Address(f"{SITE}/privacy-policy").service
    assert not Address(f"{SITE}/private-lives-ends").service


def test_a_short_slug_counts_more_where_it_says_what_the_text_says() -> None:
    address = Address(f"{SITE}/posts/kestrel-is-over")
    assert address.slug_of("Kestrel is over, and that is fine") == 2
    assert address.slug_of("Something else altogether") == 1


def test_what_others_lie_below_is_a_section() -> None:
    stories = [f"{SITE}/tv/2026/{name}" for name in ("one", "two", "three")]
    assert sections([*stories, f"{SITE}/tv/", f"{SITE}/tv", f"{SITE}/film/"]) == {f"{SITE}/tv/", f"{SITE}/tv"}
