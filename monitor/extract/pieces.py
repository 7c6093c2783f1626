"""The texts within a link or a heading, told apart: headline, label, summary."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from monitor.extract.dom import HEADINGS, Node, Step, only_text, walk
from monitor.extract.markup import called, markup
from monitor.extract.wording import is_sentence
from monitor.text import clean, weight

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "header"}
    | {"hgroup", "hr", "li", "main", "ol", "p", "picture", "section", "table", "tbody", "td", "th", "tr", "ul"}
    | HEADINGS
)
# Neighbours that touch without a space are laid out apart; emphasis and citations may touch within a word.
_BOXES = frozenset({"span", "small", "time", "strong", "label", "font"})


class Role(IntEnum):
    """What a text within a link is; the lower, the more it is the headline."""

    TITLE = 0
    PLAIN = 1
    SUMMARY = 2
    LABEL = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that nothing parts."""

    text: str
    role: Role


def pieces(node: Node) -> tuple[Piece, ...]:
    """Return the texts within an element in their order, clean and none of them empty."""
    if (text := only_text(node)) is not None:
        text = clean(text)
        return (Piece(text, Role.PLAIN),) if text else ()
    return _Collector().collect(node)


def headline_of(
    parts: tuple[Piece, ...], labels: frozenset[str] = frozenset(), names: frozenset[str] = frozenset()
) -> str:
    """Choose the headline among the texts of a link, empty where there is none.

    `labels` are texts known to stand beside many headlines and to be none; `names` those of the site's sections,
    which are left out where they stand in front of more.
    """
    named = [part for part in parts if part.text not in labels]
    if not named:
        return ""
    role = min(part.role for part in named)
    texts = [part.text for part in named if part.role is role]
    if len(texts) > 1 and texts[0] in names:
        texts = texts[1:]
    if role is Role.TITLE or len(texts) == 1:
        return " ".join(texts)
    # The headline comes before what explains it, and behind short labels.
    return next(filter(is_sentence, texts), None) or max(texts, key=_letters)


def _letters(text: str) -> int:
    """Measure a text without its digits: dates and counters are no headlines."""
    return weight("".join(char for char in text if not char.isdigit()))


def role_of(node: Node) -> Role | None:
    """Tell what an element's own markup says that its text is; None where it says nothing."""
    tag = node.tag
    if tag in HEADINGS:
        return Role.TITLE
    if tag in {"time", "button", "figcaption"}:
        return Role.LABEL
    attributes = node.attributes
    if (stated := attributes.get("itemprop")) and (role := _STATED.get(stated)) is not None:
        return role
    if (names := attributes.get("class")) and (role := _role_by_name(called(names))) is not None:
        return role
    return Role.SUMMARY if tag == "p" else None


_STATED = {"headline": Role.TITLE, "name": Role.TITLE, "description": Role.SUMMARY, "datePublished": Role.LABEL}


def _role_by_name(names: frozenset[str]) -> Role | None:
    vocabulary = markup()
    if names & vocabulary.label:
        return Role.LABEL
    if names & vocabulary.summary:
        return Role.SUMMARY
    return Role.TITLE if names & vocabulary.title else None


class _Collector:
    """Gathers pieces on one walk through an element."""

    def __init__(self) -> None:
        self._found: list[Piece] = []
        self._text: list[str] = []
        self._roles = [Role.PLAIN]
        self._box_closed = False  # a box ended here and nothing has come since

    def collect(self, node: Node) -> tuple[Piece, ...]:
        for step, current in walk(node):
            if step is Step.TEXT:
                self._add(current.text_content or "")
            elif step is Step.OPEN:
                self._open(current)
            else:
                self._close(current)
        self._end_piece()
        return tuple(self._found)

    def _add(self, text: str) -> None:
        self._text.append(text)
        self._box_closed = self._box_closed and not text.strip()

    def _open(self, node: Node) -> None:
        if node.tag == "br":
            self._text.append(" ")
        own = role_of(node)
        touches = self._box_closed and node.tag in _BOXES
        if node.tag in _BLOCKS or touches or own not in {None, self._roles[-1]}:
            self._end_piece()
        self._roles.append(self._roles[-1] if own is None else own)

    def _close(self, node: Node) -> None:
        role = self._roles[-1]
        if node.tag in _BLOCKS or (len(self._roles) > 1 and role is not self._roles[-2]):
            self._end_piece()
        self._roles.pop()
        self._box_closed = node.tag in _BOXES

    def _end_piece(self) -> None:
        if text := clean("".join(self._text)):
            self._found.append(Piece(text, self._roles[-1]))
        self._text.clear()
