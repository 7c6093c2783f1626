"""Cookies for as long as one fetch lasts: some sites send a visitor round once, to see whether he keeps them."""

from __future__ import annotations

from http.cookiejar import CookieJar
from typing import TYPE_CHECKING

import httpx2

if TYPE_CHECKING:
    from monitor.fetch.headers import RawField

_LONGEST = 8_192  # bytes of a header field that servers take


class Cookies:
    """What the servers on the way of one fetch have set, each told only to those whom it is for (RFC 6265)."""

    def __init__(self) -> None:
        self._jar = CookieJar()
        self._cookies = httpx2.Cookies(self._jar)

    def learn(self, response: httpx2.Response) -> None:
        """Keep what an answer sets."""
        self._cookies.extract_cookies(response)

    def known(self) -> frozenset[tuple[str, ...]]:
        """Return all that is kept, to be compared with what was kept before."""
        return frozenset((cookie.domain, cookie.path, cookie.name, cookie.value or "") for cookie in self._jar)

    def told_to(self, url: httpx2.URL) -> tuple[RawField, ...]:
        """Return the field for a request to `url`, if there is anything to tell."""
        request = httpx2.Request("GET", url)
        request.headers.encoding = "utf-8"
        self._cookies.set_cookie_header(request)
        value = request.headers.get("cookie", "")
        if not value or len(value) > _LONGEST or not (value.isascii() and value.isprintable()):
            return ()
        return ((b"Cookie", value.encode("ascii")),)
