"""The card of a story: the largest part of the page that links to no other headline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from monitor.extract.dates import parse_date
from monitor.extract.dom import Node, attribute, select, text_content
from monitor.extract.mentions import Mention
from monitor.extract.places import Place, Places

_CALLED_DATES = "abbr[title], [class*='date' i], [class*='time' i], [class*='published' i]"
_MOST_DATES, _LONGEST_DATE = 2_000, 40  # elements looked at, and characters of each with the space round it
_SEVERAL = ""  # in the place of an address: the element holds links to several stories


class Cards:
    """Tells which story each part of a page belongs to."""

    def __init__(self, root: Node, places: Places, mentions: Iterable[Mention]) -> None:
        self._places = places
        self._links: dict[int, str] = {}  # by mem_id
        self._stories: dict[Place, str] = {}
        self._share_the_page_heading(root)
        for mention in mentions:
            self._links[mention.node.mem_id] = mention.url
            self._give(mention.place, mention.url)

    def is_only(self, story: str, place: Place) -> bool:
        """Tell whether an element round a link to a story links to no other one."""
        return self._stories.get(place) == story

    def story_round(self, node: Node) -> str | None:
        """Return the story of the nearest link or place round an element that has one, itself included."""
        current: Node | None = node
        while current is not None and current.tag != "body":
            if story := self._links.get(current.mem_id):
                return story
            place = self._places.known(current)
            if place is not None and (story := self._stories.get(place)) is not None:
                return story or None
            current = current.parent
        return None

    def _give(self, place: Place | None, story: str) -> None:
        stories = self._stories
        while place is not None:
            owner = stories.setdefault(place, story)
            if owner == _SEVERAL:
                return
            if owner != story:
                stories[place] = _SEVERAL
            place = place.up

    def _share_the_page_heading(self, root: Node) -> None:
        """Mark what holds the page's own heading: a date in there is the page's, not that of a link."""
        headings = select(root, "h1")
        if len(headings) != 1 or select(headings[0], "a[href]"):
            return
        place: Place | None = self._places.of(headings[0].parent)
        while place is not None:
            self._stories[place] = _SEVERAL
            place = place.up


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
