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


def test_lists_fronts_and_share_links_are_told() -> None:
    assert Address(f"{SITE}/tag/lupin-season-four-of-netflix/").listing
    assert not Address(f"{SITE}/news/lupin/").listing
    assert Address(f"{SITE}/").front
    assert not Address(f"{SITE}/?p=48213").front
    assert Address("https://social.example/sharer.php?u=https%3A%2F%2Fa.example%2F").sharing


@pytest.mark.parametrize(
    ("url", "elsewhere"),
    [
        pytest.param("https://shop.a.example/lupin-box", True, id="a shop by its host"),
        pytest.param(f"{SITE}/partner/a-fine-mattress/", True, id="an advert by its directory"),
        pytest.param(f"{SITE}/privacy-policy", True, id="the site's own terms"),
        pytest.param(f"{SITE}/comment/lupin-must-go-on", False, id="an opinion"),
        pytest.param(f"{SITE}/", False, id="the front"),
    ],
)
def test_addresses_of_no_stories_are_told(url: str, elsewhere: bool) -> None:  # noqa: FBT001 - a column of the table
    assert Address(url).elsewhere is elsewhere


def test_what_others_lie_below_is_a_section() -> None:
    stories = [f"{SITE}/tv/2026/{name}" for name in ("one", "two", "three")]
    assert sections([*stories, f"{SITE}/tv/", f"{SITE}/tv", f"{SITE}/film/"]) == {f"{SITE}/tv/", f"{SITE}/tv"}
