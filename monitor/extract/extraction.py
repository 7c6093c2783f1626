"""What reading one document brings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from monitor.model import Headline, SourceKind


@dataclass(frozen=True, slots=True)
class Extraction:
    """The headlines of a document, each story once, in the order of the document.

    An index of sitemaps holds none: its `parts` are to be fetched and read in its place.
    """

    headlines: tuple[Headline, ...]
    kind: SourceKind
    language: str | None  # BCP 47 tag, as the document states it for the whole of itself
    title: str | None  # of the page or the feed
    # What read it: rss, atom, rdf, feedparser, json-feed, news-sitemap, sitemap-index, page, state, selector.
    method: str
    # Canonical addresses of the sitemaps that an index names, the most promising first; on the index's own site.
    parts: tuple[str, ...] = ()
    ttl: timedelta | None = None  # how long a feed says that it may be kept
