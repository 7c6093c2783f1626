"""Milliseconds a page, beside the floor: selectolax parsing the same bytes and listing all links with their text."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser

from benchmarks.timing import best
from monitor.extract import extract
from monitor.model import Document

_CARD = (
    '<article class="card c{n}"><a href="/news/{n}"><img src="/i/{n}.jpg" alt="Harbor Lights"></a><div class="body">'
    '<h3 class="t"><a href="/news/{n}">Harbor Lights renewed for season {n} at the harbour network</a></h3>'
    '<p>Some words that follow the heading and say a little more about it.</p><time datetime="2026-11-20T08:00:00Z">'
    "8 am</time></div></article>"
)


def main() -> None:
    """Print the figures."""
    for kilobytes in (30, 300, 3_000):
        cards = kilobytes * 1000 // len(_CARD)
        body = "".join(_CARD.format(n=number) for number in range(cards))
        page = f"<!doctype html><html lang=en><body><main>{body}</main></body></html>".encode()
        document = Document("https://news.example/", page, "text/html; charset=utf-8")
        took = best(lambda document=document: extract(document))  # type: ignore[misc]  # bound now, not at the call
        floor = best(lambda page=page: _links(page))  # type: ignore[misc]
        found = len(extract(document).headlines)
        print(
            f"{len(page) / 1000:,.0f} kB, {found} headlines: {took * 1000:.1f} ms, {took / floor:.1f} times the floor"
        )


def _links(page: bytes) -> list[tuple[str | None, str]]:
    return [(node.attributes.get("href"), node.text()) for node in LexborHTMLParser(page).css("a")]
