"""Feeds that are not well-formed, read by feedparser. The only file that knows it."""

from __future__ import annotations

from calendar import timegm
from datetime import UTC, datetime
from typing import Any

import feedparser

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract.dates import parse_date
from monitor.extract.entries import Entry, Feed, newest
from monitor.extract.language import language_tag
from monitor.extract.mend import whole_entries
from monitor.extract.plain import plain

_MOST = 1_000_000  # characters: it takes some 20 times as long as the strict reading
_HEADERS = {"content-type": "application/xml; charset=utf-8"}  # over whatever the declaration says


def read_broken(text: str) -> Feed:
    """Read what can be saved of a broken feed; raises ExtractError where that is nothing."""
    text = whole_entries(text, _MOST) or text[:_MOST]
    # Bytes only: feedparser takes a string for an address or a file name.
    parsed: Any = feedparser.parse(
        text.encode("utf-8", "replace"), response_headers=_HEADERS, sanitize_html=False, resolve_relative_uris=False
    )
    if not parsed.entries and not parsed.get("version"):
        raise ExtractError(Diagnosis.NOT_A_FEED, "The feed is damaged beyond reading.")
    return Feed(
        entries=tuple(_entry(entry) for entry in newest(parsed.entries)),
        method="feedparser",
        title=plain(parsed.feed.get("title") or "") or None,
        language=language_tag(parsed.feed.get("language")),
    )


def _entry(entry: Any) -> Entry:
    return Entry(
        title=entry.get("title") or "",
        link=entry.get("feedburner_origlink") or entry.get("link") or "",
        published=_published(entry),
        summary=entry.get("summary") or "",
    )


def _published(entry: Any) -> datetime | None:
    for key in ("published", "updated", "created"):
        if moment := parse_date(entry.get(key)):
            return moment
        if parts := entry.get(f"{key}_parsed"):  # read by feedparser's own, more forgiving rules; in UTC
            return parse_date(datetime.fromtimestamp(timegm(parts), UTC).isoformat())
    return None
