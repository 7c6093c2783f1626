"""Request headers and cookies of the operator's own, with secrets from elsewhere. No value is ever shown."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import AfterValidator, ValidationInfo

from monitor.config.fields import surroundings, wrong
from monitor.config.secrets import filled_in

# What frames the message or asks conditionally is the fetcher's alone.
_RESERVED = frozenset(
    {
        "connection",
        "content-length",
        "host",
        "if-modified-since",
        "if-none-match",
        "keep-alive",
        "range",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)
_COOKIE = "Cookie"
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")  # RFC 9110, section 5.6.2


def _token(message: str, hint: str) -> AfterValidator:
    """Check a name."""

    def checked(name: str) -> str:
        if not _TOKEN.fullmatch(name):
            raise wrong(message, hint)
        return name

    return AfterValidator(checked)


def _line(characters: str, message: str, hint: str) -> AfterValidator:
    """Fill a value in, and check what it is then; it is sent without white space at its ends."""

    def checked(value: str, info: ValidationInfo) -> str:
        filled = filled_in(value, surroundings(info))
        if not re.fullmatch(characters, filled):
            raise wrong(message, hint)
        return filled.strip()

    return AfterValidator(checked)


def _unreserved(name: str) -> str:
    if name.lower() in _RESERVED:
        raise wrong("the monitor sets this header itself", "remove it")
    return name


def _distinct(headers: dict[str, str]) -> dict[str, str]:
    lowered = [name.lower() for name in headers]
    doubled = sorted({name for name in lowered if lowered.count(name) > 1})
    if doubled:
        raise wrong(f"a header stands here twice: {', '.join(doubled)}", "capitals make no difference in header names")
    return headers


def merged(defaults: dict[str, str], own: dict[str, str]) -> tuple[tuple[str, str], ...]:
    """Fill in the default headers; a source's own one of the same name wins."""
    taken = {name.lower() for name in own}
    kept = {name: value for name, value in defaults.items() if name.lower() not in taken}
    return tuple((kept | own).items())


def with_cookies(headers: dict[str, str], cookies: dict[str, str]) -> dict[str, str]:
    """Add cookies to headers, as the one field that they are sent in (RFC 6265, section 5.4)."""
    return headers | {_COOKIE: "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else headers


def has_cookies(headers: dict[str, str]) -> bool:
    """Tell whether cookies stand among headers."""
    return any(name.lower() == _COOKIE.lower() for name in headers)


HeaderName = Annotated[
    str, _token("not the name of a header", "letters, digits and hyphens"), AfterValidator(_unreserved)
]
HeaderValue = Annotated[
    str,
    _line(
        r"[\t\x20-\x7e]*",  # RFC 9110, section 5.5, without the bytes that have no agreed meaning
        "a header's value is one line of ASCII characters",
        "encode it as the site expects it",
    ),
]
Headers = Annotated[dict[HeaderName, HeaderValue], AfterValidator(_distinct)]
CookieName = Annotated[
    str, _token("not the name of a cookie", "one name and its value on each line, as the browser lists them")
]
CookieValue = Annotated[
    str,
    _line(
        r"[\x20-\x3a\x3c-\x7e]*",  # what browsers send, which is more than RFC 6265 has sites set
        "a cookie's value is one line of ASCII characters without a semicolon",
        "copy the value alone",
    ),
]
Cookies = dict[CookieName, CookieValue]
