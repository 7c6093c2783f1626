"""What reading one document brings."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import Headline, SourceKind


@dataclass(frozen=True, slots=True)
class Extraction:
    """The headlines of a document, each story once, in the order of the document."""

    headlines: tuple[Headline, ...]
    kind: SourceKind
    language: str | None  # BCP 47 tag, as the document states it for the whole of itself
    title: str | None  # of the page or the feed
    method: str  # what read it: rss, atom, rdf, feedparser, json-feed, news-sitemap, page, state, selector
