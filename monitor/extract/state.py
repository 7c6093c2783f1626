"""Stories in the JSON state of a page whose elements are made by scripts: the last resort."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, select
from monitor.extract.json_ld import load
from monitor.extract.plain import plain
from monitor.extract.stories import Statement
from monitor.text import words
from monitor.urls import canonical

_TITLES = ("headline", "title")
_ADDRESSES = ("canonicalUrl", "url", "href", "link", "permalink", "path", "uri")
_DATES = ("datePublished", "publishedAt", "published_at", "publicationDate", "publishDate", "date", "published")
_LEAST_WORDS = 3
_MOST_OBJECTS = 50_000  # looked at in one page


def state_stories(root: Node, base: str) -> dict[str, Statement]:
    """Return the stories that a page's state holds, by address: objects with both a title and an address."""
    stories: dict[str, Statement] = {}
    for script in select(root, "script[type='application/json' i]"):
        for item in _objects(load(script)):
            if statement := _statement(item, base):
                stories.setdefault(statement.url, statement)
    return stories


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    stack = [value]
    for _ in range(_MOST_OBJECTS):
        if not stack:
            return
        current = stack.pop()
        if isinstance(current, list):
            stack.extend(reversed(current))
        elif isinstance(current, dict):
            yield current
            stack.extend(reversed(current.values()))


def _statement(item: dict[str, Any], base: str) -> Statement | None:
    text = plain(_string(item, _TITLES))
    if words(text) < _LEAST_WORDS:
        return None
    url = canonical(_string(item, _ADDRESSES), base)
    if not url or url == canonical(base):
        return None
    return Statement(url, text, parse_date(_string(item, _DATES)))


def _string(item: dict[str, Any], keys: tuple[str, ...]) -> str:
    for key in keys:
        value = item.get(key)
        if isinstance(value, dict):  # WordPress: {"rendered": ...}
            value = value.get("rendered")
        if isinstance(value, str) and value.strip():
            return value.strip()
    return ""
