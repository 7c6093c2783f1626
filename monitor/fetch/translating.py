"""What libraries and the system raise becomes a FetchError, here and only here."""

from __future__ import annotations

import socket
import ssl
from contextlib import contextmanager
from typing import TYPE_CHECKING

import anyio
import h2.errors
import h2.events
import h2.exceptions
import httpcore2
import httpx2

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch import certificates
from monitor.fetch.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.fetch.wire import Wire

_Kinds = type[Exception] | tuple[type[Exception], ...]

# Read downwards: the first line that fits an exception, or one that caused it, tells what happened.
_MEANINGS: tuple[tuple[_Kinds, Diagnosis, str], ...] = (
    (ssl.SSLCertVerificationError, Diagnosis.TLS, "The certificate of {host} is not accepted: {reason}."),
    (ssl.SSLError, Diagnosis.TLS, "No secure connection to {host} could be made: {reason}."),
    (socket.gaierror, Diagnosis.DNS, "The name {host} could not be resolved: {reason}."),
    (ConnectionRefusedError, Diagnosis.REFUSED, "{host} refused the connection."),
    ((httpx2.TimeoutException, httpcore2.TimeoutException), Diagnosis.TIMEOUT, "{host} was too slow: {undone}."),
    (TimeoutError, Diagnosis.TIMEOUT, "{host} took longer than a fetch may take: {undone}."),
    (
        (httpx2.InvalidURL, httpx2.UnsupportedProtocol),
        Diagnosis.BAD_ADDRESS,
        "The client cannot ask this address of {host}.",
    ),
    (
        h2.exceptions.DenialOfServiceError,
        Diagnosis.TOO_LARGE,
        "The header fields of the answer of {host} are too long.",
    ),
    (
        h2.exceptions.InvalidBodyLengthError,
        Diagnosis.TRUNCATED,
        "The document of {host} is not as long as it was declared.",
    ),
    (h2.exceptions.H2Error, Diagnosis.PROTOCOL, "{host} broke the rules of HTTP/2."),
    (httpx2.LocalProtocolError, Diagnosis.BAD_HEADER, "The headers for {host} cannot be sent as they are configured."),
    ((httpx2.ProtocolError, httpcore2.ProtocolError), Diagnosis.PROTOCOL, "{host} broke the rules of HTTP."),
    (httpx2.ConnectError, Diagnosis.UNREACHABLE, "No connection to {host} could be made: {reason}."),
    (
        (httpx2.NetworkError, httpcore2.NetworkError, anyio.BrokenResourceError, anyio.ClosedResourceError, OSError),
        Diagnosis.DISCONNECTED,
        "{host} broke off the connection: {undone}.",
    ),
    # A ValueError: the HTTP/2 client takes statuses that are no numbers for such.
    (Exception, Diagnosis.PROTOCOL, "{host} did not answer in proper HTTP."),
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
_Links = tuple[BaseException, ...]


@contextmanager
def our_errors(wire: Wire) -> Iterator[None]:
    """Turn what is raised in the block into a FetchError that names the host and what it had not done, cause kept."""
    try:
        yield
    except FOREIGN as error:
        links = tuple(_chain(error))
        raise _special(links, wire) or _usual(links, wire) from error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        # The pool raises its own errors "from None", which takes their cause away; the context still has it.
        error = error.__cause__ or (error.__context__ if isinstance(error, _POOL) else None)


def _special(links: _Links, wire: Wire) -> FetchError | None:
    """Tell what no exception has a class of its own for."""
    rules: tuple[Callable[[_Links, Wire], FetchError | None], ...] = (_overlong, _taken_back, _broken_off)
    found = (rule(links, wire) for rule in rules)
    return next((error for error in found if error is not None), None)


def _overlong(links: _Links, wire: Wire) -> FetchError | None:
    if any(getattr(link, "error_status_hint", None) == _HEADERS_TOO_LONG for link in links):
        return FetchError(Diagnosis.TOO_LARGE, f"The header fields of the answer of {wire.host} are too long.")
    return None


def _taken_back(links: _Links, wire: Wire) -> FetchError | None:
    """Tell of RST_STREAM and GOAWAY (RFC 9113, sections 6.4 and 6.8), which the client hands on as they came."""
    for event in (link.args[0] for link in links if link.args):
        if isinstance(event, h2.events.StreamReset):
            return FetchError(
                Diagnosis.RESET, f"{wire.host} took its answer back (RST_STREAM, {_code(event.error_code)})."
            )
        if isinstance(event, h2.events.ConnectionTerminated):
            return FetchError(
                Diagnosis.RESET, f"{wire.host} took the connection back (GOAWAY, {_code(event.error_code)})."
            )
    return None


def _code(code: h2.errors.ErrorCodes | int | None) -> str:
    return code.name if isinstance(code, h2.errors.ErrorCodes) else str(code)


def _broken_off(links: _Links, wire: Wire) -> FetchError | None:
    """Tell an answer that ended early from one that is wrong: to the client's parsers both are broken rules."""
    if wire.ended and isinstance(links[0], httpx2.RemoteProtocolError):
        if wire.phase is Phase.BODY:
            return FetchError(Diagnosis.TRUNCATED, f"The document of {wire.host} ended before its end.")
        return FetchError(Diagnosis.DISCONNECTED, f"{wire.host} broke off the connection: {wire.phase.value}.")
    if wire.phase is Phase.TLS and isinstance(links[0], httpx2.ConnectError) and not _any(links, ssl.SSLError):
        return FetchError(Diagnosis.TLS, f"No secure connection to {wire.host} could be made: the server broke off.")
    return None


def _usual(links: _Links, wire: Wire) -> FetchError:
    diagnosis, sentence = next(
        (diagnosis, sentence)
        for kind, diagnosis, sentence in _MEANINGS
        if _any(links, kind)  # the last line fits everything
    )
    return FetchError(diagnosis, sentence.format(host=wire.host, undone=wire.phase.value, reason=_reason(links)))


def _any(links: _Links, kind: _Kinds) -> bool:
    return any(isinstance(link, kind) for link in links)


def _reason(links: _Links) -> str:
    for link in links:
        if isinstance(link, ssl.SSLError):
            return certificates.reason(link)
    system = [link.strerror for link in links if isinstance(link, OSError) and link.strerror]
    return system[-1].rstrip(".") if system else "the server broke off"
