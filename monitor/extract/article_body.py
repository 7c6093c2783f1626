"""The running text of an article: the paragraphs of its densest part."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from monitor.extract.article_boxes import Boxes
from monitor.extract.dom import CLOSE, OPEN, TEXT, Node, attribute, first, select, walk
from monitor.text import clean, weight

_BLOCKS = frozenset(
    {"address", "article", "blockquote", "body", "center", "dd", "div", "dt", "header", "hr", "li", "main", "p"}
    | {"section", "table", "tbody", "td", "th", "tr"}
)
_MARKS = frozenset({"em", "i", "cite", "q"})
_LINKED = 0.5  # share of a paragraph that is links, from which on it leads elsewhere
_SHORTEST = 25  # letters of a paragraph
_LONG = 90  # letters of a paragraph that need not end as sentences do
_ENDS = tuple('.!?…。！？।؟:»”"')
_SHARE_ABOVE = 0.6  # of a paragraph's weight that counts for the element round its own: some wrap each in a box
_MOST_TIMES = 2
_LONGEST_MARK = 80  # characters; what is longer is emphasis or a quotation


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of running text."""

    text: str
    marked: tuple[str, ...]  # stretches of it in emphasis
    within: tuple[int, ...]  # the elements it stands in, innermost first, by `mem_id`


def running_text(root: Node) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a page's article, in document order; none where there is no running text.

    Of the element that is said to be the article, or holds the page's heading; within it, or where there is none of
    the whole page, of the part where they are densest.
    """
    found = _once(_Collector(Boxes(root)).collect(root))
    stated = {node.mem_id for node in select(root, "[itemprop='articleBody']")} or _headed(root)
    return _densest([paragraph for paragraph in found if not stated.isdisjoint(paragraph.within)] or found)


def _densest(found: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
    scores: dict[int, float] = defaultdict(float)
    for paragraph in found:
        for place, element in enumerate(paragraph.within[:2]):
            scores[element] += weight(paragraph.text) * (_SHARE_ABOVE if place else 1)
    if not scores:
        return ()
    densest = max(scores, key=lambda element: scores[element])
    return tuple(paragraph for paragraph in found if densest in paragraph.within)


def _headed(root: Node) -> set[int]:
    """Return the article element that holds the page's heading."""
    current = first(root, "article h1")
    while current is not None and current.tag != "article":
        current = current.parent
    return {current.mem_id} if current is not None else set()


def _once(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Take what stands in a page twice once, as the text for small screens; what stands there more often is no text."""
    times = Counter(paragraph.text for paragraph in found)
    first_ones = {paragraph.text: paragraph for paragraph in reversed(found)}
    return [one for one in found if times[one.text] <= _MOST_TIMES and first_ones[one.text] is one]


class _Collector:
    """Gathers paragraphs on one walk through the page, boxes left out."""

    def __init__(self, boxes: Boxes) -> None:
        self._boxes = boxes
        self._found: list[Paragraph] = []
        self._blocks: list[Node] = []
        self._skipped: int | None = None  # the box that the walk is in
        self._marking: list[str] = []  # texts of the emphasis that the walk is in
        self._emphasis = 0
        self._links = 0  # how many links the walk is in
        self._start_paragraph()

    def collect(self, root: Node) -> Sequence[Paragraph]:
        for step, node in walk(root):
            if self._skipped is not None:
                if step is CLOSE and node.mem_id == self._skipped:
                    self._skipped = None
            elif step is TEXT:
                self._add(node.text_content or "")
            elif step is OPEN:
                self._open(node)
            else:
                self._close(node)
        self._end_paragraph()
        return self._found

    def _start_paragraph(self) -> None:
        self._text: list[str] = []
        self._linked: list[str] = []
        self._marked: list[str] = []
        self._breaks = 0
        self._paid = False  # it holds a link that somebody pays for

    def _add(self, text: str) -> None:
        if text.strip():
            self._breaks = 0
        self._text.append(text)
        if self._links:
            self._linked.append(text)
        if self._emphasis:
            self._marking.append(text)

    def _open(self, node: Node) -> None:
        tag = node.tag or ""
        if self._boxes.is_box(node):
            if tag in _BLOCKS or tag in {"aside", "figure", "ul", "ol"}:
                self._end_paragraph()
            self._skipped = node.mem_id
        elif tag == "br":
            self._text.append(" ")
            self._breaks += 1
            if self._breaks > 1:  # before paragraphs were in use two line breaks made one
                self._end_paragraph()
        elif tag in _BLOCKS:
            self._end_paragraph()
            self._blocks.append(node)
        elif tag in _MARKS:
            self._emphasis += 1
        elif tag == "a":
            self._links += 1
            self._paid = self._paid or "sponsored" in attribute(node, "rel").lower().split()

    def _close(self, node: Node) -> None:
        tag = node.tag or ""
        if tag in _BLOCKS:
            self._end_paragraph()
            if self._blocks and self._blocks[-1].mem_id == node.mem_id:
                self._blocks.pop()
        elif tag in _MARKS and self._emphasis:
            self._emphasis -= 1
            self._end_mark()
        elif tag == "a" and self._links:
            self._links -= 1

    def _end_mark(self) -> None:
        text = clean("".join(self._marking)).strip(" ,.;:")
        self._marking.clear()
        if 1 < len(text) <= _LONGEST_MARK:
            self._marked.append(text)

    def _end_paragraph(self) -> None:
        text, linked = clean("".join(self._text)), clean("".join(self._linked))
        if not self._paid and _is_running(text, linked):
            # A paragraph element holds nothing but itself: what counts is where it stands.
            within = tuple(block.mem_id for block in reversed(self._blocks) if block.tag != "p")
            self._found.append(Paragraph(text, tuple(dict.fromkeys(self._marked)), within))
        self._start_paragraph()


def _is_running(text: str, linked: str) -> bool:
    length = weight(text)
    if length < _SHORTEST or weight(linked) > length * _LINKED:
        return False
    return length >= _LONG or text.endswith(_ENDS)
