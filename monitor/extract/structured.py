"""Stories that a page states for machines, in JSON-LD or microdata."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any

from monitor.extract.dates import parse_date
from monitor.extract.dom import Node
from monitor.extract.json_ld import Item, addresses, is_article, objects, string, types
from monitor.extract.microdata import articles
from monitor.extract.plain import plain
from monitor.extract.stories import Statement

_ENTRIES = frozenset({"ListItem", "WebPage", "CreativeWork"})  # list entries that do not say what they lead to


@dataclass(frozen=True, slots=True)
class StructuredData:
    """What the structured data of a page say of stories."""

    listed: dict[str, Statement]  # entries of lists and articles with an address, by it
    top_level: tuple[Statement, ...]  # articles that are no entry of a list; their address may be empty
    outlets: frozenset[str]  # publishers' names
    types: frozenset[str]  # of all objects


def structured_data(root: Node, base: str) -> StructuredData:
    """Read what a page states; what cannot be read states nothing.

    An article in microdata counts by its address only: cards without one are marked up like the page's own story.
    """
    listed: dict[str, Statement] = {}
    top_level: list[Statement] = []
    outlets: set[str] = set()
    seen: set[str] = set()
    for item, in_list in chain(objects(root), ((item, True) for item in articles(root))):
        seen.update(types(item))
        statement = _statement(item, base, in_list=in_list)
        if statement is None:
            continue
        if statement.article and not in_list:
            top_level.append(statement)
            outlets.add(_name(item.get("publisher")))
        if statement.url and (statement.article or statement.url not in listed):
            listed[statement.url] = statement
    return StructuredData(listed, tuple(top_level), frozenset(outlets - {""}), frozenset(seen))


def _statement(item: Item, base: str, *, in_list: bool) -> Statement | None:
    article = is_article(item)
    names = types(item)
    if not article and not (in_list and (not names or not _ENTRIES.isdisjoint(names))):
        return None
    text = plain(string(item, "headline") or string(item, "name"))
    url = next(addresses(item, base), None)
    if not text or (in_list and not url):
        return None
    return Statement(url or "", text, parse_date(string(item, "datePublished")), article=article)


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return string(value, "name") if isinstance(value, dict) else ""
