"""Conditional requests as the outlets answer them (RFC 9110, sections 8.8 and 13)."""

from __future__ import annotations

import hashlib
from email.utils import format_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from monitor.newsroom.script import Outlet


def validators(outlet: Outlet, body: bytes, changed: datetime, now: datetime) -> dict[str, str]:
    """Return the validator headers that an outlet's software sends with a page."""
    headers: dict[str, str] = {}
    tag = f'"{hashlib.sha256(body).hexdigest()[:20]}"'
    if "etag" in outlet.validators:
        headers["ETag"] = tag
    if "weak-etag" in outlet.validators:
        headers["ETag"] = f"W/{tag}"
    second = changed.replace(microsecond=0)
    # Section 8.8.2.2: a second that is not over yet may bring another change under the same date.
    if "last-modified" in outlet.validators and now.replace(microsecond=0) > second:
        headers["Last-Modified"] = format_datetime(second, usegmt=True)
    return headers


def is_known(asked: Mapping[str, str], validators: Mapping[str, str]) -> bool:
    """Tell whether the client already has this page, from its request headers and the page's own validators."""
    none_match = asked.get("If-None-Match")
    if none_match is not None:  # section 13.1.3: where it is sent, If-Modified-Since is not looked at
        own = validators.get("ETag", "").removeprefix("W/")
        return bool(own) and own in {tag.strip().removeprefix("W/") for tag in none_match.split(",")}
    since = asked.get("If-Modified-Since")
    return since is not None and since == validators.get("Last-Modified")
