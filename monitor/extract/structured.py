"""Stories that a page states in JSON-LD (schema.org)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, select, text_content
from monitor.extract.plain import plain
from monitor.extract.stories import Statement
from monitor.urls import canonical

_ARTICLE_ENDINGS = ("Article", "Posting", "Report")  # NewsArticle, LiveBlogPosting, and all that may come
_ENTRIES = frozenset({"ListItem", "WebPage", "CreativeWork"})  # list entries that do not say what they lead to
_NO_STORIES = frozenset({"BreadcrumbList", "SiteNavigationElement", "WPHeader", "WPFooter", "Comment"})
_LISTS = frozenset({"itemListElement", "hasPart", "liveBlogUpdate", "mentions", "citation"})
_MOST_OBJECTS = 20_000  # looked at in one page


@dataclass(frozen=True, slots=True)
class StructuredData:
    """What the JSON-LD of a page says of stories."""

    listed: dict[str, Statement]  # entries of lists and articles with an address, by it
    top_level: tuple[Statement, ...]  # articles that are no entry of a list; their address may be empty
    outlets: frozenset[str]  # publishers' names
    types: frozenset[str]  # of all objects


def structured_data(root: Node, base: str) -> StructuredData:
    """Read the JSON-LD of a page; what cannot be read states nothing."""
    listed: dict[str, Statement] = {}
    top_level: list[Statement] = []
    outlets: set[str] = set()
    types: set[str] = set()
    for item, in_list in _objects([_load(script) for script in select(root, "script[type='application/ld+json' i]")]):
        types.update(_types(item))
        statement = _statement(item, base, in_list=in_list)
        if statement is None:
            continue
        if statement.article and not in_list:
            top_level.append(statement)
            outlets.add(_name(item.get("publisher")))
        if statement.url and (statement.article or statement.url not in listed):
            listed[statement.url] = statement
    return StructuredData(listed, tuple(top_level), frozenset(outlets - {""}), frozenset(types))


def _load(script: Node) -> Any:
    try:
        # Line breaks within strings are common and harmless.
        return json.loads(text_content(script), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[tuple[dict[str, Any], bool]]:
    """Iterate over all objects, each with whether it stands in a list of entries; depth costs no stack."""
    stack = [(value, False)]
    for _ in range(_MOST_OBJECTS):
        if not stack:
            return
        current, in_list = stack.pop()
        if isinstance(current, list):
            stack.extend((item, in_list) for item in reversed(current))
        elif isinstance(current, dict) and _NO_STORIES.isdisjoint(_types(current)):
            yield current, in_list
            stack.extend((inner, in_list or key in _LISTS) for key, inner in reversed(current.items()))


def _types(item: dict[str, Any]) -> tuple[str, ...]:
    stated = item.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def _statement(item: dict[str, Any], base: str, *, in_list: bool) -> Statement | None:
    names = _types(item)
    article = any(name.endswith(_ARTICLE_ENDINGS) for name in names)
    if not article and not (in_list and (not names or not _ENTRIES.isdisjoint(names))):
        return None
    text = plain(_string(item, "headline") or _string(item, "name"))
    url = canonical(address, base) if (address := _address(item)) else None
    if not text or (in_list and not url):
        return None
    return Statement(url or "", text, parse_date(_string(item, "datePublished")), article=article)


def _address(item: dict[str, Any]) -> str:
    for key in ("url", "mainEntityOfPage", "@id"):
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str) and value.strip() and not value.startswith(("#", "_:")):
            return value.strip()
    return ""


def _string(item: dict[str, Any], key: str) -> str:
    value = item.get(key)
    return value if isinstance(value, str) else ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else None
    return _string(value, "name") if isinstance(value, dict) else ""
