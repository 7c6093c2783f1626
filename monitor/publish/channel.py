"""What a feed says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote


@dataclass(frozen=True, slots=True)
class Channel:
    """The heading of a feed; the addresses are the public ones, whatever host a request names."""

    title: str
    description: str
    link: str  # base address of the pages
    feed_url: str  # where this very feed is served
    language: str = "en"  # of our own words, not of the evidence
    ttl: int = 15  # minutes that a reader may keep the feed before asking again

    def address(self, *path: str) -> str:
        """Return the public address of one of our pages; the parts of its path are quoted here."""
        return "/".join([self.link.rstrip("/"), *(quote(part, safe="") for part in path)])
