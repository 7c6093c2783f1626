"""Where links stand in their page: the elements round them, each looked at once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property

from monitor.extract.dom import HEADINGS, Node, select, text_content
from monitor.extract.language import language_tag
from monitor.extract.markup import is_chrome, is_foreign
from monitor.text import clean, weight, words

_FRAME_TAGS = frozenset({"nav", "footer", "menu"})
_SHUT_TAGS = frozenset({"dialog", "button", "noscript", "template", "svg", "head"})
_CHROME_TAGS = _FRAME_TAGS | _SHUT_TAGS
_FRAME_ROLES = frozenset(
    {"navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"}
)
# The parts of a page that its class names describe rather than call.
_NEVER_CHROME = frozenset({"html", "body", "main", "article", "a", *HEADINGS})
PARAGRAPHS = frozenset({"p", "blockquote"})
_TELLING = frozenset({"id", "lang", "xml:lang", "hidden", "role", "style", "itemtype"})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LEAST_HEADLINES, _HEADLINE_WORDS, _HEADLINE_WEIGHT = 3, 4, 22  # links, and words and letters of each
_MOST_READ = 200  # links of one part
_MOST = 0.5  # share of the page's links that no mere part of its frame holds


class Place:
    """An element that holds links, with what holds for it because of those round it.

    A plain class, and changed only while it is made: a page has thousands of them.
    """

    __slots__ = (
        "_weight",
        "article",
        "chrome",
        "headed",
        "id",
        "language",
        "names",
        "node",
        "running",
        "shut",
        "tag",
        "up",
    )

    def __init__(self, node: Node, up: Place | None, tag: str | None, names: str) -> None:
        self.node = node
        self.id: int = node.mem_id  # equal for all nodes that stand for this element
        self.up = up
        self.tag = tag
        self.names = names  # its class attribute
        self.chrome = False  # a part of the page's frame, or shut
        self.shut = False  # no place of stories, however it reads: paid for, of readers, not shown by itself
        self.article: bool = tag == "article" or (up is not None and up.article)
        self.headed: bool = tag in HEADINGS or (up is not None and up.headed)
        self.running: bool = tag in PARAGRAPHS or (up is not None and up.running)  # in a paragraph of running text
        self.language: str | None = up.language if up else None  # by the nearest lang attribute
        self._weight: int | None = None

    def nearest(self, tags: frozenset[str]) -> Place:
        """Return the nearest element of one of these names, itself included; there must be one."""
        place: Place | None = self
        while place is not None and place.tag not in tags:
            place = place.up
        assert place is not None, f"there is none of {tags} round it"
        return place

    @property
    def weight(self) -> int:
        """The length of its whole text, in letters; of a paragraph every link asks for it."""
        if self._weight is None:
            self._weight = weight(clean(text_content(self.node)))
        return self._weight


class Places:
    """The elements round the links of one parsed page."""

    def __init__(self, root: Node, links: list[Node], *, opened: bool = False) -> None:
        self._root = root
        self._links = links
        self._opened = opened
        self._known: dict[int, Place] = {}

    def of(self, node: Node | None) -> Place:
        """Return the place that an element is, made with those round it if they are not known yet.

        All that the frame of the page holds is one place, unless it was opened: nobody asks what stands where in it.
        """
        known = self._known
        place = None
        unknown = []
        while node is not None and (place := known.get(key := node.mem_id)) is None:
            unknown.append((key, node))
            node = node.parent
        while unknown:
            key, element = unknown.pop()
            if place is None or not place.chrome:
                place = self._made(element, place)
            known[key] = place
        assert place is not None, "every link has an element round it"
        return place

    def opened(self) -> Places:
        """Return the same with the frame of the page looked into: for the lists of headlines in it."""
        return Places(self._root, self._links, opened=True)

    def known(self, node: Node) -> Place | None:
        """Return the place that an element is; None where it holds no link that was asked for."""
        return self._known.get(node.mem_id)

    def _made(self, element: Node, up: Place | None) -> Place:
        tag = element.tag
        attributes = element.attributes
        names = attributes.get("class") or ""
        place = Place(element, up, tag, names)
        telling = not _TELLING.isdisjoint(attributes)
        if telling and (stated := attributes.get("lang") or attributes.get("xml:lang")):
            place.language = language_tag(stated) or place.language
        if telling or tag in _CHROME_TAGS or (names and tag not in _NEVER_CHROME and is_chrome(names)):
            place.shut = self._is_shut(place, attributes)
            place.chrome = place.shut or (not self._opened and self._is_frame(place, attributes))
        return place

    def _is_shut(self, place: Place, attributes: dict[str, str | None]) -> bool:
        if place.tag in _SHUT_TAGS or (attributes.get("itemtype") or "").endswith("/Comment"):
            return True
        if place.tag in _NEVER_CHROME or not any(is_foreign(name) for name in _names(place, attributes)):
            return False
        return place.id not in self._round_the_stories

    def _is_frame(self, place: Place, attributes: dict[str, str | None]) -> bool:
        if place.tag in _FRAME_TAGS:
            return True
        if is_put_away(attributes):
            return not _reads_as_stories(place.node)
        if place.tag in _NEVER_CHROME or not any(is_chrome(name) for name in _names(place, attributes)):
            return False
        return place.id not in self._round_the_stories and not _reads_as_stories(place.node)

    @cached_property
    def _round_the_stories(self) -> frozenset[int]:
        """The elements that are a frame round everything, whatever they are called: by their `mem_id`.

        They hold the heading or the main part of the page, or most of its links; then they hold the middle one too.
        """
        frame: set[int] = set()
        for node in select(self._root, "h1, main"):
            frame.update(element.mem_id for element in _above(node))
        if links := self._links:
            above = _above(links[len(links) // 2])
            # What is further out holds no fewer links: of the whole chain only a few need counting.
            least = bisect_right(above, len(links) * _MOST, key=lambda element: len(select(element, "a[href]")))
            frame.update(element.mem_id for element in above[least:])
        return frozenset(frame)


def _names(place: Place, attributes: dict[str, str | None]) -> list[str]:
    return [name for name in (place.names, attributes.get("id")) if name]


def is_put_away(attributes: dict[str, str | None]) -> bool:
    """Tell whether an element says that it is not shown, or is a part that no story stands in."""
    if "hidden" in attributes or ((role := attributes.get("role")) and role in _FRAME_ROLES):
        return True
    style = attributes.get("style")
    return bool(style and _NOT_SHOWN.search(style))


def reads_as_headline(text: str) -> bool:
    """Tell whether the text of a link has the length of a headline."""
    return words(text) >= _HEADLINE_WORDS and weight(text) >= _HEADLINE_WEIGHT


def _reads_as_stories(element: Node) -> bool:
    """Tell whether most links of a part read as headlines: a news ticker called "nav", the further tabs of a box."""
    texts = [text for link in select(element, "a[href]")[:_MOST_READ] if (text := text_content(link).strip())]
    long = sum(map(reads_as_headline, texts))
    return long >= _LEAST_HEADLINES and long >= len(texts) * _MOST


def _above(node: Node) -> list[Node]:
    found = []
    current = node.parent
    while current is not None:
        found.append(current)
        current = current.parent
    return found
