"""The page's own story, where the page is an article."""

from __future__ import annotations

from datetime import datetime

from monitor.extract.address import Address
from monitor.extract.cutting import pieces
from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, attribute, first, select, text_content
from monitor.extract.head import Head
from monitor.extract.outlet import without_outlet
from monitor.extract.pieces import headline_of
from monitor.extract.stories import Statement
from monitor.extract.structured import StructuredData
from monitor.text import clean, weight, words
from monitor.urls import canonical, host, site

_OVERVIEWS = frozenset({"CollectionPage", "SearchResultsPage", "ItemList"})
# The classes by which WordPress and its like tell what a page is.
_OVERVIEW_BODIES = frozenset({"archive", "blog", "category", "home", "search", "search-results", "tag"})
_SENTENCE_WORDS = 4  # a title this long is a headline rather than the name of a section
_STORY = 2  # the slug of an address that is surely a story's
_PARAGRAPH, _BODY = 80, 500  # letters of a paragraph of running text, and of all of them in an article
_ALIKE = 0.5  # of 1 for the same letters: two tellings of one title


def own_address(head: Head, fetched: str) -> str:
    """Return the address by which the page wants to be known, else the one that it was `fetched` from, canonical.

    A claim to the front page's address is a common slip, one to another site's nobody can check: neither is believed.
    A saved page, which comes from no address of the web, may name any site.
    """
    for told in (head.canonical, head.meta("og:url")):
        stated = canonical(told, fetched) if told else None
        if stated and not Address(stated).front and (not canonical(fetched) or site(stated) == site(fetched)):
            return stated
    return fetched


def own_story(root: Node, head: Head, url: str, data: StructuredData) -> Statement | None:
    """Return the story that the page tells itself, None for front pages, sections and lists."""
    if Address(url).front:
        return None
    main = next((stated for stated in data.top_level if stated.url in {"", url}), None)
    stated = main is not None or _says_article(root, head, url, data)
    if not (stated or _can_be_article(root, head, url)):
        return None
    title = _title(root, head, url, main, data)
    if not title or not (stated or _reads_as_article(root, url, title)):
        return None
    return Statement(url, title, (main.published if main else None) or _date(root, head))


def page_title(head: Head) -> str | None:
    """Return the title of the page as it hands it to others."""
    return head.meta("og:title") or head.title or None


def _title(root: Node, head: Head, url: str, main: Statement | None, data: StructuredData) -> str:
    names = _outlet_names(root, head, url, data)
    told = [without_outlet(head.meta("og:title"), names), main.text if main else ""]
    told.append(without_outlet(head.title, names))
    told = [title for title in told if title]
    # The heading is what readers see; the others may be cut or written for search engines.
    headings = _headings(root, url)
    if not told:
        return headings[0] if len(headings) == 1 else ""
    return next((text for text in headings if any(_alike(text, title) for title in told)), told[0])


def _outlet_names(root: Node, head: Head, url: str, data: StructuredData) -> set[str]:
    """Gather what the outlet calls itself: in metadata, in its host's name, on the links to its front page."""
    front = canonical("/", url) or ""
    logos = select(root, f"a[href='/'], a[href='{front}'], a[href='{front.rstrip('/')}']")
    labels = {clean(text_content(link)) for link in logos}
    return {head.meta("og:site_name"), *data.outlets, *labels, *host(url).split(".")} - {"", "www", "com"}


def _says_article(root: Node, head: Head, url: str, data: StructuredData) -> bool:
    if "article:published_time" in head:
        return True
    if len(select(root, "[itemtype$='Article'] [itemprop='articleBody']")) == 1:
        return True
    # Some systems call every page of theirs an article.
    stated = head.meta("og:type").lower() == "article" and _OVERVIEWS.isdisjoint(data.types)
    if stated and (body := first(root, "body")) is not None:
        stated = _OVERVIEW_BODIES.isdisjoint(attribute(body, "class").split())
    return stated and Address(url).slug > 0 and not Address(url).listing


def _can_be_article(root: Node, head: Head, url: str) -> bool:
    """Tell quickly whether a page that says nothing of itself is worth a closer look."""
    return len(_headings(root, url)) <= 1 and words(head.title or head.meta("og:title")) >= _SENTENCE_WORDS


def _reads_as_article(root: Node, url: str, title: str) -> bool:
    """Tell an article that says nothing of itself: one heading, which is a headline, and a sign of a story."""
    if words(title) < _SENTENCE_WORDS:
        return False
    headings = _headings(root, url)
    if not headings:
        # Before headings were in use: the title of the document stands in the page as well.
        body = first(root, "body")
        return Address(url).slug == _STORY and body is not None and title in clean(text_content(body))
    if len(headings) != 1 or not _alike(headings[0], title):
        return False
    within = first(root, "article h1") is not None
    return within or Address(url).slug == _STORY or _running_text(root) >= _BODY


def _running_text(root: Node) -> int:
    paragraphs = (weight(clean(text_content(node))) for node in select(root, "p"))
    return sum(length for length in paragraphs if length >= _PARAGRAPH)


def _headings(root: Node, url: str) -> list[str]:
    return [text for heading in select(root, "h1") if (text := _unlinked(heading, url))]


def _unlinked(heading: Node, url: str) -> str:
    """Return the text of a heading that links nowhere else: not of a logo, nor of a teaser."""
    links = {canonical(attribute(link, "href"), url) for link in select(heading, "a[href]")}
    parent = heading.parent
    if links - {url} or (parent is not None and parent.tag == "a"):
        return ""
    return headline_of(pieces(heading))


def _alike(one: str, other: str) -> bool:
    """Compare by letter pairs (Dice's coefficient), which need no words."""
    mine, others = _pairs(one), _pairs(other)
    return 2 * len(mine & others) > _ALIKE * (len(mine) + len(others))


def _pairs(text: str) -> set[str]:
    letters = "".join(filter(str.isalnum, text.casefold()))
    return {letters[place : place + 2] for place in range(len(letters) - 1)}


def _date(root: Node, head: Head) -> datetime | None:
    return (
        parse_date(head.meta("article:published_time"))
        or parse_date(head.meta("datepublished"))
        or _time(root, "time[itemprop='datePublished']")
        or parse_date(head.meta("date"))
        or _time(root, "time.entry-date, time.published, time[pubdate]")
    )


def _time(root: Node, selector: str) -> datetime | None:
    node = first(root, selector)
    return parse_date(attribute(node, "datetime")) if node is not None else None
