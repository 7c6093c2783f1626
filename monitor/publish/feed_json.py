"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/); each item carries its event under `_series_monitor`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from monitor.publish.entry import Category, Entry, entries
from monitor.publish.instants import rfc3339
from monitor.publish.record import record
from monitor.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.model import Event
    from monitor.publish.channel import Channel

MEDIA_TYPE = "application/feed+json"


def json_feed(channel: Channel, events: Iterable[Event], earlier: Iterable[Event] = ()) -> bytes:
    """Return the feed in the order of `events`, which may refer to `earlier` ones; without events it is valid too."""
    title = clean(channel.title)
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": channel.address(""),
        "feed_url": channel.feed_url,
        "description": clean(channel.description),
        "language": channel.language,
        "authors": [{"name": title, "url": channel.address("")}],
        "items": [_item(channel, entry) for entry in entries(channel, events, earlier)],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode() + b"\n"


def _item(channel: Channel, entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.guid,
        "url": entry.page,
        "external_url": entry.link,
        "title": entry.title,
        "content_html": entry.html,
        "date_published": rfc3339(entry.published),
        "date_modified": rfc3339(entry.updated),
        "language": channel.language,
        "tags": [_tag(category) for category in entry.categories],
        "_series_monitor": record(entry.event),
    }


def _tag(category: Category) -> str:
    # Without its scheme a bare number says nothing.
    return f"season {category.term}" if category.scheme == "season" else category.term
