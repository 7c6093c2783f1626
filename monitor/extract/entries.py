"""What the readers of feeds and sitemaps have in common: entries, and the headlines that they become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from monitor.extract.plain import plain
from monitor.model import Headline
from monitor.urls import canonical

_LONGEST_ADDRESS = 2000  # characters; beyond, it is data and no address


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its feed states it: the title may hold markup, the link may be relative to `base`."""

    title: str
    link: str
    base: str | None = None  # where an xml:base says otherwise than the document's address
    published: datetime | None = None
    language: str | None = None
    outlet: str | None = None  # an aggregator's word for where the story is from


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap as read, its entries in its own order."""

    entries: tuple[Entry, ...]
    method: str
    title: str | None = None
    language: str | None = None


def headlines(feed: Feed, base: str) -> tuple[Headline, ...]:
    """Return the headlines of a feed, each story once: the first entry of an address wins."""
    found = [headline for entry in feed.entries if (headline := _headline(entry, base, feed.language))]
    stories: dict[str, Headline] = {}
    for headline in _identified(found):
        stories.setdefault(headline.url, headline)
    return tuple(stories.values())


def _headline(entry: Entry, base: str, language: str | None) -> Headline | None:
    text = plain(entry.title)
    link = entry.link.strip()
    if not text or not 0 < len(link) <= _LONGEST_ADDRESS or not (url := canonical(link, entry.base or base)):
        return None
    if entry.outlet:
        text = text.removesuffix(f" - {entry.outlet}")
    fragment = link.partition("#")[2]
    # The fragment rides along until it is known whether it tells stories apart.
    return Headline(text, f"{url}#{fragment}" if fragment else url, entry.language or language, entry.published)


def _identified(found: Iterable[Headline]) -> list[Headline]:
    """Drop fragments, save where they alone tell several stories of one address apart.

    The BBC appends a changing #n to the address of the same story; others put several stories on one page.
    """
    found = list(found)
    titles: dict[str, set[str]] = defaultdict(set)
    for headline in found:
        titles[headline.url.partition("#")[0]].add(headline.text)
    return [
        headline if len(titles[address]) > 1 else replace(headline, url=address)
        for headline in found
        for address in [headline.url.partition("#")[0]]
    ]
