"""The quick way to a canonical address is only a way, never another verdict."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.urls import Resolver, canonical

BASE = "https://news.example:8443/tv/today?page=2"
# What addresses are made of, and what they are made wrong by.
PARTS = st.sampled_from(
    [
        "/",
        "//",
        "a",
        "Night-Harbor_2~",
        ".",
        "..",
        "./",
        "index.html",
        "?",
        "&",
        "=",
        "id=7",
        "utm_source=x",
        "fbclid=1",
        "#",
        "#top",
        "%20",
        "é",
        ":",
        "@",
        "https://",
        "http://",
        "x.example",
        "X.example",
        "1.2.3.4",
        "0x7f.1",
        "a.",
        "-b.example",
        "xn--a.example",
        ":443",
        ":80",
        "\\",
        "mailto:",
        "\t",
        "\ud800",
        " ",
        f"{'a' * 80}.example",
    ]
)


@given(st.lists(PARTS, max_size=8).map("".join))
def test_every_address_is_resolved_as_by_the_general_way(url: str) -> None:
    resolver = Resolver(BASE)
    assert resolver.canonical(url) == canonical(url, BASE)
    assert resolver.canonical(url) == canonical(url, BASE), "remembered"


@pytest.mark.parametrize(
    ("url", "resolved"),
    [
        pytest.param("/news/1-harbor", "https://news.example:8443/news/1-harbor", id="a path"),
        pytest.param("/news?id=7&utm_medium=x#top", "https://news.example:8443/news?id=7", id="tracked"),
        pytest.param("https://other.example/a", "https://other.example/a", id="another site"),
        pytest.param("2", "https://news.example:8443/tv/2", id="relative"),
        pytest.param("javascript:void(0)", None, id="no address"),
    ],
)
def test_addresses_are_resolved(url: str, resolved: str | None) -> None:
    assert Resolver(BASE).canonical(url) == resolved


@pytest.mark.parametrize("base", ["page.html", "", "file:///tmp/a.html"])
def test_without_a_base_only_whole_addresses_resolve(base: str) -> None:
    resolver = Resolver(base)
    assert resolver.canonical("/news/1") is None
    assert resolver.canonical("https://a.example/news/1") == "https://a.example/news/1"
