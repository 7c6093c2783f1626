"""Header fields: those that we send, and the validators in those that we get, byte for byte."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Validators

if TYPE_CHECKING:
    from collections.abc import Iterable

    import httpx2

    from monitor.fetch.limits import Limits

Field = tuple[str, str]
RawField = tuple[bytes, bytes]

# Pages and feeds alike: what a source serves is found out from what it serves.
ACCEPT = (
    "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json, "
    "application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.5"
)
# How the message travels is the client's business; a Host of one's own would reach another site than was judged.
_RESERVED = frozenset(
    {
        "connection", "content-length", "expect", "host", "keep-alive", "proxy-connection", "te", "trailer",
        "transfer-encoding", "upgrade", "if-match", "if-modified-since", "if-none-match", "if-range",
        "if-unmodified-since", "range",
    }
)  # fmt: skip
# May be told to anybody; every other field of a source may be a secret between it and its host.
_HARMLESS = frozenset({"accept", "accept-language", "user-agent"})
# RFC 9110, section 5.5, allows any byte above 0x20; this encoding gives each back as it came.
_BYTES = "latin-1"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")

NOTHING_KNOWN = Validators()


def encoded(fields: Iterable[Field]) -> tuple[RawField, ...]:
    """Return a source's own header fields as bytes. Raises FetchError (bad-header) for what no source may set."""
    return tuple(_encoded(name, value) for name, value in fields)


def _encoded(name: str, value: str) -> RawField:
    if name.lower() in _RESERVED:
        raise FetchError(Diagnosis.BAD_HEADER, f"The header {name!r} is the client's own and cannot be configured.")
    try:
        return name.encode("ascii"), value.encode()
    except UnicodeEncodeError as error:
        raise FetchError(Diagnosis.BAD_HEADER, f"The header {name!r} cannot be sent as it is configured.") from error


def harmless(fields: Iterable[RawField]) -> tuple[RawField, ...]:
    """Return the fields that may follow a redirect to another origin."""
    return tuple(field for field in fields if field[0].decode(_BYTES).lower() in _HARMLESS)


def names(fields: Iterable[RawField]) -> frozenset[bytes]:
    """Return the names of fields, in lower case."""
    return frozenset(name.lower() for name, _ in fields)


def conditions(known: Validators) -> tuple[RawField, ...]:
    """Return the fields that ask for the document only if it changed (RFC 9110, section 13.1)."""
    fields = ((b"If-None-Match", known.etag), (b"If-Modified-Since", known.last_modified))
    return tuple((name, value.encode(_BYTES)) for name, value in fields if value is not None)


def validators(response: httpx2.Response, known: Validators = NOTHING_KNOWN) -> Validators:
    """Return the validators of an answer, each as the server wrote it; where it gave none, the `known` one."""
    return Validators(
        etag=first(response, b"etag") or known.etag,
        last_modified=first(response, b"last-modified") or known.last_modified,
    )


def first(response: httpx2.Response, name: bytes) -> str | None:
    """Return the first value under a lower-case name, each byte of it one character; None for none or an empty one."""
    values = (value for key, value in response.headers.raw if key.lower() == name)
    return next(values, b"").decode(_BYTES) or None


def location(response: httpx2.Response) -> str | None:
    """Return where a redirect points, as written; bytes beyond ASCII, which do not belong there, are escaped."""
    value = first(response, b"location")
    return None if value is None else _BEYOND_ASCII.sub(lambda byte: f"%{ord(byte[0]):02X}", value)


def too_many(response: httpx2.Response, limits: Limits) -> bool:
    """Tell whether the header fields of an answer are more, or longer together, than they may be."""
    fields = response.headers.raw
    return len(fields) > limits.fields or sum(len(name) + len(value) for name, value in fields) > limits.headers
