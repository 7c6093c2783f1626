"""Headings that are not linked, given to the one story that their card links to."""

from __future__ import annotations

from collections.abc import Iterable

from monitor.extract.address import read_address
from monitor.extract.dom import Node, first, select
from monitor.extract.mentions import Mention
from monitor.extract.pieces import headline_of, pieces
from monitor.extract.surroundings import Page
from monitor.extract.wording import Rank, Wording
from monitor.text import weight

_HEADLINES = "h2,h3,h4,h5,h6,[itemprop='headline'],[class*='title' i],[class*='headline' i]"
_MOST_HEADINGS = 3_000  # looked at in one page
_LEVELS = 4  # of enclosing elements that can be the card


def adopted_headings(root: Node, page: Page, found: Iterable[Mention]) -> dict[str, Wording]:
    """Return the heading of its card for each address that has one beside its links."""
    linked = {mention.node.mem_id: mention for mention in found}
    wordings: dict[str, Wording] = {}
    linkless: set[int] = set()
    for heading in select(root, _HEADLINES)[:_MOST_HEADINGS]:
        if first(heading, "a[href]") is not None or _within_link(heading) or page.around(heading).chrome:
            continue
        text = headline_of(pieces(heading))
        if text and (url := _only_story(heading, text, linked, linkless)):
            # Worth less than a linked heading: a box that asks for something is made the same way.
            wordings.setdefault(url, Wording(text, Rank.TITLED))
    return wordings


def _within_link(node: Node) -> bool:
    parent = node.parent
    while parent is not None and parent.tag not in {"a", "body"}:
        parent = parent.parent
    return parent is not None and parent.tag == "a"


def _only_story(heading: Node, text: str, linked: dict[int, Mention], linkless: set[int]) -> str | None:
    """Find the card round a heading: the nearest element that links anywhere; it must link to one story only.

    `linkless` holds the elements known to be no card, so that a thousand headings in one are not a million looks.
    """
    card = heading.parent
    for _ in range(_LEVELS):
        if card is None or card.tag in {"body", "main"}:
            return None
        if card.mem_id not in linkless:
            if links := [linked[link.mem_id] for link in select(card, "a[href]") if link.mem_id in linked]:
                return _story_of(card, text, links)
            linkless.add(card.mem_id)
        card = card.parent
    return None


def _story_of(card: Node, text: str, links: list[Mention]) -> str | None:
    """Return the one address in a card that is likest to a story's: others are its category and its author."""
    slugs = {link.url: read_address(link.url).slug for link in links}
    urls = [url for url, slug in slugs.items() if slug == max(slugs.values())]
    own_text = max(weight(headline_of(link.pieces)) for link in links)
    # The heading of a list with one entry is shorter than the entry; a card's is longer than its "read more".
    if len(urls) > 1 or own_text >= weight(text) or len(select(card, "h2,h3,h4")) > 1:
        return None
    return urls[0]
