from __future__ import annotations

import pytest

from monitor.extract.address import is_front, is_listing, is_sharing, sections, slug

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
    assert slug(SITE + path) == expected


def test_lists_fronts_and_share_links_are_told() -> None:
    assert is_listing(f"{SITE}/tag/lupin-season-four-of-netflix/")
    assert not is_listing(f"{SITE}/news/lupin/")
    assert is_front(f"{SITE}/")
    assert not is_front(f"{SITE}/?p=48213")
    assert is_sharing("https://social.example/sharer.php?u=https%3A%2F%2Fa.example%2F")


def test_what_others_lie_below_is_a_section() -> None:
    stories = [f"{SITE}/tv/2026/{name}" for name in ("one", "two", "three")]
    assert sections([*stories, f"{SITE}/tv/", f"{SITE}/tv", f"{SITE}/film/"]) == {f"{SITE}/tv/", f"{SITE}/tv"}
