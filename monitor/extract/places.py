"""Where links stand in their page: the elements round them, each looked at once."""

from __future__ import annotations

import re
from bisect import bisect_right

from monitor.extract.dom import HEADINGS, Node, select, text_content
from monitor.extract.language import language_tag
from monitor.extract.markup import is_chrome, is_foreign
from monitor.text import clean, weight, words

_CHROME_TAGS = frozenset({"nav", "footer", "dialog", "button", "menu", "noscript", "template", "svg", "head"})
_CHROME_ROLES = frozenset(
    {"navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"}
)
# The parts of a page that its class names describe rather than call.
_NEVER_CHROME = frozenset({"html", "body", "main", "article", "a", *HEADINGS})
_PARAGRAPHS = frozenset({"p", "blockquote"})
_TELLING_TAGS = _CHROME_TAGS | _NEVER_CHROME | _PARAGRAPHS
_TELLING = frozenset({"id", "lang", "xml:lang", "hidden", "role", "style", "itemtype"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LEAST_HEADLINES, _HEADLINE_WORDS, _HEADLINE_WEIGHT = 3, 4, 22  # links, and words and letters of each
_MOST_READ = 200  # links of one part
_MOST = 0.5  # share of the page's links that no mere part of its frame holds


class Place:
    """An element that holds links, with what holds for it because of those round it.

    A plain class, and changed only while it is made: a page has thousands of them.
    """

    __slots__ = ("_weight", "article", "chrome", "heading", "language", "names", "node", "paragraph", "tag", "up")

    def __init__(self, node: Node, up: Place | None, tag: str | None, names: str) -> None:
        self.node = node
        self.up = up
        self.tag = tag
        self.names = names  # its class attribute
        self.chrome: bool = up is not None and up.chrome
        self.article: bool = up is not None and up.article
        self.heading: Place | None = up.heading if up else None  # the nearest heading, itself included
        self.paragraph: Place | None = up.paragraph if up else None  # the nearest paragraph of running text
        self.language: str | None = up.language if up else None  # by the nearest lang attribute
        self._weight: int | None = None

    @property
    def weight(self) -> int:
        """The length of its whole text, in letters; of a paragraph every link asks for it."""
        if self._weight is None:
            self._weight = weight(clean(text_content(self.node)))
        return self._weight


class Places:
    """The elements round the links of one parsed page."""

    def __init__(self, root: Node, links: list[Node]) -> None:
        self._known: dict[int, Place] = {}
        self._frame = _round_the_stories(root, links)

    def of(self, node: Node | None) -> Place:
        """Return the place that an element is, made with those round it if they are not known yet."""
        known = self._known
        if node is not None and (place := known.get(node.mem_id)) is not None:
            return place
        unknown = []
        place = None
        while node is not None and (place := known.get(node.mem_id)) is None:
            unknown.append(node)
            node = node.parent
        for element in reversed(unknown):
            tag = element.tag
            attributes = element.attributes if element.is_element_node else {}
            names = attributes.get("class") or ""
            place = known[element.mem_id] = Place(element, place, tag, names)
            if tag in _TELLING_TAGS or (names and is_chrome(names)) or not _TELLING.isdisjoint(attributes):
                self._heed(place, attributes)
        assert place is not None, "every link has an element round it"
        return place

    def known(self, node: Node) -> Place | None:
        """Return the place that an element is; None where it holds no link that was asked for."""
        return self._known.get(node.mem_id)

    def _heed(self, place: Place, attributes: dict[str, str | None]) -> None:
        """Note what an element says by its name and its attributes."""
        tag = place.tag
        if tag in HEADINGS:
            place.heading = place
        elif tag in _PARAGRAPHS:
            place.paragraph = place
        elif tag == "article":
            place.article = True
        if stated := attributes.get("lang") or attributes.get("xml:lang"):
            place.language = language_tag(stated) or place.language
        place.chrome = place.chrome or self._is_chrome(place, attributes)

    def _is_chrome(self, place: Place, attributes: dict[str, str | None]) -> bool:
        if place.tag in _CHROME_TAGS or (attributes.get("itemtype") or "").endswith("/Comment"):
            return True
        if is_put_away(attributes):
            return not _reads_as_stories(place.node)
        if place.tag in _NEVER_CHROME or place.node.mem_id in self._frame:
            return False
        called = [name for name in (place.names, attributes.get("id")) if name and is_chrome(name)]
        return bool(called) and (any(map(is_foreign, called)) or not _reads_as_stories(place.node))


def is_put_away(attributes: dict[str, str | None]) -> bool:
    """Tell whether an element says that it is not shown, or is a part that no story stands in."""
    if "hidden" in attributes or ((role := attributes.get("role")) and role in _CHROME_ROLES):
        return True
    style = attributes.get("style")
    return bool(style and _NOT_SHOWN.search(style))


def _reads_as_stories(element: Node) -> bool:
    """Tell whether most links of a part read as headlines: a news ticker called "nav", the further tabs of a box."""
    texts = [text for link in select(element, "a[href]")[:_MOST_READ] if (text := text_content(link).strip())]
    long = sum(words(text) >= _HEADLINE_WORDS and weight(text) >= _HEADLINE_WEIGHT for text in texts)
    return long >= _LEAST_HEADLINES and long >= len(texts) * _MOST


def _round_the_stories(root: Node, links: list[Node]) -> frozenset[int]:
    """Return the elements that are a frame round everything, whatever they are called: by their `mem_id`.

    They hold the heading or the main part of the page, or most of its links; then they hold the middle one too.
    """
    frame: set[int] = set()
    for node in select(root, "h1, main"):
        frame.update(element.mem_id for element in _above(node))
    if links:
        above = _above(links[len(links) // 2])
        # What is further out holds no fewer links: of the whole chain only a few need counting.
        least = bisect_right(above, len(links) * _MOST, key=lambda element: len(select(element, "a[href]")))
        frame.update(element.mem_id for element in above[least:])
    return frozenset(frame)


def _above(node: Node) -> list[Node]:
    found = []
    current = node.parent
    while current is not None:
        found.append(current)
        current = current.parent
    return found
