"""The places where a page mentions an address: every link, with what it says and where it stands."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from monitor.extract.address import STORY, Address
from monitor.extract.cutting import pieces
from monitor.extract.dom import HEADINGS, Node, attribute, first, only_text, text_content
from monitor.extract.language import language_tag
from monitor.extract.markup import TITLE, is_title
from monitor.extract.pieces import Piece
from monitor.extract.places import PARAGRAPHS, Place, Places, is_put_away, reads_as_headline
from monitor.extract.wording import HEADING, LINK, TITLED, Rank
from monitor.text import clean, weight, words
from monitor.urls import Resolver

_LONGEST_ADDRESS = 2000  # characters; beyond, it is data and no address
_NO_STORY = frozenset({"tag", "author", "category", "sponsored", "license", "privacy-policy"})
_LONGEST_NAME, _NAME_WORDS = 60, 2  # of a section: characters as written, and words
_RUNNING_TEXT = 0.6  # share of its paragraph below which a link is part of a sentence
# To a part of this page, or to what readers said of a story.
_WITHIN = re.compile(r"^#|#(?:comment|respond|reply|disqus|kommentar)", re.IGNORECASE)
_TELLING = frozenset({"rel", "hidden", "role", "style"})  # attributes by which a link can say that it is no story's
_OUTERMOST = frozenset({None, "body", "-document"})
_LIST = 3  # links within one part of the frame that read as headlines, at least
_LEAST_LETTERS = 10  # of each, as quickly found out
_LEVELS = 3  # of enclosing elements that make the shape of a link


@dataclass(slots=True)  # frozen ones take three times as long to make
class Mention:
    """One link of the page."""

    node: Node
    url: str  # canonical
    place: Place  # of the element round it
    described: str  # by its title or aria-label
    text: str = ""  # the headline; that among several pieces is found when those of all links are known
    pieces: tuple[Piece, ...] = ()  # of the link itself, where it holds more than mere text
    rank: Rank = LINK  # of its text: as a heading, as what its markup calls a headline, or as any link
    shape: Shape = ()  # none where it has no text
    words: int = 0  # of the text

    @property
    def is_silent(self) -> bool:
        """Whether the link itself says nothing: a picture, a layer over a card."""
        return not self.text and not self.pieces


Shape = tuple[str | None, ...]  # equal for links that are laid out alike: names and classes of the elements round them


def mentions(links: list[Node], places: Places, addresses: Resolver) -> list[Mention]:
    """Return the links that may lead to a story, in document order.

    Left out are links within sentences, those to lists, authors and sponsors, and those in the frame of the page. Last
    come the lists of headlines that stand in it: menus that open to what is new, tabs not shown yet, ends of articles.
    """
    framed: dict[Place, list[Node]] = defaultdict(list)
    found = []
    for node in links:
        place = places.of(node.parent)
        if place.chrome:
            framed[place].append(node)
        elif mention := _mention(node, place, addresses):
            found.append(mention)
    inside = places.opened()
    for frame, nodes in framed.items():
        telling = [] if frame.shut else [(node, _story_address(node, addresses)) for node in nodes]
        if len({url for _, url in telling if url}) >= _LIST:
            put = [(node, inside.of(node.parent)) for node, url in telling if url]
            kept = [_mention(node, place, addresses) for node, place in put if not place.chrome]
            found += filter(None, kept)
    return found


def _mention(node: Node, place: Place, addresses: Resolver) -> Mention | None:
    attributes = node.attributes
    href = attributes["href"]
    if not href or len(href) > _LONGEST_ADDRESS or ("#" in href and _WITHIN.search(href)):
        return None
    if not _TELLING.isdisjoint(attributes) and _is_out(attributes):
        return None
    url = addresses.canonical(href)
    if url is None or (place.running and not place.headed and _in_sentence(node, place.nearest(PARAGRAPHS))):
        return None
    described = attributes.get("title") or attributes.get("aria-label")
    mention = Mention(node, url, place, clean(described) if described else "")
    if (text := only_text(node)) is not None:
        mention.text = clean(text)
    else:
        mention.pieces = pieces(node, headed=place.headed)
    if mention.text or mention.pieces:
        names = attributes.get("class") or ""
        mention.rank = _rank(mention.pieces, names, place)
        mention.shape = _shape(names, place)
    return mention


def _story_address(node: Node, addresses: Resolver) -> str | None:
    """Return where a link in the frame leads to, if both its text and that address are a story's."""
    text = text_content(node).strip()
    if len(text) < _LEAST_LETTERS or not reads_as_headline(text):
        return None
    url = addresses.canonical(attribute(node, "href"))
    return url if url and (address := Address(url)).slug == STORY and not address.service else None


def is_pictured(mention: Mention) -> bool:
    """Tell whether a picture is in a link."""
    return only_text(mention.node) is None and first(mention.node, "img, amp-img, picture") is not None


def alternative_text(mention: Mention) -> str:
    """Return the alternative text of the first picture in a link."""
    image = first(mention.node, "img, amp-img")
    return clean(attribute(image, "alt")) if image is not None else ""


def language_of(mention: Mention) -> str | None:
    """Return the language of a link by the nearest lang attribute, None where there is none."""
    return language_tag(attribute(mention.node, "lang")) or mention.place.language


def section_names(links: list[Node]) -> frozenset[str]:
    """Return the short texts that are links by themselves: names of sections, as labels of stories repeat them."""
    texts = {text for link in links if (text := only_text(link)) and len(text) < _LONGEST_NAME}
    return frozenset(name for text in texts if 0 < words(name := clean(text)) <= _NAME_WORDS)


def _rank(parts: tuple[Piece, ...], names: str, place: Place) -> Rank:
    if place.headed or any(part.headed for part in parts):
        return HEADING
    if (names and is_title(names)) or (place.names and is_title(place.names)):
        return TITLED
    return TITLED if any(part.role is TITLE for part in parts) else LINK


def _is_out(attributes: dict[str, str | None]) -> bool:
    """Tell whether a link says itself that it leads to a list, an author or a sponsor, or is not shown."""
    relation = attributes.get("rel")
    if relation and not _NO_STORY.isdisjoint(relation.lower().split()):
        return True
    return is_put_away(attributes)


def _in_sentence(node: Node, paragraph: Place) -> bool:
    """Tell a link within running text from one that is a paragraph, or stands first on a line of its own."""
    if weight(clean(text_content(node))) >= paragraph.weight * _RUNNING_TEXT:
        return False
    top = node
    while top.parent is not None and top.parent.mem_id != paragraph.node.mem_id:
        top = top.parent
    return not (_is_first(top) and _ends_line(top))


def _is_first(node: Node) -> bool:
    before = node.prev
    while before is not None and before.tag != "br" and not (before.text_content or "").strip():  # space, a picture
        before = before.prev
    return before is None or before.tag == "br"


def _ends_line(node: Node) -> bool:
    after = node.next
    while after is not None and after.is_text_node and not (after.text_content or "").strip():
        after = after.next
    return after is None or after.tag == "br"


def _shape(names: str, place: Place) -> Shape:
    """Describe the layout of a link: its class, and the names and classes of the elements that it stands in."""
    if place.tag in HEADINGS:
        return names, place.tag, place.names
    parts: list[str | None] = [names]
    current: Place | None = place
    for _ in range(_LEVELS):
        if current is None or current.tag in _OUTERMOST:
            break
        parts += (current.tag, current.names)
        if current.tag in HEADINGS:
            break
        current = current.up
    return tuple(parts)
