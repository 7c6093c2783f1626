"""Atom (RFC 4287): equal events give equal bytes, on any day."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, cast

from monitor.publish.entry import changed, entries
from monitor.publish.generator import add, heading
from monitor.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.model import Event
    from monitor.publish.channel import Channel

MEDIA_TYPE = "application/atom+xml"

# `updated` is required even where nothing ever was (section 4.1.1): the day that our tag: URIs were minted.
_NEVER = datetime(2026, 1, 1, tzinfo=UTC)

# A category's scheme must be an IRI (section 4.2.2.2).
_SCHEME = "tag:series-monitor,2026:"


def atom(channel: Channel, events: Iterable[Event], earlier: Iterable[Event] = ()) -> bytes:
    """Return the feed in the order of `events`, which may refer to `earlier` ones; without events it is valid too."""
    made = entries(channel, events, earlier)
    feed = heading(channel, MEDIA_TYPE)
    feed.author(name=clean(channel.title))
    feed.updated(changed(made) or _NEVER)
    for entry in made:
        written = add(feed, entry, entry.title)
        for category in entry.categories:
            written.category(term=category.term, scheme=_SCHEME + category.scheme)
    return cast("bytes", feed.atom_str(pretty=True))
