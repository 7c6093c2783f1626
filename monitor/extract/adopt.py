"""Headings that are not linked, given to the one story that their card links to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from monitor.extract.address import Address
from monitor.extract.cutting import pieces
from monitor.extract.dom import Node, select
from monitor.extract.mentions import Mention
from monitor.extract.pieces import headline_of
from monitor.extract.places import Place, Places
from monitor.extract.wording import DESCRIBED, HEADING, TITLED, Wording
from monitor.text import weight

_HEADLINES = "h2,h3,h4,h5,h6,figcaption,[itemprop='headline'],[class*='title' i],[class*='headline' i]"
_MOST_HEADINGS = 3_000  # looked at in one page
_MOST_IN_CARD = 8  # links: picture, headline, category, author, comments, "read more", to share it; a list has more
_NO_CARD = frozenset({"body", "main", "html"})
_LEVELS = 4  # of enclosing elements that can be the card


def adopted_headings(root: Node, places: Places, found: Sequence[Mention]) -> dict[str, Wording]:
    """Return the heading of its card for each address that has one beside its links."""
    if not _is_wanted(found):
        return {}
    members = _members(found)
    wordings: dict[str, Wording] = {}
    for heading in select(root, _HEADLINES)[:_MOST_HEADINGS]:
        if places.known(heading) is None and (url := _story_of(heading, places, members)):
            # Worth less than a linked heading: a box that asks for something is made the same way.
            rank = DESCRIBED if heading.tag == "figcaption" else TITLED
            wordings.setdefault(url, Wording(headline_of(pieces(heading)), rank))
    return wordings


def _is_wanted(found: Sequence[Mention]) -> bool:
    """Tell whether any story lacks a heading: its link is laid over the card, round a picture, or says "read more"."""
    headed = {mention.url for mention in found if mention.rank is HEADING}
    wanting = {mention.url: mention for mention in found if mention.url not in headed}
    return any(mention.is_silent or Address(url).slug for url, mention in wanting.items())


def _members(found: Iterable[Mention]) -> dict[Place, list[Mention]]:
    """Return the links in each element that can be a card; of lists, only more than a card can have."""
    members: dict[Place, list[Mention]] = defaultdict(list)
    for mention in found:
        place: Place | None = mention.place
        for _ in range(_LEVELS):
            if place is None or place.tag in _NO_CARD or len(links := members[place]) > _MOST_IN_CARD:
                break
            links.append(mention)
            place = place.up
    return members


def _story_of(heading: Node, places: Places, members: dict[Place, list[Mention]]) -> str | None:
    """Return the address of the story whose card a heading stands in."""
    fallback = None
    current = heading.parent
    for _ in range(_LEVELS):
        if current is None or current.tag in _NO_CARD or current.tag == "a":
            break
        card = places.known(current)
        if card is not None and (links := members.get(card)):
            if not _is_card_of(heading, card, links):
                break
            likely, urls = _likeliest(links)
            if likely and len(urls) == 1:
                return urls[0]
            if likely:
                break
            # The nearest links may only be those to the category and the author: the card is further out.
            fallback = fallback or (urls[0] if len(urls) == 1 else None)
        current = current.parent
    return fallback


def _is_card_of(heading: Node, card: Place, links: list[Mention]) -> bool:
    """Tell whether an element can be the card of a heading: no list, and without another heading or headline."""
    if len(links) > _MOST_IN_CARD or any(link.rank is HEADING for link in links):
        return False
    text = headline_of(pieces(heading))
    # The heading of a list with one entry is shorter than the entry; a card's is longer than its "read more".
    owns = [link.text or headline_of(link.pieces) for link in links]
    if any(weight(own) >= weight(text) and not own.endswith(text) for own in owns):
        return False
    return text != "" and len(select(card.node, "h2,h3,h4")) <= 1


def _likeliest(links: list[Mention]) -> tuple[int, list[str]]:
    """Return how surely the likeliest addresses in a card are a story's, and which they are."""
    slugs = {link.url: Address(link.url).slug for link in links}
    most = max(slugs.values())
    return most, [url for url, likely in slugs.items() if likely == most]
