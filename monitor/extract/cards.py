"""The card of a story: the largest part of the page that links to no other headline."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, attribute, select, text_content
from monitor.extract.stories import Story

_SHARED = ""  # stands for an element that links to several headlines


def dates(root: Node, stories: Iterable[Story]) -> dict[str, datetime]:
    """Return the date of each story that has one in its card, by address. Times are UTC."""
    stories = tuple(stories)
    owners = _owners(root, stories)
    found = {}
    for story in stories:
        for mention in story.mentions:
            if moment := _date_in(_card(mention.node, owners)):
                found[story.url] = moment
                break
    return found


def _owners(root: Node, stories: Iterable[Story]) -> dict[int, str]:
    """Tell for each element round a link the only story that it links to, or that there are several."""
    owners = _round_the_page_heading(root)
    for story in stories:
        for mention in story.mentions:
            node: Node | None = mention.node
            while node is not None and (owner := owners.get(node.mem_id)) != _SHARED:
                if owner is None:
                    owners[node.mem_id] = story.url
                elif owner != story.url:
                    owners[node.mem_id] = _SHARED
                node = node.parent
    return owners


def _round_the_page_heading(root: Node) -> dict[int, str]:
    """Mark what holds the page's own heading: a date in there is the page's, not that of a link."""
    headings = select(root, "h1")
    if len(headings) != 1 or select(headings[0], "a[href]"):
        return {}
    owners: dict[int, str] = {}
    node = headings[0].parent
    while node is not None:
        owners[node.mem_id] = _SHARED
        node = node.parent
    return owners


def _card(node: Node, owners: Mapping[int, str]) -> Node:
    while node.parent is not None and node.parent.tag != "body" and owners.get(node.parent.mem_id) != _SHARED:
        node = node.parent
    return node


def _date_in(card: Node) -> datetime | None:
    for time in select(card, "time, [itemprop='datePublished']"):
        if moment := parse_date(attribute(time, "datetime") or attribute(time, "content") or text_content(time)):
            return moment
    return None
