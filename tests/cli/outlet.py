"""A small outlet on loopback for the command line to ask."""

from __future__ import annotations

import socket
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

HEADLINES = (
    "Netflix cancels ‘Saltmarsh’ after one season",
    "HBO renews ‘The Cellar’ for season 2",
    "5 recipes for a rainy weekend",
)

OTHERS = (
    "Why the marsh is the new desert for those who write",
    "The ten best lighthouse keepers in television history",
    "What to watch on the coast in the dark months",
    "Inside the writers’ room of ‘The Long Estuary’",
    "How a small outlet became the voice of the coast",
    "The harbour master who never learned to swim",
)


def feed(headlines: tuple[str, ...] = HEADLINES) -> str:
    items = "".join(
        f"<item><title>{text}</title><link>https://outlet.example/{number}</link></item>"
        for number, text in enumerate(headlines)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>The Outlet</title>'
        f"<link>https://outlet.example/</link><language>en</language>{items}</channel></rss>"
    )


def index(*paths: str) -> str:
    listed = "".join(f"<sitemap><loc>{path}</loc></sitemap>" for path in paths)
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{listed}</sitemapindex>'


def sitemap(headlines: tuple[str, ...] = HEADLINES) -> str:
    entries = "".join(
        f"<url><loc>https://outlet.example/{number}</loc><n:news><n:title>{text}</n:title></n:news></url>"
        for number, text in enumerate(headlines)
    )
    spaces = (
        'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"'
    )
    return f"<urlset {spaces}>{entries}</urlset>"


def section(head: str = "") -> str:
    """Return a page with the headlines of the feed, and some of its own."""
    cards = "".join(
        f'<article><h2><a href="https://outlet.example/{number}">{text}</a></h2></article>'
        for number, text in enumerate((*HEADLINES, *OTHERS))
    )
    named = '<meta property="og:site_name" content="The Outlet">'
    return f'<html lang="en-GB"><head>{named}{head}</head><body><main>{cards}</main></body></html>'


_PAGES = {
    "/tv/": section('<link rel="alternate" type="application/rss+xml" href="/feed.xml">'),
    "/feed.xml": feed(),
    "/robots.txt": "User-agent: *\nDisallow: /closed/",
    "/closed/": section(),
    "/closed/feed.xml": feed(),
    "/none.html": "<html><body><p>Nothing to see.</p></body></html>",
    "/index.xml": index("/news-1.xml", "/news-0.xml"),  # the last is not there
    "/news-1.xml": sitemap(),
}


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        page = _PAGES.get(self.path.partition("?")[0])
        body = (page or "gone").encode()
        self.send_response(200 if page else 404)
        self.send_header("Content-Type", "application/rss+xml" if self.path.endswith("xml") else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Say nothing."""


@contextmanager
def serving() -> Iterator[str]:
    """Serve the outlet; gives its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


@contextmanager
def nobody() -> Iterator[str]:
    """Give an address that refuses connections, and keep it from being taken."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
