"""Texts that stand beside headlines and are none, told by what a page does with them again and again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from monitor.extract.mentions import Mention, Shape
from monitor.extract.pieces import Labels, Part
from monitor.extract.wording import HEADING
from monitor.text import words

_NAMELESS = frozenset({"span.", "font."})  # boxes that say nothing of their purpose
_LABEL_OF = 3  # stories that one text must stand beside to be a label ("Exclusive", "Read more")
_LEAST_BOXES = 2  # stories in which a box must stand to be judged
_AT_THE_EDGE = 0.9  # share of its places in which a label comes first or last
_LONGEST = 5  # words, the median of a label's
_REPEATED = 0.5  # share of a label's texts that come again, as the names of sections do
_REGULAR, _LEAST_REGULAR = 0.6, 4  # share of the links laid out alike that have the box, and how many those must be
_HEADLINE_WORDS = 3  # that must be left of the headline, in most of its places


def labels_among(found: Sequence[Mention], names: Callable[[], frozenset[str]]) -> Labels:
    """Return the labels of a page: texts beside several stories, and boxes that hold nothing else.

    `names` tells those of the site's sections; it is asked only where some link holds more than one text.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    boxes: dict[str, _Box] = defaultdict(_Box)
    several = False
    for mention in found:
        if mention.described:
            beside[mention.described].add(mention.url)
        if mention.text and mention.rank is not HEADING:  # a whole heading is taken at its word
            beside[mention.text].add(mention.url)
        pieces = mention.pieces
        if len(pieces) > 1 or (pieces and pieces[0].parts):
            several = True
            parts = [part for piece in pieces for part in piece.parts]
            if len(parts) > 1:
                _note(mention, parts, boxes, beside)
        if mention.rank is HEADING and len(pieces) == 1:
            continue
        for piece in pieces:
            beside[piece.text].add(mention.url)
    shapes = Counter(mention.shape for mention in found) if boxes else Counter()
    return Labels(
        frozenset(text for text, urls in beside.items() if len(urls) >= _LABEL_OF),
        frozenset(name for name, box in boxes.items() if box.is_label(shapes)),
        names() if several else (),
    )


@dataclass(slots=True)
class _Box:
    """All places of one kind of inline box."""

    urls: set[str] = field(default_factory=set)
    texts: Counter[str] = field(default_factory=Counter)
    shapes: Counter[Shape] = field(default_factory=Counter)
    at_the_edge: int = 0
    left: list[int] = field(default_factory=list)  # words beside it

    def is_label(self, shapes: Counter[Shape]) -> bool:
        """Tell whether what stands in it is never a part of the headline."""
        places = sum(self.texts.values())
        if len(self.urls) < _LEAST_BOXES or self.at_the_edge < places * _AT_THE_EDGE:
            return False
        length, left = median(words(text) for text in self.texts.elements()), median(self.left)
        if length > _LONGEST or left < _HEADLINE_WORDS or length >= left:
            return False
        again = sum(count for count in self.texts.values() if count > 1)
        if again >= places * _REPEATED:
            return True
        alike = sum(shapes[shape] for shape in self.shapes)
        return alike >= _LEAST_REGULAR and places >= alike * _REGULAR


def _note(mention: Mention, parts: Sequence[Part], boxes: dict[str, _Box], beside: dict[str, set[str]]) -> None:
    for place, part in enumerate(parts):
        if part.box:
            beside[part.text].add(mention.url)
        if not part.box or part.box in _NAMELESS:
            continue
        box = boxes[part.box]
        box.urls.add(mention.url)
        box.texts[part.text] += 1
        box.shapes[mention.shape] += 1
        box.at_the_edge += place in {0, len(parts) - 1}
        box.left.append(sum(words(other.text) for other in parts if other is not part))
