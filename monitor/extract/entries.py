"""What the readers of feeds and sitemaps have in common: entries, and the headlines that they become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from monitor.extract.plain import plain
from monitor.model import Headline
from monitor.urls import canonical

T = TypeVar("T")

_LONGEST_ADDRESS = 2000  # characters; beyond, it is data and no address

_LONGEST_TITLE = 1000  # characters; beyond, it is an article
_FLASH = 200  # characters
_MOST = 4000  # entries; news sitemaps may have 1,000, feeds seldom have 500, the rest is an archive


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as its feed states it: the title may hold markup, the link may be relative to `base`."""

    title: str
    link: str
    base: str | None = None  # where an xml:base says otherwise than the document's address
    published: datetime | None = None
    language: str | None = None
    outlet: str | None = None  # an aggregator's word for where the story is from
    summary: str = ""  # markup as in titles; only read where there is no title


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed or sitemap as read, its entries in its own order."""

    entries: tuple[Entry, ...]
    method: str
    title: str | None = None
    language: str | None = None
    ttl: timedelta | None = None  # how long it says that it may be kept


def newest(entries: Iterable[T]) -> Sequence[T]:
    """Return the entries that are read of a document: all, or of too many as many from the beginning as from the end.

    Some archives have the newest first, some last; to know, one would have to read all their dates.
    """
    entries = list(entries)
    return entries if len(entries) <= _MOST else [*entries[: _MOST // 2], *entries[-_MOST // 2 :]]


def headlines(feed: Feed, base: str) -> tuple[Headline, ...]:
    """Return the headlines of a feed, each story once: the first entry of an address wins."""
    found = [headline for entry in feed.entries if (headline := _headline(entry, base, feed.language))]
    stories: dict[str, Headline] = {}
    for headline in _identified(found):
        stories.setdefault(headline.url, headline)
    return tuple(stories.values())


def _headline(entry: Entry, base: str, language: str | None) -> Headline | None:
    text = _text(entry)
    link = entry.link.strip()
    url = canonical(link, entry.base or base) if 0 < len(link) <= _LONGEST_ADDRESS else None
    if not text or not url:
        return None
    fragment = link.partition("#")[2]
    # The fragment rides along until it is known whether it tells stories apart.
    return Headline(text, f"{url}#{fragment}" if fragment else url, entry.language or language, entry.published)


def _text(entry: Entry) -> str:
    """Return the title; of an entry without one (RSS 2.0 allows it) a summary that is as short as a title.

    Such are news flashes. The beginning of a longer summary is running text, and would be read as what it is not.
    """
    title = plain(entry.title)
    if not title:
        summary = plain(entry.summary)
        return summary if len(summary) <= _FLASH else ""
    if entry.outlet:
        title = title.removesuffix(f" - {entry.outlet}")
    return title if len(title) <= _LONGEST_TITLE else ""


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
