"""Cut the text of an element into pieces: where blocks end, where the markup gives it a role, where boxes touch."""

from __future__ import annotations

import re

from monitor.extract.dom import HEADINGS, OPEN, TEXT, Node, only_text, text_content, walk
from monitor.extract.markup import LABEL, PLAIN, SUMMARY, TITLE, Role, role_called
from monitor.extract.pieces import Part, Piece
from monitor.text import clean

_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "header"}
    | {"hgroup", "hr", "li", "main", "ol", "p", "picture", "section", "table", "tbody", "td", "th", "tr", "ul"}
    | HEADINGS
)
# What sites set labels in; emphasis only where a class or style makes more of it.
_BOXES = frozenset({"span", "small", "time", "label", "font"})
_EMPHASIS = frozenset({"b", "i", "em", "strong", "u", "sub", "sup"})
_DRESSED = frozenset({"class", "style"})
_OWN_LINE = re.compile(r"display\s*:\s*(?:block|flex|table)", re.IGNORECASE)
_LEAST_GLUED = 2  # letters on each side of a border without a space: fewer are a drop cap or an ending


def pieces(node: Node, *, headed: bool = False) -> tuple[Piece, ...]:
    """Return the texts within an element in their order, clean and none of them empty.

    `headed` tells that a heading is round it: there boxes dress up parts of one text; elsewhere, where nothing stands
    between them, they are the fields of a card.
    """
    if (text := only_text(node)) is not None:
        text = clean(text)
        return (Piece(text, PLAIN),) if text else ()
    if not text_content(node).strip():  # a picture, as a rule
        return ()
    return _Collector(headings=int(headed)).collect(node)


_STATED = {"headline": TITLE, "name": TITLE, "description": SUMMARY, "datePublished": LABEL}


def _role_of(tag: str | None, attributes: dict[str, str | None]) -> Role | None:
    """Tell what an element's own markup says that its text is; None where it says nothing."""
    if tag in HEADINGS:
        return TITLE
    if tag in {"time", "button", "figcaption"}:
        return LABEL
    if (stated := attributes.get("itemprop")) and (role := _STATED.get(stated)) is not None:
        return role
    if (names := attributes.get("class")) and (role := role_called(names)) is not None:
        return role
    return SUMMARY if tag == "p" else None


class _Collector:
    """Gathers pieces on one walk through an element."""

    def __init__(self, headings: int) -> None:
        self._found: list[Piece] = []
        self._text: list[tuple[str, str]] = []  # boxes and what they hold
        self._boxes = [""]  # that are open
        self._roles = [PLAIN]
        self._own_lines: list[bool] = []  # whether what is open is laid out on lines of its own
        self._headings = headings  # that are open

    def collect(self, node: Node) -> tuple[Piece, ...]:
        for step, current in walk(node):
            if step is TEXT:
                self._text.append((self._boxes[-1], current.text_content or ""))
            elif step is OPEN:
                self._open(current, current.tag)
            else:
                self._close(current.tag)
        self._end_piece()
        return tuple(self._found)

    def _open(self, node: Node, tag: str | None) -> None:
        if tag == "br":
            self._text.append((self._boxes[-1], " "))
        attributes = node.attributes
        own = _role_of(tag, attributes)
        own_line = tag in _BLOCKS or bool((style := attributes.get("style")) and _OWN_LINE.search(style))
        if own_line or own not in {None, self._roles[-1]}:
            self._end_piece()
        self._own_lines.append(own_line)
        boxed = tag in _BOXES or (tag in _EMPHASIS and not _DRESSED.isdisjoint(attributes))
        self._boxes.append(f"{tag}.{attributes.get('class') or ''}" if boxed else self._boxes[-1])
        self._roles.append(self._roles[-1] if own is None else own)
        self._headings += tag in HEADINGS

    def _close(self, tag: str | None) -> None:
        role = self._roles[-1]
        if self._own_lines.pop() or (len(self._roles) > 1 and role is not self._roles[-2]):
            self._end_piece()
        self._roles.pop()
        self._boxes.pop()
        self._headings -= tag in HEADINGS

    def _end_piece(self) -> None:
        if not self._text:
            return
        parts = _parts(self._text)
        if parts:
            self._found += _pieces_of(parts, self._roles[-1], headed=self._headings > 0)
        self._text.clear()


def _parts(texts: list[tuple[str, str]]) -> list[Part]:
    """Join what one box holds; white space between two boxes parts them, wherever it stands."""
    parts: list[Part] = []
    spaced = True
    box_before: str | None = None
    raw = ""
    for box, text in [*texts, (None, "")]:  # the last only ends what is before it
        if box != box_before:
            if said := clean(raw):
                parts.append(Part(said, box_before or "", not spaced))
                spaced = raw[-1:].isspace()
            else:
                spaced = spaced or raw != ""
            raw = ""
        if not raw and text[:1].isspace():
            spaced = True
        raw += text
        box_before = box
    return parts


def _pieces_of(parts: list[Part], role: Role, *, headed: bool) -> list[Piece]:
    """Make one piece of the parts, or several where boxes touch that must be laid out apart."""
    pieces: list[list[Part]] = [[]]
    fields = not headed and len(parts) > 1 and all(part.box for part in parts)
    for part in parts:
        if (fields and pieces[-1]) or (part.glued and _laid_apart(pieces[-1][-1], part)):
            pieces.append([])
        pieces[-1].append(part)
    touching = len(pieces) > 1
    return [
        Piece(_joined(each), role, headed, tuple(each) if len(each) > 1 or each[0].box else (), touching)
        for each in pieces
    ]


def _laid_apart(before: Part, after: Part) -> bool:
    """Tell whether two parts that touch are words of their own: no word goes on across them."""
    left, right = before.text, after.text
    if len(left) < _LEAST_GLUED or len(right) < _LEAST_GLUED:
        return False
    if left[-1] in _COLONS:
        return True
    return (left[-1].isalnum() or left[-1] in _ENDS) and (right[0].isalnum() or right[0] in _OPENINGS)


_COLONS = ":;：；"
_ENDS = '.!?…»”")]'
_OPENINGS = "«„“‘‹「『《【¿¡"


def _joined(parts: list[Part]) -> str:
    if len(parts) == 1:
        return parts[0].text
    return clean("".join([part.text if part.glued else f" {part.text}" for part in parts]))
