"""What is marked as paid for: by a label in the card of a story, or at the head of the box that it stands in."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files

import yaml

from monitor.extract.cards import Cards
from monitor.extract.dom import Node, select
from monitor.extract.mentions import Mention
from monitor.extract.places import Place
from monitor.extract.stories import Story

_LONGEST_LINE = 60  # characters that a label may have, with the space round it
_LONGEST_CARD = 600  # characters, the space between elements apart: what holds more text is no card
_CARD_LEVELS, _LEVELS = 3, 5  # of elements round a link: those that can be its card, and those whose head can mark it
_MOST_IN_BOX = 16  # links of a box of offers; what has more is a part of the page that begins with an advert
_TEMPLATE_OF, _MOST_CARDS = 6, 0.5  # marked cards, and share of all, from which the mark says nothing
_WHOLES = frozenset({"main", "body"})
_PADDING = " \t\n\r\xa0:·|–—-"


@cache
def marks() -> frozenset[str]:
    """Return the shipped labels of advertising, case folded."""
    text = (files("monitor") / "data" / "extract" / "advertising.yaml").read_text(encoding="utf-8")
    return frozenset(label.casefold() for labels in yaml.safe_load(text).values() for label in labels)


def advertised(root: Node, cards: Cards, stories: Collection[Story]) -> frozenset[str]:
    """Return the addresses of the stories that are marked as paid for."""
    if not _says_mark(root):
        return frozenset()
    labels = _Labels(cards)
    headed = {story.url for story in stories if any(map(labels.head, story.mentions))}
    marked = {story.url for story in stories if any(map(labels.mark, story.mentions))}
    # In most cards it belongs to their template, and styles show it where it holds: then nobody can tell.
    if len(marked) >= _TEMPLATE_OF and len(marked) > len(stories) * _MOST_CARDS:
        marked.clear()
    return frozenset(headed | marked)


class _Labels:
    """Tells which links are marked as paid for; each element is looked at once."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._marked: dict[Place, bool] = {}
        self._headed: dict[Place, bool] = {}

    def head(self, mention: Mention) -> bool:
        """Tell whether the head of a small box with several stories, this link's among them, says so."""
        boxes = (place for place in _round(mention, _LEVELS) if not self._cards.is_only(mention.url, place))
        return any(map(self._is_headed, boxes))

    def mark(self, mention: Mention) -> bool:
        """Tell whether a link's card says so: at its head, or anywhere in a short one."""
        own = [place for place in _round(mention, _LEVELS) if self._cards.is_only(mention.url, place)]
        return any(map(self._is_headed, own)) or any(map(self._is_marked, own[:_CARD_LEVELS][-1:]))

    def _is_marked(self, place: Place) -> bool:
        if place not in self._marked:
            self._marked[place] = _says_mark(place.node, _LONGEST_CARD)
        return self._marked[place]

    def _is_headed(self, place: Place) -> bool:
        if place not in self._headed:
            label = _first_text(place.node)
            self._headed[place] = label is not None and self._heads(label, place)
        return self._headed[place]

    def _heads(self, label: Node, place: Place) -> bool:
        """Tell a mark at the head of a card or a small box from any other text: that of a list's first card, too."""
        if _as_label(label.text_content or "") not in marks():
            return False
        story = self._cards.story_round(label)
        return (story is None or self._cards.is_only(story, place)) and len(
            select(place.node, "a[href]")
        ) <= _MOST_IN_BOX


def _round(mention: Mention, levels: int) -> Iterator[Place]:
    place: Place | None = mention.place
    for _ in range(levels):
        if place is None or place.tag in _WHOLES:
            return
        yield place
        place = place.up


def _says_mark(node: Node, longest: int | None = None) -> bool:
    """Tell whether an element, if it holds no more than so many characters, says somewhere that it is paid for."""
    text = node.text(deep=True, separator="\n", skip_empty=True)
    if longest is not None and len(text) > longest:
        return False
    lines = {line for line in text.split("\n") if len(line) <= _LONGEST_LINE}
    return not marks().isdisjoint(map(_as_label, lines))


def _as_label(text: str) -> str:
    return text.strip(_PADDING).casefold()


def _first_text(node: Node) -> Node | None:
    """Return the first text within an element that says anything."""
    current = node.first_child
    while current is not None:
        if not current.is_text_node:
            current = current.first_child or current.next
        elif _as_label(current.text_content or ""):
            return current
        else:
            current = current.next
    return None
