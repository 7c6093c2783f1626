"""What a page states of itself for machines: its title, its addresses, its metadata."""

from __future__ import annotations

from monitor.extract.dom import Node, attribute, first, select, text_content
from monitor.text import clean

_NAMED_BY = ("property", "name", "itemprop", "http-equiv")


class Head:
    """What stands in a page's head, wherever the parser has put it; empty where it is missing, the first of several."""

    def __init__(self, root: Node) -> None:
        self._metas: dict[str, str] = {}
        self.base = ""  # the address that links are relative to, as it stands
        self.canonical = ""  # the address by which the page wants to be known, as it stands
        # A picture may have a title, too.
        title = first(root, "head > title") or first(root, "title")
        self.title = clean(text_content(title)) if title is not None else ""
        for node in select(root, "base, link, meta"):  # all in one go: each selector takes a walk through the page
            if node.tag == "meta":
                self._note(node)
            elif node.tag == "base":
                self.base = self.base or attribute(node, "href")
            elif not self.canonical and attribute(node, "rel").lower() == "canonical":
                self.canonical = attribute(node, "href")

    def _note(self, node: Node) -> None:
        attributes = node.attributes
        for key in _NAMED_BY:
            if name := attributes.get(key):
                self._metas.setdefault(name.lower(), attribute(node, "content"))

    def __contains__(self, name: str) -> bool:
        """Tell whether there is metadata of a name (in lower case), be it empty."""
        return name in self._metas

    def meta(self, name: str) -> str:
        """Return the metadata of a name (in lower case), clean; empty where there is none."""
        return clean(self._metas.get(name, ""))
