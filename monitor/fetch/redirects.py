"""The way of one fetch over its redirects, followed by hand: where it stands, and what it may carry there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.cookies import Cookies
from monitor.fetch.gate import admit
from monitor.fetch.headers import RawField, harmless, names

if TYPE_CHECKING:
    import httpx2

_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRIES = 2  # of one address: without the cookies that it wants us to have, and with them


class Way:
    """The addresses asked so far, each let through by the gate; `url` is the one to ask now."""

    def __init__(self, url: str, fields: tuple[RawField, ...], longest: int) -> None:
        self.url = admit(url)
        self._fields = fields  # of the source's own headers, those that may be sent to `url`
        self._cookies = Cookies()
        self._asked = [(self.url, self._cookies.known())]
        self._longest = longest

    @property
    def fields(self) -> tuple[RawField, ...]:
        """The header fields to be sent to `url`; a cookie of the source's own stands for all others."""
        if b"cookie" in names(self._fields):
            return self._fields
        return (*self._fields, *self._cookies.told_to(self.url))

    @property
    def cookies(self) -> str:
        """The cookies among `fields`, as their header field has them."""
        return "; ".join(value.decode("latin-1") for name, value in self.fields if name.lower() == b"cookie")

    def learn(self, response: httpx2.Response) -> None:
        """Keep the cookies that the answer from `url` sets, for the rest of the way."""
        self._cookies.learn(response)

    def follow(self, location: str) -> None:
        """Go where a redirect points.

        Raises FetchError: bad-address, redirect-loop, or too-many-redirects when there were more than `longest`.
        """
        target = admit(location, self.url)
        if self._leads_round(target):
            raise FetchError(Diagnosis.REDIRECT_LOOP, f"{target.host} sends us round in a circle.")
        if len(self._asked) > self._longest:
            raise FetchError(
                Diagnosis.TOO_MANY_REDIRECTS, f"{self._asked[0][0].host} redirects more than {self._longest} times."
            )
        if not _same_keeper(self.url, target):
            # Once dropped they stay dropped: a stranger must not choose what is asked with a source's secrets.
            self._fields = harmless(self._fields)
        self._asked.append((target, self._cookies.known()))
        self.url = target

    def _leads_round(self, target: httpx2.URL) -> bool:
        """Tell whether `target` has nothing new to answer: a cookie set since may change its mind, but once only."""
        told = [cookies for url, cookies in self._asked if url == target]
        return len(told) >= _TRIES or self._cookies.known() in told


def _same_keeper(old: httpx2.URL, new: httpx2.URL) -> bool:
    """Tell whether what was told to `old` may be told to `new`: the same origin, or its step up to https."""
    if _origin(old) == _origin(new):
        return True
    return old.host == new.host and _origin(old)[::2] == ("http", 80) and _origin(new)[::2] == ("https", 443)


def _origin(url: httpx2.URL) -> tuple[str, str, int]:
    return url.scheme, url.host, url.port or _DEFAULT_PORTS[url.scheme]
