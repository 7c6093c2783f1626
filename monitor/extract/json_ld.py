"""The objects of a page's JSON-LD (schema.org), and the few ways in which their properties are written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from monitor.extract.dom import Node, select, text_content
from monitor.urls import canonical

Item = dict[str, Any]

_ARTICLE_ENDINGS = ("Article", "Posting", "Report")  # NewsArticle, LiveBlogPosting, and all that may come
_NO_STORIES = frozenset({"BreadcrumbList", "SiteNavigationElement", "WPHeader", "WPFooter", "Comment"})
_LISTS = frozenset({"itemListElement", "hasPart", "liveBlogUpdate", "mentions", "citation"})
_MOST_OBJECTS = 20_000  # looked at in one page


def objects(root: Node) -> Iterator[tuple[Item, bool]]:
    """Iterate over all objects, each with whether it stands in a list of entries; what cannot be read holds none.

    Left out are those that are no stories: navigation, comments. Depth costs no stack.
    """
    stack: list[tuple[Any, bool]] = [([load(script) for script in _scripts(root)], False)]
    for _ in range(_MOST_OBJECTS):
        if not stack:
            return
        current, in_list = stack.pop()
        if isinstance(current, list):
            stack.extend((item, in_list) for item in reversed(current))
        elif isinstance(current, dict) and _NO_STORIES.isdisjoint(types(current)):
            yield current, in_list
            stack.extend((inner, in_list or key in _LISTS) for key, inner in reversed(current.items()))


def types(item: Item) -> tuple[str, ...]:
    """Return the names of an object's types, without the vocabulary's address."""
    stated = item.get("@type")
    names = stated if isinstance(stated, list) else [stated]
    return tuple(name.rpartition("/")[2] for name in names if isinstance(name, str))


def is_article(item: Item) -> bool:
    """Tell whether an object is an article of any kind."""
    return any(name.endswith(_ARTICLE_ENDINGS) for name in types(item))


def string(item: Item, key: str) -> str:
    """Return a property that is a text, empty where it is missing or anything else."""
    value = item.get(key)
    return value if isinstance(value, str) else ""


def addresses(item: Item, base: str) -> Iterator[str]:
    """Iterate over the canonical addresses that an object gives for itself."""
    for key in ("url", "mainEntityOfPage", "@id"):
        value = item.get(key)
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if not isinstance(value, str) or not value.strip() or value.startswith(("#", "_:")):
            continue
        if address := canonical(value, base):
            yield address


def _scripts(root: Node) -> list[Node]:
    return select(root, "script[type='application/ld+json' i]")


def load(script: Node) -> Any:
    """Return the JSON that a script element holds; None where it is none."""
    try:
        # Line breaks within strings are common and harmless.
        return json.loads(text_content(script), strict=False)
    except (ValueError, RecursionError):
        return None
