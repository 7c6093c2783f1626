"""A thin layer over the HTML parser. The only file that knows selectolax."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError

Node = LexborNode
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_UNSEEN = frozenset({"script", "style", "noscript", "template", "svg", "iframe", "select", "textarea", "object"})


class Step(Enum):
    """What a walk through an element comes upon."""

    OPEN = "open"
    CLOSE = "close"
    TEXT = "text"


OPEN, CLOSE, TEXT = Step  # named once, as the ranks in wording.py are


def parse(text: str) -> Node:
    """Return the root element of an HTML document; any text makes one."""
    try:
        root = LexborHTMLParser(text).root
    except SelectolaxError as error:  # misnested emphasis by the thousand
        raise ExtractError(Diagnosis.UNREADABLE, "The markup of the page is too tangled to be parsed.") from error
    if root is None:
        raise ExtractError(Diagnosis.NOT_A_DOCUMENT, "The page cannot be parsed.")
    return root


def select(node: Node, selector: str) -> list[Node]:
    """Return the elements within a node that a CSS selector matches; raises ExtractError for one that is wrong."""
    try:
        return node.css(selector)
    except SelectolaxError as error:
        raise ExtractError(Diagnosis.SELECTOR, f"This is no valid CSS selector: {selector}") from error


def first(node: Node, selector: str) -> Node | None:
    """Return the first element within a node that a selector of our own matches."""
    return node.css_first(selector, None)


def attribute(node: Node, name: str) -> str:
    """Return an attribute without the white space round it, empty where it is missing or has no value."""
    return (node.attributes.get(name) or "").strip()


def walk(node: Node) -> Iterator[tuple[Step, Node]]:
    """Walk through all that can be seen within an element, in document order; depth costs no stack."""
    open_elements: list[Node] = []
    current = node.first_child
    while current is not None or open_elements:
        if current is None:
            closed = open_elements.pop()
            yield CLOSE, closed
            current = closed.next
        elif current.is_text_node:
            yield TEXT, current
            current = current.next
        elif current.is_element_node and current.tag not in _UNSEEN:
            yield OPEN, current
            open_elements.append(current)
            current = current.first_child
        else:
            current = current.next


def text_content(node: Node) -> str:
    """Return all text within an element as it stands."""
    return node.text(deep=True)


def only_text(node: Node) -> str | None:
    """Return the text of an element that holds nothing else; None for any other."""
    child = node.first_child
    return child.text_content if child is not None and child.next is None and child.is_text_node else None
