"""The places where a page mentions an address: every link, with what it says and where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.extract.dom import HEADINGS, Node, attribute, first, only_text, select, text_content
from monitor.extract.markup import called, markup
from monitor.extract.pieces import Piece, Role, pieces
from monitor.extract.surroundings import Page, Surroundings
from monitor.text import clean, weight, words
from monitor.urls import canonical

_LONGEST_ADDRESS = 2000  # characters; beyond, it is data and no address
_NO_STORY = frozenset({"tag", "author", "category", "sponsored", "license", "privacy-policy", "next", "prev"})
_MOST_LINKS = 20_000  # looked at in one page; real ones have hundreds
_LONGEST_NAME, _NAME_WORDS = 60, 2  # of a section: characters as written, and words
_RUNNING_TEXT = 0.6  # share of its paragraph below which a link is part of a sentence
_LEVELS = 4  # of enclosing elements that make the shape of a link


@dataclass(frozen=True, slots=True)
class Mention:
    """One link of the page."""

    node: Node
    url: str  # canonical
    pieces: tuple[Piece, ...]  # of the link itself
    described: str  # by the title or aria-label of the link
    pictured: str  # by the alternative text of its picture
    place: Surroundings
    headed: bool  # a heading is round it or in it
    titled: bool  # its own markup calls it a headline
    pictures: bool  # a picture is in it
    shape: str  # equal for links that are laid out alike


def mentions(root: Node, page: Page, base: str) -> Iterator[Mention]:
    """Iterate over the links of a page that may lead to a story, in document order.

    Left out are links in the frame of the page and within sentences, and those to lists, authors and sponsors.
    """
    addresses: dict[str, str | None] = {}
    for node in select(root, "a[href]")[:_MOST_LINKS]:
        href = attribute(node, "href")
        if not href or href.startswith("#") or len(href) > _LONGEST_ADDRESS:
            continue
        if href not in addresses:
            addresses[href] = canonical(href, base)
        place = page.around(node)
        if (url := addresses[href]) and not (place.chrome or _is_listed(node) or _in_sentence(node, place)):
            yield _mention(node, url, place)


def section_names(root: Node) -> frozenset[str]:
    """Return the short texts that are links by themselves: names of sections, as labels of stories repeat them."""
    texts = {clean(text) for link in select(root, "a[href]") if (text := only_text(link)) and len(text) < _LONGEST_NAME}
    return frozenset(text for text in texts if 0 < words(text) <= _NAME_WORDS)


def _mention(node: Node, url: str, place: Surroundings) -> Mention:
    attributes = node.attributes
    parts = pieces(node)
    image = first(node, "img, amp-img, picture") if node.first_child is not None else None
    return Mention(
        node=node,
        url=url,
        pieces=parts,
        described=clean(attributes.get("title") or attributes.get("aria-label") or ""),
        pictured=clean(attribute(image, "alt")) if image is not None else "",
        place=place,
        headed=place.heading is not None or _holds_heading(node, parts),
        titled=_is_titled(node),
        pictures=image is not None,
        shape=_shape(node),
    )


def _holds_heading(node: Node, parts: tuple[Piece, ...]) -> bool:
    return any(part.role is Role.TITLE for part in parts) and first(node, "h1,h2,h3,h4,h5,h6") is not None


def _is_titled(node: Node) -> bool:
    parent = node.parent
    return any(
        not called(names).isdisjoint(markup().title)
        for element in (node, parent)
        if element is not None and (names := element.attributes.get("class"))
    )


def _is_listed(node: Node) -> bool:
    """Tell whether a link says itself that it leads to a list, an author or a sponsor."""
    return not _NO_STORY.isdisjoint(attribute(node, "rel").lower().split())


def _in_sentence(node: Node, place: Surroundings) -> bool:
    """Tell a link within running text from one that is a paragraph, or stands first on a line of its own."""
    paragraph = place.paragraph
    if paragraph is None or place.heading is not None:
        return False
    text = clean(text_content(node))
    if weight(text) >= weight(clean(text_content(paragraph))) * _RUNNING_TEXT:
        return False
    top = node
    while top.parent is not None and top.parent.mem_id != paragraph.mem_id:
        top = top.parent
    return not (_is_first(top) and _ends_line(top))


def _is_first(node: Node) -> bool:
    before = node.prev
    while before is not None and before.is_text_node and not (before.text_content or "").strip():
        before = before.prev
    return before is None or before.tag == "br"


def _ends_line(node: Node) -> bool:
    after = node.next
    while after is not None and after.is_text_node and not (after.text_content or "").strip():
        after = after.next
    return after is None or after.tag == "br"


def _shape(node: Node) -> str:
    """Describe the layout of a link: the names and classes of the elements that it stands in."""
    parts: list[str] = []
    current: Node | None = node
    for _ in range(_LEVELS):
        if current is None or current.tag in {None, "body", "-document"}:
            break
        parts.append(f"{current.tag}.{current.attributes.get('class') or ''}")
        if current.tag in HEADINGS:
            break
        current = current.parent
    return ">".join(parts)
