"""When an answer was given, and how long it says that it stays fresh (RFC 9111, section 4.2)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from monitor.fetch.headers import first

if TYPE_CHECKING:
    import httpx2

_LONGEST = timedelta(days=365).total_seconds()
_ALWAYS_ASK = frozenset({"no-cache", "no-store"})


def fresh_for(response: httpx2.Response, now: datetime) -> timedelta | None:
    """Return how long an answer stays fresh from `now` (aware); None where it does not say, or wants to be asked.

    What is said to shared caches (s-maxage) is not for us, and nothing is guessed from Last-Modified.
    """
    directives = _directives(first(response, b"cache-control") or "")
    if not _ALWAYS_ASK.isdisjoint(directives):
        return None
    lifetime = _seconds(directives["max-age"]) if "max-age" in directives else _until_expiry(response, now)
    if lifetime is None:
        return None
    left = lifetime - (_seconds(first(response, b"age") or "") or 0.0)
    return timedelta(seconds=left) if left > 0 else None


def served_at(response: httpx2.Response) -> datetime | None:
    """Return the time (UTC) at which the server answered by its own clock, None where it does not tell the time.

    What a cache kept says when it was made (RFC 9110, section 6.6.1) and how long ago that is (RFC 9111, section 5.1).
    """
    date = _date(first(response, b"date"))
    if date is None:
        return None
    try:
        return date.astimezone(UTC) + timedelta(seconds=_seconds(first(response, b"age") or "") or 0.0)
    except OverflowError:  # the end of the year 9999
        return None


def _directives(value: str) -> dict[str, str]:
    directives: dict[str, str] = {}
    # A comma between quotes tears a directive apart, but none of those that concern us.
    for directive in value.split(","):
        name, _, argument = directive.partition("=")
        # Section 4.2.1: of one that stands twice the first is to be used.
        directives.setdefault(name.strip().lower(), argument.strip().strip('"'))
    return directives


def _seconds(text: str) -> float | None:
    text = text.strip()
    return min(float(text), _LONGEST) if text.isascii() and text.isdigit() else None


def _until_expiry(response: httpx2.Response, now: datetime) -> float | None:
    """Return the lifetime by Expires, against the server's own clock where it tells the time."""
    expires = _date(first(response, b"expires"))
    if expires is None:
        return None
    date = _date(first(response, b"date")) or now
    return min((expires - date).total_seconds(), _LONGEST)


def _date(value: str | None) -> datetime | None:
    if value is None:
        return None
    try:
        parsed = parsedate_to_datetime(value)
    except (ValueError, OverflowError):  # "0" and "-1" are common, and mean: stale already (section 5.3)
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
