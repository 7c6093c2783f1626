"""The kinds of feed there are: name, address, media type and writer of each."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.publish import feed_atom, feed_json, feed_rss

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from monitor.model import Event
    from monitor.publish.channel import Channel


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of feed."""

    key: str  # as the command line names it
    title: str
    path: str  # of the feed under the public base address
    media_type: str
    content_type: str  # with the charset, where the type has one
    write: Callable[[Channel, Iterable[Event], Iterable[Event]], bytes]

    def render(self, channel: Channel, events: Iterable[Event], earlier: Iterable[Event] = ()) -> bytes:
        """Write a feed under its own address; `channel` is that of the RSS feed, `earlier` what events refer to."""
        own = channel if self is RSS else replace(channel, feed_url=channel.address(self.path))
        return self.write(own, events, earlier)


RSS = Format("rss", "RSS", "feed.xml", feed_rss.MEDIA_TYPE, f"{feed_rss.MEDIA_TYPE}; charset=utf-8", feed_rss.rss)
ATOM = Format(
    "atom", "Atom", "feed.atom", feed_atom.MEDIA_TYPE, f"{feed_atom.MEDIA_TYPE}; charset=utf-8", feed_atom.atom
)
JSON = Format("json", "JSON Feed", "feed.json", feed_json.MEDIA_TYPE, feed_json.MEDIA_TYPE, feed_json.json_feed)

FORMATS = (RSS, ATOM, JSON)
