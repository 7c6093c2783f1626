"""Canonical addresses by the thousand: the links of one page, each resolved against the same base."""

from __future__ import annotations

import re

from monitor.urls.canonical import canonical
from monitor.urls.tracking import is_tracking

# Addresses that the general way would return as they stand: no escapes, no dot segments, no default port, nothing to
# fold. Anything else goes the general way, so that there is one judge of what an address is.
_PLAIN = re.compile(
    r"(https?://[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*\.[a-z]+)?(/[A-Za-z0-9_~./-]*)(\?[A-Za-z0-9_=&-]+)?(?:#[A-Za-z0-9_-]*)?"
)
_ORIGIN = re.compile(r"https?://[^/?#]+")


class Resolver:
    """Gives the canonical forms of addresses as `canonical` does, remembering each; for one base."""

    def __init__(self, base: str) -> None:
        self._base = base
        self._known: dict[str, str | None] = {}
        resolved = canonical(base)
        origin = _ORIGIN.match(resolved) if resolved else None
        self._origin = origin[0] if origin else None

    def canonical(self, url: str) -> str | None:
        """Return the absolute address that identifies what `url` leads to, or None if it is no http(s) address."""
        if url not in self._known:
            self._known[url] = self._plainly(url) or canonical(url, self._base)
        return self._known[url]

    def _plainly(self, url: str) -> str | None:
        plain = _PLAIN.fullmatch(url)
        if plain is None:
            return None
        origin, path, query = plain.groups()
        if "/." in path or "//" in path or (origin and len(origin) > _LONGEST_ORIGIN):
            return None
        if query and any(map(_tracks, query[1:].split("&"))):
            return None
        origin = origin or self._origin
        return f"{origin}{path}{query or ''}" if origin else None


_LONGEST_ORIGIN = 71  # characters: no label can be too long then


def _tracks(parameter: str) -> bool:
    return is_tracking(parameter.partition("=")[0])
