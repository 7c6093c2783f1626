"""Where an element stands in its page: within which heading, paragraph, story, or part that holds no stories."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from monitor.extract.dom import HEADINGS, Node, first, select
from monitor.extract.language import language_tag
from monitor.extract.markup import called, markup

_CHROME_TAGS = frozenset({"nav", "footer", "dialog", "button", "menu", "noscript", "template", "svg", "head"})
_CHROME_ROLES = frozenset(
    {"navigation", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar", "tablist"}
)
# The parts of a page that its class names describe rather than call.
_NEVER_CHROME = frozenset({"html", "body", "main", "article", "a", *HEADINGS})
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MOST = 0.5  # share of the page's links that no mere part of its frame holds


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What holds for an element because of those around it."""

    chrome: bool = False
    article: bool = False
    heading: Node | None = None  # the nearest heading round it
    paragraph: Node | None = None  # the nearest paragraph of running text
    language: str | None = None  # the nearest lang attribute


class Page:
    """Answers questions of place for one parsed page, each element looked at once."""

    def __init__(self, root: Node) -> None:
        self._known: dict[int, Surroundings] = {}
        self._links = max(1, len(select(root, "a[href]")))

    def around(self, node: Node) -> Surroundings:
        """Return the surroundings of an element, itself included."""
        unknown: list[Node] = []
        current: Node | None = node
        known = None
        while current is not None and (known := self._known.get(current.mem_id)) is None:
            unknown.append(current)
            current = current.parent
        place = known or Surroundings()
        for element in reversed(unknown):
            place = self._within(place, element)
            self._known[element.mem_id] = place
        return place

    def _within(self, outer: Surroundings, element: Node) -> Surroundings:
        if not element.is_element_node:
            return outer
        tag = element.tag or ""
        attributes = element.attributes
        changes: dict[str, object] = {}
        if tag in HEADINGS:
            changes["heading"] = element
        elif tag in {"p", "blockquote"}:
            changes["paragraph"] = element
        elif tag == "article":
            changes["article"] = True
        if stated := language_tag(attributes.get("lang") or attributes.get("xml:lang")):
            changes["language"] = stated
        if not outer.chrome and self._is_chrome(element, tag, attributes):
            changes["chrome"] = True
        return replace(outer, **changes) if changes else outer  # type: ignore[arg-type]  # made field by field above

    def _is_chrome(self, element: Node, tag: str, attributes: dict[str, str | None]) -> bool:
        if tag in _CHROME_TAGS or "hidden" in attributes or (attributes.get("role") or "") in _CHROME_ROLES:
            return True
        if tag in _NEVER_CHROME:
            return False
        if (style := attributes.get("style")) and _NOT_SHOWN.search(style):
            return True
        names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}"
        return not called(names).isdisjoint(markup().chrome) and not self._holds_the_page(element)

    def _holds_the_page(self, element: Node) -> bool:
        """Tell whether an element is a frame round everything, whatever it is called."""
        if first(element, "h1, main") is not None:
            return True
        return len(select(element, "a[href]")) > self._links * _MOST
