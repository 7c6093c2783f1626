"""What RSS and Atom share in being written by feedgen, and the traps of that library."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, Any

from feedgen.feed import FeedGenerator

from monitor.text import clean

if TYPE_CHECKING:
    from monitor.publish.channel import Channel
    from monitor.publish.entry import Entry

# To write a date, feedgen switches the locale of the whole process to C and back:
# two threads at it could leave C behind.
LOCALE = Lock()


def heading(channel: Channel, media_type: str) -> Any:
    """Return a feedgen feed that has its channel but no entries."""
    feed = FeedGenerator()
    feed.id(channel.feed_url)
    feed.title(clean(channel.title))
    feed.description(clean(channel.description))
    feed.language(channel.language)
    feed.generator("Series Monitor")
    # RSS takes the last link of any kind for its own: the site comes last.
    feed.link(href=channel.feed_url, rel="self", type=media_type)
    feed.link(href=channel.address(""), rel="alternate", type="text/html")
    return feed


def add(feed: Any, entry: Entry, title: str) -> Any:
    """Append an entry, without its categories, and return feedgen's own for what only one format has."""
    made = feed.add_entry(order="append")
    made.guid(entry.guid, permalink=False)
    made.title(title)
    # Atom links lose their `rel` in feedgen, so there is one link, the alternate one.
    made.link(href=entry.link)
    # `content` alone becomes the description in RSS; `html` is escaped in both.
    made.content(entry.html, type="html")
    made.published(entry.published)
    made.updated(entry.updated)
    return made
