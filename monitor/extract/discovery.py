"""What a page, a feed and a robots.txt say of the ways to follow an outlet, and where feeds usually are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from monitor.extract.dom import Node, attribute, first, parse, select
from monitor.extract.encoding import decode
from monitor.extract.kind import Form, form_of, refuse_binary
from monitor.extract.unpack import unpacked
from monitor.model import Document
from monitor.text import clean
from monitor.urls import canonical, site

# Not application/json: WordPress announces its programming interface as an alternate of that type.
_FEED_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json"})
# Names of formats and files, as addresses carry them in every language.
_LOOKS_LIKE_FEED = re.compile(
    r"/(?:feeds?|rss\d?|atom)(?:[/?.]|$)|[/.](?:rss|atom|rdf)$|/(?:rss|feed|atom)\w*\.(?:xml|json|php|aspx?)$",
    re.IGNORECASE,
)
_FEED_HOST = re.compile(r"https?://(?:feeds?|rss)\.", re.IGNORECASE)
_COMMENTS_PATH = re.compile(r"/comments?(?:/|$)", re.IGNORECASE)
_COMMENT_LINK = re.compile(rb"#comment-\d")
_AUDIO = re.compile(rb"<enclosure\b[^>]{0,500}?\btype=[\"']audio/", re.IGNORECASE)
_SITEMAP_LINE = re.compile(r"^[ \t]*sitemap[ \t]*:[ \t]*(\S+)", re.IGNORECASE | re.MULTILINE)
_LONGEST_ROBOTS = 500_000  # bytes; RFC 9309, section 2.5, asks to read at least 500 KiB
_FILE = re.compile(r"[^/]*\.[A-Za-z]\w{1,4}$")  # index.html at the end of a path

# The commonest first, as WordPress, Arc, Drupal, Jekyll and Hugo have them.
_IN_A_SECTION = ("feed/", "rss", "rss.xml", "feed.xml", "?feed=rss2")
_AT_THE_ROOT = ("/feed/", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/?feed=rss2")
_NEWS_SITEMAPS = ("/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml")


@dataclass(frozen=True, slots=True)
class Ways:
    """What a page states of its outlet; addresses are canonical, each once, in the order of the document."""

    stated: tuple[str, ...] = ()  # feeds, by <link rel="alternate">
    linked: tuple[str, ...] = ()  # what looks like a feed of the same outlet among its links
    outlet: str | None = None  # what the outlet calls itself


@dataclass(frozen=True, slots=True)
class UsualPlaces:
    """Where feeds and news sitemaps are when nobody says so; canonical addresses, the likeliest first."""

    section: tuple[str, ...]  # below the address itself; for a front page, of the whole outlet
    outlet: tuple[str, ...]  # of the whole outlet; empty for a front page
    sitemaps: tuple[str, ...]


def ways_of(document: Document) -> Ways:
    """Return what a web page says of ways to follow its outlet; nothing for a document that is none.

    Raises ExtractError for what cannot be read.
    """
    body = unpacked(document.body)
    refuse_binary(body)
    text = decode(body, document.content_type)
    if form_of(text) is not Form.HTML:
        return Ways()
    root = parse(text)
    stated = _once(_stated(root), document.url)
    linked = [url for url in _once(_linked(root), document.url) if _is_of_outlet(url, document.url)]
    return Ways(stated, tuple(url for url in linked if url not in stated), _outlet(root))


def usual_places(url: str) -> UsualPlaces:
    """Return the addresses to guess for a page."""
    path = _FILE.sub("", urlsplit(url).path)
    section = path if path.endswith("/") else f"{path}/"
    at_the_root = _once(_AT_THE_ROOT, url)
    sitemaps = _once(_NEWS_SITEMAPS, url)
    if section == "/":
        return UsualPlaces(at_the_root, (), sitemaps)
    return UsualPlaces(_once([section + name for name in _IN_A_SECTION], url), at_the_root, sitemaps)


def sitemaps_in(robots: Document) -> tuple[str, ...]:
    """Return the sitemaps that a robots.txt names (RFC 9309, section 2.2.4), those that call themselves news first."""
    text = robots.body[:_LONGEST_ROBOTS].decode("utf-8", "replace")
    named = _once(_SITEMAP_LINE.findall(text), robots.url)
    return tuple(sorted(named, key=lambda url: "news" not in urlsplit(url).path.lower()))


def other_purpose(document: Document, headlines: int) -> str | None:
    """Tell what a feed is for where that is not stories: "comments" or "podcast"."""
    body = unpacked(document.body)
    if _COMMENTS_PATH.search(urlsplit(document.url).path) or 0 < headlines <= 2 * len(_COMMENT_LINK.findall(body)):
        return "comments"
    return "podcast" if 0 < headlines <= 2 * len(_AUDIO.findall(body)) else None


def _stated(root: Node) -> Iterator[str]:
    for link in select(root, "link[rel~='alternate' i][href], link[rel~='feed' i][href]"):
        kind = attribute(link, "type").partition(";")[0].strip().lower()
        if kind in _FEED_TYPES or "feed" in attribute(link, "rel").lower().split():
            yield attribute(link, "href")


def _linked(root: Node) -> Iterator[str]:
    for link in select(root, "a[href]"):
        href = attribute(link, "href")
        if _LOOKS_LIKE_FEED.search(href) or _FEED_HOST.match(href):
            yield href


def _is_of_outlet(url: str, page: str) -> bool:
    address = canonical(page)
    return address is not None and site(url) == site(address)


def _once(urls: Iterable[str], base: str) -> tuple[str, ...]:
    found = (canonical(url, base) for url in urls if url)
    return tuple(dict.fromkeys(url for url in found if url))


def _outlet(root: Node) -> str | None:
    node = first(root, "meta[property='og:site_name' i]") or first(root, "meta[name='application-name' i]")
    return (clean(attribute(node, "content")) or None) if node is not None else None
