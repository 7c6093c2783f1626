"""What went wrong, in our words: foreign exceptions and unwelcome statuses become FetchErrors, here and only here."""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING, Literal

import anyio
import h2.exceptions
import httpcore2
import httpx2

from monitor.errors import FetchError

if TYPE_CHECKING:
    from collections.abc import Iterator

Diagnosis = Literal[
    "bad-address",  # not an address that is ever asked
    "bad-encoding",  # the body's compression is broken or unknown
    "bad-header",  # a header that the source is configured with cannot be sent
    "blocked-address",  # the name leads into a network that is not allowed
    "disconnected",  # in the middle of the answer
    "dns",
    "forbidden",
    "gone",  # for good
    "not-found",
    "protocol",  # not HTTP as it should be
    "rate-limited",
    "redirect-loop",
    "refused",
    "server-error",
    "status",  # any other status that brings no document
    "timeout",
    "tls",
    "too-large",
    "too-many-redirects",
    "unauthorized",
    "unreachable",
]

# Read downwards: the first line that fits an exception, or one that caused it, tells what happened.
_MEANINGS: tuple[tuple[type[Exception] | tuple[type[Exception], ...], Diagnosis, str], ...] = (
    (ssl.SSLCertVerificationError, "tls", "The certificate of {host} is not accepted: {reason}."),
    (ssl.SSLError, "tls", "No secure connection to {host} could be made: {reason}."),
    (socket.gaierror, "dns", "The name {host} could not be resolved: {reason}."),
    (ConnectionRefusedError, "refused", "{host} refused the connection."),
    (httpx2.ConnectTimeout, "timeout", "{host} did not accept a connection in time."),
    (httpx2.ReadTimeout, "timeout", "{host} stopped sending."),
    (httpx2.WriteTimeout, "timeout", "{host} stopped listening."),
    (httpx2.PoolTimeout, "timeout", "No connection to {host} was free in time."),
    (TimeoutError, "timeout", "{host} took longer than a fetch may take."),
    (httpx2.DecodingError, "bad-encoding", "The compressed answer of {host} is broken."),
    ((httpx2.InvalidURL, httpx2.UnsupportedProtocol), "bad-address", "The client cannot ask this address of {host}."),
    (h2.exceptions.DenialOfServiceError, "too-large", "The header fields of the answer of {host} are too long."),
    (h2.exceptions.H2Error, "protocol", "{host} broke the rules of HTTP/2."),
    (httpx2.LocalProtocolError, "bad-header", "The headers for {host} cannot be sent as they are configured."),
    ((httpx2.ProtocolError, httpcore2.ProtocolError), "protocol", "{host} broke the rules of HTTP."),
    (httpx2.ConnectError, "unreachable", "No connection to {host} could be made: {reason}."),
    (
        (httpx2.NetworkError, httpcore2.NetworkError, anyio.BrokenResourceError, anyio.ClosedResourceError, OSError),
        "disconnected",
        "{host} broke off the connection.",
    ),
    # A ValueError: the HTTP/2 client takes statuses that are no numbers for such.
    (Exception, "protocol", "{host} did not answer in proper HTTP."),
)
_POOL = (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.TimeoutException)
FOREIGN = (
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    *_POOL,
    h2.exceptions.H2Error,  # is no httpx2 exception, and comes through
    anyio.BrokenResourceError,
    anyio.ClosedResourceError,
    anyio.EndOfStream,
    OSError,  # with TimeoutError, ssl.SSLError and socket.gaierror
    ValueError,
)
_HEADERS_TOO_LONG = 431  # what h11 would have a server answer


def failure(
    diagnosis: Diagnosis, message: str, *, status: int | None = None, retry_after: float | None = None
) -> FetchError:
    """Make the error of one of the known diagnoses; `retry_after` in seconds."""
    return FetchError(diagnosis, message, status=status, retry_after=retry_after)


@contextmanager
def our_errors(host: str) -> Iterator[None]:
    """Turn what libraries and the system raise into FetchErrors that name `host`, the cause kept."""
    try:
        yield
    except FOREIGN as error:
        raise _translated(error, host) from error


def _translated(error: Exception, host: str) -> FetchError:
    chain = tuple(_chain(error))
    if any(getattr(link, "error_status_hint", None) == _HEADERS_TOO_LONG for link in chain):
        return failure("too-large", f"The header fields of the answer of {host} are too long.")
    diagnosis, sentence = next(
        (diagnosis, sentence)
        for kind, diagnosis, sentence in _MEANINGS
        for link in chain
        if isinstance(link, kind)  # the last line fits everything
    )
    return failure(diagnosis, sentence.format(host=host, reason=_reason(chain)))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        # The pool raises its own errors "from None", which takes their cause away; the context still has it.
        error = error.__cause__ or (error.__context__ if isinstance(error, _POOL) else None)


def _reason(chain: tuple[BaseException, ...]) -> str:
    for link in chain:
        # ssl sets these two only on the errors that it makes itself.
        if verdict := getattr(link, "verify_message", None):
            return str(verdict).rstrip(".")
        if isinstance(link, ssl.SSLError) and (reason := getattr(link, "reason", None)):
            return str(reason).replace("_", " ").lower()
    system = [link.strerror for link in chain if isinstance(link, OSError) and link.strerror]
    return system[-1].rstrip(".") if system else "the server broke off"
