"""What is marked as paid for: by a label in the card of a story, or at the head of the box that it stands in."""

from __future__ import annotations

from collections.abc import Iterable
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
_WHOLES = frozenset({"main", "body"})
_PADDING = " \t\n\r\xa0:·|–—-"


@cache
def marks() -> frozenset[str]:
    """Return the shipped labels of advertising, case folded."""
    text = (files("monitor") / "data" / "extract" / "advertising.yaml").read_text(encoding="utf-8")
    return frozenset(label.casefold() for labels in yaml.safe_load(text).values() for label in labels)


def advertised(root: Node, cards: Cards, stories: Iterable[Story]) -> frozenset[str]:
    """Return the addresses of the stories that are marked as paid for."""
    if not _says_mark(root):
        return frozenset()
    labels = _Labels(cards)
    return frozenset([story.url for story in stories if any(map(labels.mark, story.mentions))])


class _Labels:
    """Tells which links are marked as paid for; each element is looked at once."""

    def __init__(self, cards: Cards) -> None:
        self._cards = cards
        self._marked: dict[Place, bool] = {}
        self._headed: dict[Place, bool] = {}

    def mark(self, mention: Mention) -> bool:
        """Tell whether a link, its card, or the head of a small box round it says that it is paid for."""
        place: Place | None = mention.place
        card = None
        for level in range(_LEVELS):
            if place is None or place.tag in _WHOLES:
                break
            if self._is_headed(place):
                return True
            if level < _CARD_LEVELS and self._cards.is_only(mention.url, place):
                card = place
            place = place.up
        return card is not None and self._is_marked(card)

    def _is_marked(self, place: Place) -> bool:
        if place not in self._marked:
            self._marked[place] = _says_mark(place.node, _LONGEST_CARD)
        return self._marked[place]

    def _is_headed(self, place: Place) -> bool:
        if place not in self._headed:
            headed = _first_words(place.node) in marks()
            self._headed[place] = headed and len(select(place.node, "a[href]")) <= _MOST_IN_BOX
        return self._headed[place]


def _says_mark(node: Node, longest: int | None = None) -> bool:
    """Tell whether an element, if it holds no more than so many characters, says somewhere that it is paid for."""
    text = node.text(deep=True, separator="\n", skip_empty=True)
    if longest is not None and len(text) > longest:
        return False
    lines = {line for line in text.split("\n") if len(line) <= _LONGEST_LINE}
    return not marks().isdisjoint([line.strip(_PADDING).casefold() for line in lines])


def _first_words(node: Node) -> str:
    """Return the first text within an element, as labels are compared."""
    current = node.first_child
    while current is not None:
        if current.is_text_node:
            if text := (current.text_content or "").strip(_PADDING):
                return text.casefold()
            current = current.next
        else:
            current = current.first_child or current.next
    return ""
