"""The texts within a link or a heading, and which of them is the headline."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from monitor.extract.markup import TITLE, Role
from monitor.extract.wording import is_sentence
from monitor.text import weight, words

# Words of a box that touches the headline, where that stands in none and where it does; and words of the headline.
_TAG_WORDS, _SHORT_TAG, _TAGGED_WORDS = 5, 2, 3
_LETTER = re.compile(r"[^\W\d_]")
_RANK_OR_TIME = re.compile(r"\d{1,3}|\d{1,2}[:.h]\d{2}|\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?")


@dataclass(slots=True)  # frozen ones take three times as long to make, and a page has thousands
class Part:
    """What one inline box of a piece says, or what stands between them."""

    text: str
    box: str  # name and class of the box, equal for boxes of one purpose; empty for what stands in none
    glued: bool  # nothing but the box's border parts it from what comes before


@dataclass(slots=True)
class Piece:
    """A stretch of text that nothing parts but inline boxes."""

    text: str
    role: Role
    headed: bool = False  # a heading is round it
    parts: tuple[Part, ...] = ()  # where it has several, or stands in a box of its own
    touching: bool = False  # another piece, without a space between them

    def without(self, labels: Labels) -> str:
        """Return the text without the labels that stand in boxes of their own at its ends."""
        if len(self.parts) <= 1:
            return self.text
        parts = list(self.parts)
        while len(parts) > 1 and labels.holds(parts[0]):
            del parts[0]
        while len(parts) > 1 and labels.holds(parts[-1]):
            del parts[-1]
        if len(parts) == len(self.parts):
            return self.text
        return parts[0].text + "".join([part.text if part.glued else f" {part.text}" for part in parts[1:]])


@dataclass(frozen=True, slots=True)
class Labels:
    """What is known to stand beside headlines and to be none."""

    texts: Collection[str] = ()
    boxes: Collection[str] = ()
    names: Collection[str] = ()  # of the site's sections

    def holds(self, part: Part) -> bool:
        """Tell whether a part is a label; a mere number is a rank or a count, or says when."""
        if _RANK_OR_TIME.fullmatch(part.text):
            return True
        return part.text in self.texts or part.box in self.boxes or (bool(part.box) and part.text in self.names)

    def are_all_of(self, piece: Piece) -> bool:
        """Tell whether a piece is a label as a whole."""
        return piece.text in self.texts or (len(piece.parts) == 1 and piece.parts[0].box in self.boxes)


NO_LABELS = Labels()


def is_headline(text: str, labels: Labels) -> bool:
    """Tell whether the whole text of a link can be a headline: it has letters, and is no label."""
    return text not in labels.texts and _LETTER.search(text) is not None


def headline_of(found: tuple[Piece, ...], labels: Labels = NO_LABELS) -> str:
    """Choose the headline among the texts of a link, empty where there is none."""
    if len(found) == 1:
        text = "" if found[0].text in labels.texts else found[0].without(labels)
        return text if _LETTER.search(text) else ""
    named = [piece for piece in found if not labels.are_all_of(piece) and _LETTER.search(piece.text)]
    if not named:
        return ""
    role = _speaking_role(named)
    named = [piece for piece in named if piece.role is role]
    texts = [piece.without(labels) for piece in named if not _is_tag(piece, named)] or [named[0].without(labels)]
    texts = [text for place, text in enumerate(texts) if text not in texts[:place]]
    if len(texts) > 1 and texts[0] in labels.names:
        texts = texts[1:]
    if role is TITLE or len(texts) == 1 or all(piece.headed for piece in named):
        return " ".join(texts)
    # The headline comes before what explains it, and behind short labels.
    return next(filter(is_sentence, texts), None) or max(texts, key=_letters)


def _speaking_role(found: list[Piece]) -> Role:
    """Return the role in which a headline stands: the best, but not one that only says how long a video is."""
    best = min([piece.role for piece in found])
    if best is TITLE or any(words(piece.text) >= _TAGGED_WORDS for piece in found if piece.role is best):
        return best
    return min([piece.role for piece in found if is_sentence(piece.text)], default=best)


def _is_tag(piece: Piece, others: Collection[Piece]) -> bool:
    """Tell whether a piece is a few words in a box that touches the headline, as laid out apart from it."""
    if not piece.touching or not (len(piece.parts) == 1 and piece.parts[0].box):
        return False
    length = words(piece.text)
    return any(
        length < words(other.text) >= _TAGGED_WORDS and (length <= _SHORT_TAG or not other.parts)
        for other in others
        if other is not piece and length <= _TAG_WORDS
    )


def _letters(text: str) -> int:
    """Measure a text without its digits: dates and counters are no headlines."""
    return weight("".join(char for char in text if not char.isdigit()))
