"""The articles that a page marks up as such in its own elements (microdata), in the form that JSON-LD gives them."""

from __future__ import annotations

from collections.abc import Iterator

from monitor.extract.dom import Node, select, text_content
from monitor.extract.json_ld import Item

_ARTICLES = "[itemtype$='Article' i], [itemtype$='BlogPosting' i]"
_MOST_ARTICLES = 2_000  # looked at in one page
_WANTED = frozenset({"url", "mainEntityOfPage", "headline", "name", "datePublished"})
_VALUES = ("content", "href", "datetime", "itemid")  # attributes that hold a property's value, else its text does


def articles(root: Node) -> Iterator[Item]:
    """Iterate over the articles, each with its properties as they stand and without the objects within it."""
    for node in select(root, _ARTICLES)[:_MOST_ARTICLES]:
        item: Item = {"@type": node.attributes.get("itemtype")}
        for held in select(node, "[itemprop]"):
            attributes = held.attributes
            names = _WANTED.intersection((attributes.get("itemprop") or "").split()) - item.keys()
            if names and _is_of(held, node):
                value = next(filter(None, map(attributes.get, _VALUES)), None) or text_content(held)
                item.update(dict.fromkeys(names, value))
        yield item


def _is_of(held: Node, item: Node) -> bool:
    """Tell a property of an object from one of another object within it: its author's name, its picture's address."""
    around = held.parent
    while around is not None and "itemscope" not in around.attributes and around.mem_id != item.mem_id:
        around = around.parent
    return around is not None and around.mem_id == item.mem_id
