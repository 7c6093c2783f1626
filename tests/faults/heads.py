"""Faults of heads: what stands before the body, and between answers."""

from __future__ import annotations

from tests.faults.fault import Fault
from tests.faults.manners import endless, endless_headers, then_close, then_reset
from tests.fetch.fault_server import answer, redirect

_OK = b"HTTP/1.1 200 OK\r\n"
_HERE = _OK + b"Content-Length: 4\r\n"

PARSING = (
    Fault("not HTTP", "protocol", {"/": b"SSH-2.0-OpenSSH_9.9\r\n\r\n"}),
    Fault("garbage before the answer", "protocol", {"/": b"\x00\x01\x02" + answer(200, b"here")}),
    Fault("a greeting before the question", "protocol", {"/": answer(200, b"here")}, greeting=b"220 mail.example\r\n"),
    Fault("garbage among the headers", "protocol", {"/": _HERE + b"no colon\r\n\r\nhere"}),
    Fault("NUL in a header", "protocol", {"/": _HERE + b"X: a\x00b\r\n\r\nhere"}),
    Fault("a space in a header's name", "protocol", {"/": _HERE + b"X Y: z\r\n\r\nhere"}),
    Fault("a status that is no number", "protocol", {"/": b"HTTP/1.1 abc OK\r\n\r\n"}),
    Fault("a status of four digits", "protocol", {"/": b"HTTP/1.1 2000 OK\r\n\r\n"}),
    Fault("HTTP of the future", "protocol", {"/": b"HTTP/9.9 OK\r\n\r\n"}),
    Fault("a length that is no number", "protocol", {"/": _OK + b"Content-Length: many\r\n\r\n"}),
    Fault("a negative length", "protocol", {"/": _OK + b"Content-Length: -4\r\n\r\nhere"}),
    Fault("two lengths", "protocol", {"/": _HERE + b"Content-Length: 5\r\n\r\nhere!"}),
    Fault("unknown transfer coding", "protocol", {"/": _OK + b"Transfer-Encoding: gzip\r\n\r\nhere"}),
    Fault("another protocol unasked", "protocol", {"/": b"HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n"}),
    Fault("bare line feeds", None, {"/": b"HTTP/1.1 200 OK\nContent-Length: 4\n\nhere"}),
    Fault("one length twice", None, {"/": _HERE + b"Content-Length: 4\r\n\r\nhere"}),
    Fault(
        "chunks and a length",
        None,
        {"/": _HERE + b"Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n2\r\nre\r\n0\r\n\r\n"},
    ),
    Fault("a folded header", None, {"/": _HERE + b"X: a\r\n  b\r\n\r\nhere"}),
    Fault("HTTP/1.0", None, {"/": then_close(b"HTTP/1.0 200 OK\r\n\r\nhere")}),
    Fault("interim answers", None, {"/": b"HTTP/1.1 103 Early Hints\r\n\r\n" * 3 + answer(200, b"here")}),
)
SIZES = (
    Fault("endless headers", "too-large", {"/": endless_headers(_OK)}, "head of the answer"),
    Fault("one endless header", "too-large", {"/": endless(_OK + b"X: ", b"x" * 4_096)}),
    Fault("an endless status line", "too-large", {"/": endless(b"HTTP/1.1 200 ", b"x" * 4_096)}),
    Fault("headers above the limit", "too-large", {"/": answer(200, b"", "X: " + "x" * 70_000)}),
    Fault("too many headers", "too-large", {"/": answer(200, b"", *["X: y"] * 600)}, "too many"),
    Fault("interim answers without end", "too-large", {"/": endless(b"", b"HTTP/1.1 100 Continue\r\n\r\n")}),
)
CLOSING = (
    Fault("closed without an answer", "disconnected", {"/": then_close()}, "did not begin to answer"),
    Fault("closed in the head", "disconnected", {"/": then_close(_OK + b"X: y")}, "did not finish the head"),
    Fault("reset without an answer", "disconnected", {"/": then_reset(b"")}),
    Fault(
        "closed when it is used again", None, {"/": redirect("/next"), "/next": (then_close(), answer(200, b"here"))}
    ),
)
FAULTS = PARSING + SIZES + CLOSING
