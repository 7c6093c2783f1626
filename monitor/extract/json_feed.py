"""JSON Feed 1.0 and 1.1."""

from __future__ import annotations

import json
from typing import Any

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract.dates import parse_date
from monitor.extract.entries import Entry, Feed, newest
from monitor.extract.language import language_tag
from monitor.text import clean

_VERSION = "jsonfeed.org/version/"


def read_json_feed(text: str) -> Feed:
    """Read a JSON Feed; raises ExtractError for JSON that is none."""
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise ExtractError(Diagnosis.NOT_A_FEED, "This begins like JSON but cannot be read as such.") from error
    if not isinstance(feed, dict) or _VERSION not in _text(feed, "version"):
        raise ExtractError(Diagnosis.NOT_A_FEED, "This is JSON, but no JSON Feed.")
    items = feed.get("items")
    return Feed(
        entries=tuple(
            _entry(item) for item in newest(items if isinstance(items, list) else ()) if isinstance(item, dict)
        ),
        method="json-feed",
        title=clean(_text(feed, "title")) or None,
        language=language_tag(_text(feed, "language")),
    )


def _entry(item: dict[str, Any]) -> Entry:
    return Entry(
        title=_text(item, "title"),
        # For link posts, external_url is the story and url the post about it; either names one thing for good.
        link=_text(item, "url", "external_url") or _address(_text(item, "id")),
        published=parse_date(_text(item, "date_published", "date_modified")),
        language=language_tag(_text(item, "language")),
        summary=_text(item, "summary", "content_text", "content_html"),
    )


def _address(identity: str) -> str:
    return identity if identity.startswith(("http://", "https://")) else ""


def _text(item: dict[str, Any], *keys: str) -> str:
    return next((value for key in keys if isinstance(value := item.get(key), str) and value.strip()), "")
