"""What can go wrong, in our words."""

from __future__ import annotations

from typing import Literal

from monitor.errors import FetchError

Diagnosis = Literal[
    "bad-address",  # not an address that is ever asked
    "bad-encoding",  # the body's compression is broken or unknown
    "bad-header",  # a header that the source is configured with cannot be sent
    "blocked-address",  # the name leads into a network that is not allowed
    "browser-failed",  # it did not start, or gave up on the page
    "disconnected",  # before the answer or in the middle of it
    "dns",
    "forbidden",
    "gone",  # for good
    "no-browser",  # the source's page needs one, and there is none here
    "not-found",
    "protocol",  # not HTTP as it should be
    "rate-limited",
    "redirect-loop",
    "refused",
    "reset",  # HTTP/2: the server took the stream or the connection back
    "robots",  # robots.txt asks programs not to fetch it
    "robots-unavailable",  # robots.txt could not be read
    "server-error",
    "status",  # any other status that brings no document
    "timeout",
    "tls",
    "too-large",
    "too-many-redirects",
    "truncated",  # the document ended before its end
    "unauthorized",
    "unreachable",
]


def failure(
    diagnosis: Diagnosis,
    message: str,
    *,
    status: int | None = None,
    retry_after: float | None = None,
    excerpt: bytes = b"",
) -> FetchError:
    """Make the error of one of the known diagnoses; `retry_after` in seconds, `excerpt` as FetchError has it."""
    return FetchError(diagnosis, message, status=status, retry_after=retry_after, excerpt=excerpt)
