"""What pages state of themselves for machines, in the ways in which they write it."""

from __future__ import annotations

import pytest

from monitor.extract.dom import parse
from monitor.extract.head import Head


@pytest.mark.parametrize(
    "html",
    [
        pytest.param('<meta property="og:title" content=" Lupin  renewed ">', id="as the protocol has it"),
        pytest.param('<meta name="og:title" content="Lupin renewed">', id="by the other attribute"),
        pytest.param('<meta property="OG:Title" content="Lupin renewed">', id="in capitals"),
        pytest.param('<body><p>Hi</p><meta property="og:title" content="Lupin renewed">', id="behind the head"),
        pytest.param(
            '<meta property="og:title" content="Lupin renewed"><meta property="og:title" content="News">', id="twice"
        ),
    ],
)
def test_metadata_are_found_however_they_are_written(html: str) -> None:
    head = Head(parse(html))
    assert "og:title" in head
    assert head.meta("og:title") == "Lupin renewed"
    assert "og:type" not in head
    assert head.meta("og:type") == ""


@pytest.mark.parametrize(
    ("html", "title"),
    [
        pytest.param("<svg><title>Menu</title></svg><head><title>TV news</title></head>", "Menu", id="none in a head"),
        pytest.param("<title>TV\n news</title><svg><title>Menu</title></svg>", "TV news", id="the document's own"),
        pytest.param("<p>Hi</p>", "", id="none"),
    ],
)
def test_the_title_is_the_document_s(html: str, title: str) -> None:
    assert Head(parse(html)).title == title


def test_the_first_of_several_addresses_counts() -> None:
    head = Head(
        parse(
            '<base target="_top"><base href="/a/"><base href="/b/">'
            '<link rel="stylesheet" href="/s.css"><link rel="Canonical" href="/1"><link rel="canonical" href="/2">'
        )
    )
    assert (head.base, head.canonical) == ("/a/", "/1")
