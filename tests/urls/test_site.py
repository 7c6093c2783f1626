from __future__ import annotations

import pytest

from monitor.urls import site
from monitor.urls.site import _suffixes


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://www.news.example/a", "news.example"),
        ("https://news.bbc.co.uk/a", "bbc.co.uk"),
        ("https://www.asahi.co.jp/", "asahi.co.jp"),
        ("https://one.blogspot.com/", "one.blogspot.com"),
        ("https://www.xn--mnchen-3ya.de/", "xn--mnchen-3ya.de"),
        ("https://co.uk/", "co.uk"),
        ("http://newsroom:8001/", "newsroom"),
        ("http://127.0.0.1:8001/", "127.0.0.1:8001"),
        ("http://[::1]:8001/", "[::1]:8001"),
        ("http://localhost:8002/", "localhost:8002"),
    ],
)
def test_the_site_is_whose_it_is(url: str, expected: str) -> None:
    assert site(url) == expected


def test_the_suffix_list_is_read_once_and_only_when_asked_for() -> None:
    _suffixes.cache_clear()
    site("http://127.0.0.1:8001/")
    assert _suffixes.cache_info().currsize == 0
    site("https://one.example/")
    site("https://two.example/")
    assert _suffixes.cache_info().misses == 1
