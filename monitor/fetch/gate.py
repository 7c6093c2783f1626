"""The gate: which addresses, as they are written, may be asked at all. The networks behind them are judged later."""

from __future__ import annotations

import re

import httpx2

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch import ports
from monitor.urls import is_host

_SCHEMES = frozenset({"http", "https"})
_LONGEST_SHOWN = 200  # characters of an address in a message
_USER = re.compile(r"^([a-z][a-z0-9+.-]*:)?//[^/?#]*@", re.IGNORECASE)
# What parsers read differently: one sees this host, another that one.
_TRAPS = (
    (re.compile(r"\\"), "it has a backslash"),
    (re.compile(r"[\x00-\x1f\x7f-\x9f]"), "it has a control character"),
    (re.compile("[\ud800-\udfff]"), "it has half a character"),
    (_USER, "it has a user name"),
)


def admit(url: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """Return the address to ask, resolved against `base` and without fragment, as the client itself reads it.

    Raises FetchError (bad-address) unless it is http or https, names a proper host, and is written so that no two
    parsers could read it differently: no user information, backslash, control character or lone surrogate. Ports of
    other services than the web's are not asked.
    """
    for trap, reason in _TRAPS:
        if trap.search(url):
            raise _refused(url, reason)
    try:
        parsed = httpx2.URL(url) if base is None else base.join(url)
    except (httpx2.InvalidURL, ValueError) as error:
        raise _refused(url, "it cannot be read") from error
    if reason := _unfit(parsed):
        raise _refused(url, reason)
    return parsed.copy_with(fragment=None)


def _unfit(url: httpx2.URL) -> str:
    if url.scheme not in _SCHEMES:
        return "it is neither http nor https"
    if not is_host(url.raw_host.decode("ascii")):
        return "it names no proper host"
    if url.port is not None and not ports.exists(url.port):
        return "there is no such port"
    if url.port is not None and not ports.is_for_the_web(url.port):
        return f"port {url.port} is not one of web servers"
    return ""


def _refused(url: str, reason: str) -> FetchError:
    # What stands before the @ may be a password.
    shown = _USER.sub(r"\1//…@", url)
    shown = shown if len(shown) <= _LONGEST_SHOWN else shown[:_LONGEST_SHOWN] + "…"
    return FetchError(Diagnosis.BAD_ADDRESS, f"The address {shown!r} is not asked: {reason}.")
