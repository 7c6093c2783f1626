"""The card of a story: the largest part of the page that links to no other headline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, attribute, first, select, text_content
from monitor.extract.places import Place
from monitor.extract.stories import Story

_CALLED_DATES = "abbr[title], [class*='date' i], [class*='time' i], [class*='published' i]"
_MOST_DATES, _LONGEST_DATE = 2_000, 40  # elements looked at, and characters of each with the space round it
_SEVERAL = ""  # in the place of an address: the element holds links to several stories


class Cards:
    """Tells which story each part of a page belongs to."""

    def __init__(self, root: Node, stories: Iterable[Story]) -> None:
        self._owners: dict[int, str] = {}  # the story of an element that links to one, by its mem_id
        self._share(first(root, "body"))
        self._share(_page_heading(root))
        for story in stories:
            for mention in story.mentions:
                self._owners[mention.node.mem_id] = story.url
                self._give(mention.place, story.url)

    def is_only(self, story: str, place: Place) -> bool:
        """Tell whether an element round a link to a story links to no other one."""
        return self._owners.get(place.id) == story

    def story_round(self, node: Node) -> str | None:
        """Return the story of the nearest element that has one, itself included."""
        current: Node | None = node
        while current is not None:
            if (owner := self._owners.get(current.mem_id)) is not None:
                return owner or None
            current = current.parent
        return None

    def _give(self, place: Place | None, story: str) -> None:
        owners = self._owners
        while place is not None:
            owner = owners.get(place.id)
            if owner in (story, _SEVERAL):
                return  # and so it is for all round it
            owners[place.id] = story if owner is None else _SEVERAL
            place = place.up

    def _share(self, node: Node | None) -> None:
        """Let what holds an element be no story's card: a date that stands beside it is the page's."""
        while node is not None:
            self._owners[node.mem_id] = _SEVERAL
            node = node.parent


def _page_heading(root: Node) -> Node | None:
    headings = select(root, "h1")
    return headings[0].parent if len(headings) == 1 and not select(headings[0], "a[href]") else None


def dates(root: Node, cards: Cards) -> dict[str, datetime]:
    """Return the date of each story that has one in its card, by address. Times are UTC.

    What is stated for machines is preferred to what readers see, which is often only a day.
    """
    stated: dict[str, datetime] = {}
    shown: dict[str, datetime] = {}
    for time in select(root, "time, [itemprop='datePublished']"):
        story = cards.story_round(time)
        if story is None or story in stated:
            continue
        if moment := parse_date(attribute(time, "datetime") or attribute(time, "content")):
            stated[story] = moment
        elif story not in shown and (moment := parse_date(text_content(time))):
            shown[story] = moment
    if not stated and not shown:
        shown = _written(root, cards)
    return shown | stated


def _written(root: Node, cards: Cards) -> dict[str, datetime]:
    """Return the dates that stand in elements which only their names call so, for pages that have no others."""
    found: dict[str, datetime] = {}
    for node in select(root, _CALLED_DATES)[:_MOST_DATES]:
        text = attribute(node, "title") or text_content(node)
        story = cards.story_round(node) if len(text) <= _LONGEST_DATE else None
        if story and story not in found and (moment := parse_date(text)):
            found[story] = moment
    return found
