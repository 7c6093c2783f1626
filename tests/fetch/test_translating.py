from __future__ import annotations

import socket
import ssl

import anyio
import h2.exceptions
import h11
import httpcore2
import httpx2
import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch import Limits
from monitor.fetch.phases import Phase
from monitor.fetch.translating import our_errors
from monitor.fetch.wire import Wire


def caused(error: Exception, *causes: Exception) -> Exception:
    """Chain errors as libraries do that raise one from another."""
    last: BaseException = error
    for cause in causes:
        last.__cause__ = last = cause
    return error


def hidden(error: Exception, cause: Exception) -> Exception:
    """Chain errors as the connection pool does, which takes the cause away again."""
    error.__context__ = cause
    error.__suppress_context__ = True
    return error


def certificate(reason: str, code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError(1, "certificate verify failed")
    error.verify_message, error.verify_code = reason, code
    return error


def waiting(host: str = "a") -> Wire:
    """Make the account of a request whose answer is waited for."""
    wire = Wire(host, Limits())
    wire.phase = Phase.WAIT
    return wire


@pytest.mark.parametrize(
    ("error", "diagnosis", "message"),
    [
        (socket.gaierror(-2, "Name not known"), "dns", "The name a could not be resolved: Name not known."),
        (ConnectionRefusedError(111, "Connection refused"), "refused", "a refused the connection."),
        (
            caused(
                httpx2.ConnectError("x"),
                hidden(httpcore2.ConnectError("x"), caused(OSError("all failed"), ConnectionRefusedError(111, "no"))),
            ),
            "refused",
            "a refused the connection.",
        ),
        (
            caused(httpx2.ConnectError("x"), OSError(101, "Network is unreachable")),
            "unreachable",
            "No connection to a could be made: Network is unreachable.",
        ),
        (httpx2.ConnectError("x"), "unreachable", "No connection to a could be made: the server broke off."),
        (
            caused(httpx2.ConnectError("x"), certificate("certificate has expired", 10)),
            "tls",
            "The certificate of a is not accepted: it has expired.",
        ),
        (
            caused(httpx2.ConnectError("x"), certificate("invalid CA certificate.", 24)),
            "tls",
            "The certificate of a is not accepted: invalid CA certificate.",
        ),
        (ssl.SSLError(1, "x"), "tls", "No secure connection to a could be made: the server broke off."),
        (httpx2.ConnectTimeout("x"), "timeout", "a was too slow: it did not begin to answer."),
        (httpx2.ReadTimeout("x"), "timeout", "a was too slow: it did not begin to answer."),
        (httpx2.WriteTimeout("x"), "timeout", "a was too slow: it did not begin to answer."),
        (httpx2.PoolTimeout("x"), "timeout", "a was too slow: it did not begin to answer."),
        (TimeoutError(), "timeout", "a took longer than a fetch may take: it did not begin to answer."),
        (httpx2.InvalidURL("x"), "bad-address", "The client cannot ask this address of a."),
        (httpx2.UnsupportedProtocol("x"), "bad-address", "The client cannot ask this address of a."),
        (h2.exceptions.ProtocolError("SEND_SETTINGS in state CLOSED"), "protocol", "a broke the rules of HTTP/2."),
        (h2.exceptions.StreamClosedError(1), "protocol", "a broke the rules of HTTP/2."),
        (
            caused(
                httpx2.LocalProtocolError("x"),
                hidden(httpcore2.LocalProtocolError("x"), h2.exceptions.FlowControlError()),
            ),
            "protocol",
            "a broke the rules of HTTP/2.",
        ),
        (
            h2.exceptions.DenialOfServiceError("too many headers"),
            "too-large",
            "The header fields of the answer of a are too long.",
        ),
        (
            caused(httpx2.RemoteProtocolError("x"), h11.RemoteProtocolError("x", error_status_hint=431)),
            "too-large",
            "The header fields of the answer of a are too long.",
        ),
        (httpx2.RemoteProtocolError("x"), "protocol", "a broke the rules of HTTP."),
        (httpcore2.RemoteProtocolError("x"), "protocol", "a broke the rules of HTTP."),
        (httpx2.LocalProtocolError("x"), "bad-header", "The headers for a cannot be sent as they are configured."),
        (httpx2.ReadError("x"), "disconnected", "a broke off the connection: it did not begin to answer."),
        (httpx2.WriteError("x"), "disconnected", "a broke off the connection: it did not begin to answer."),
        (httpcore2.ReadError("x"), "disconnected", "a broke off the connection: it did not begin to answer."),
        (anyio.BrokenResourceError(), "disconnected", "a broke off the connection: it did not begin to answer."),
        (anyio.ClosedResourceError(), "disconnected", "a broke off the connection: it did not begin to answer."),
        (ConnectionResetError(104, "reset"), "disconnected", "a broke off the connection: it did not begin to answer."),
        (anyio.EndOfStream(), "protocol", "a did not answer in proper HTTP."),
        (httpx2.StreamClosed(), "protocol", "a did not answer in proper HTTP."),
        (ValueError("invalid literal for int()"), "protocol", "a did not answer in proper HTTP."),
    ],
)
def test_what_others_raise_is_said_in_our_words(error: Exception, diagnosis: str, message: str) -> None:
    with pytest.raises(FetchError) as caught, our_errors(waiting()):
        raise error
    assert (caught.value.diagnosis, str(caught.value)) == (diagnosis, message)
    assert caught.value.__cause__ is error


def test_an_error_that_was_being_handled_before_does_not_count() -> None:
    later = hidden(httpx2.ReadTimeout("x"), ConnectionRefusedError())
    with pytest.raises(FetchError, match="b was too slow"), our_errors(waiting("b")):
        raise later


@pytest.mark.parametrize("error", [FetchError(Diagnosis.GONE, "Gone."), KeyError("ours"), TypeError("ours")])
def test_our_own_errors_pass_unchanged(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, our_errors(waiting()):
        raise error
    assert caught.value is error


@pytest.mark.parametrize(
    ("phase", "error", "diagnosis", "message"),
    [
        (Phase.QUEUE, httpx2.PoolTimeout("x"), "timeout", "a was too slow: no connection to it was free."),
        (Phase.RESOLVE, httpx2.ConnectTimeout("x"), "timeout", "a was too slow: its name was not resolved."),
        (Phase.CONNECT, httpx2.ConnectTimeout("x"), "timeout", "a was too slow: it did not accept a connection."),
        (Phase.TLS, httpx2.ConnectTimeout("x"), "timeout", "a was too slow: it did not finish the TLS handshake."),
        (
            Phase.TLS,
            httpx2.ConnectError("x"),
            "tls",
            "No secure connection to a could be made: the server broke off.",
        ),
        (Phase.SEND, httpx2.WriteTimeout("x"), "timeout", "a was too slow: it did not take the request."),
        (Phase.HEAD, httpx2.ReadTimeout("x"), "timeout", "a was too slow: it did not finish the head of its answer."),
        (
            Phase.HEAD,
            httpx2.ReadError("x"),
            "disconnected",
            "a broke off the connection: it did not finish the head of its answer.",
        ),
        (Phase.BODY, httpx2.ReadTimeout("x"), "timeout", "a was too slow: it did not finish its document."),
    ],
)
def test_what_had_not_been_done_is_said(phase: Phase, error: Exception, diagnosis: str, message: str) -> None:
    wire = waiting()
    wire.phase = phase
    with pytest.raises(FetchError) as caught, our_errors(wire):
        raise error
    assert (caught.value.diagnosis, str(caught.value)) == (diagnosis, message)
