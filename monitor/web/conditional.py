"""What a request's headers ask for: "changed since?" (RFC 9110, section 13) and content codings (section 12.5.3)."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(r'(?:W/)?("[^"]*")')  # commas are allowed inside the quotes, so splitting would be wrong
_QUALITY = re.compile(r"q=([01](?:\.\d{0,3})?)", re.IGNORECASE)


def not_modified(headers: Mapping[str, str], etag: str, modified: datetime | None) -> bool:
    """Tell whether the asker has the present version; If-None-Match silences If-Modified-Since (section 13.1.3)."""
    none_match = headers.get("if-none-match")
    if none_match is not None:
        return none_match.strip() == "*" or etag in _TAG.findall(none_match)
    since = _date(headers.get("if-modified-since"))
    return since is not None and modified is not None and modified.replace(microsecond=0) <= since


def accepts_gzip(header: str | None) -> bool:
    """Tell whether Accept-Encoding welcomes gzip; no header is a no, for what cannot ask may not understand."""
    qualities = dict(_codings(header or ""))
    return qualities.get("gzip", qualities.get("*", 0.0)) > 0


def _codings(header: str) -> list[tuple[str, float]]:
    found = []
    for item in header.split(","):
        coding, _, parameters = item.partition(";")
        quality = _QUALITY.search(parameters)
        found.append((coding.strip().lower(), float(quality[1]) if quality else 1.0))
    return found


def _date(text: str | None) -> datetime | None:
    """Read an HTTP date; what is none counts as not sent."""
    try:
        moment = parsedate_to_datetime(text or "")
    except (ValueError, OverflowError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
