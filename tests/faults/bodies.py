"""Faults of bodies: too large, broken, cut off, packed in traps."""

from __future__ import annotations

from tests.faults.fault import Fault
from tests.faults.manners import endless, then_close, then_half_close, then_reset
from tests.faults.packing import NAMED_MEMBER, PACKERS, PAGE, empty_members, greedy_zstd, packed, raw_deflate
from tests.fetch.fault_server import answer

_ZEROS = bytes(5_000_000)
_OK = b"HTTP/1.1 200 OK\r\n"
_CHUNKED = _OK + b"Transfer-Encoding: chunked\r\n\r\n"
_WHOLE = {coding: pack(PAGE) for coding, pack in PACKERS.items()}

BOMBS = (
    *(Fault(f"{coding} bomb", "too-large", {"/": packed(coding, pack(_ZEROS))}) for coding, pack in PACKERS.items()),
    Fault(
        "a bomb below the limit", "too-large", {"/": packed("br", PACKERS["br"](_ZEROS[:90_000]))}, "200 times its size"
    ),
    Fault("gzip in gzip bomb", "too-large", {"/": packed("gzip, gzip", PACKERS["gzip"](PACKERS["gzip"](_ZEROS)))}),
    Fault("zstd that wants 128 MiB", "bad-encoding", {"/": packed("zstd", greedy_zstd(_ZEROS[:1_000]))}, "is broken"),
    Fault(
        "gzip without contents and without end",
        "too-large",
        {"/": endless(_OK + b"Content-Encoding: gzip\r\n\r\n" + NAMED_MEMBER, b"x" * 4_096)},
    ),
    Fault("gzip of empty members", "bad-encoding", {"/": packed("gzip", empty_members(50_000))}),
    Fault("zstd of empty frames", "bad-encoding", {"/": packed("zstd", PACKERS["zstd"](b"") * 5_000)}),
    Fault(
        "a bomb that is nothing in the end",
        "too-large",
        {"/": packed("gzip, gzip", PACKERS["gzip"](NAMED_MEMBER + _ZEROS.replace(b"\0", b"x")))},
    ),
)
SIZES = (
    Fault("endless body", "too-large", {"/": endless(_OK + b"\r\n", bytes(4_096))}),
    Fault("endless chunks", "too-large", {"/": endless(_CHUNKED, b"1000\r\n" + bytes(0x1000) + b"\r\n")}),
    Fault(
        "chunks that are framing only",
        "too-large",
        {"/": endless(_CHUNKED, b"1;" + b"x" * 1_000 + b"\r\na\r\n")},
        "on the wire",
    ),
    Fault("endless trailers", "too-large", {"/": endless(_CHUNKED + b"0\r\n", b"X: y\r\n" * 100)}, "too long"),
    Fault("a length above the limit", "too-large", {"/": _OK + b"Content-Length: 100001\r\n\r\n"}),
    Fault("a length of nineteen digits", "too-large", {"/": _OK + b"Content-Length: " + b"9" * 19 + b"\r\n\r\n"}),
)
CUT = (
    *(
        Fault(f"{coding} cut off", "truncated", {"/": packed(coding, body[: len(body) // 2])}, "compressed document")
        for coding, body in _WHOLE.items()
    ),
    Fault("gzip without its checksum", "truncated", {"/": packed("gzip", _WHOLE["gzip"][:-8])}),
    Fault("gzip of one byte", "truncated", {"/": packed("gzip", b"\x1f")}),
    Fault("deflate of one byte", "truncated", {"/": packed("deflate", b"\x78")}),
    Fault("a length that is not reached", "truncated", {"/": then_close(_OK + b"Content-Length: 9\r\n\r\nshort")}),
    Fault("half closed before the end", "truncated", {"/": then_half_close(_OK + b"Content-Length: 9\r\n\r\nshort")}),
    Fault("chunk cut off", "truncated", {"/": then_close(_CHUNKED + b"5\r\nsho")}),
    Fault("no last chunk", "truncated", {"/": then_close(_CHUNKED + b"5\r\nshort\r\n")}),
    Fault("cut off in the trailers", "truncated", {"/": then_close(_CHUNKED + b"5\r\nshort\r\n0\r\nX: y")}),
    Fault("reset in the body", "disconnected", {"/": then_reset(_OK + b"Content-Length: 9\r\n\r\nshort")}),
)
BROKEN = (
    Fault("gzip that is none", "bad-encoding", {"/": packed("gzip", PAGE)}),
    Fault("deflate that is none", "bad-encoding", {"/": packed("deflate", PAGE)}),
    Fault("brotli that is none", "bad-encoding", {"/": packed("br", b"\xff" * 20)}),
    Fault("zstd that is none", "bad-encoding", {"/": packed("zstd", PAGE)}),
    Fault("gzip with a wrong checksum", "bad-encoding", {"/": packed("gzip", _WHOLE["gzip"][:-8] + bytes(8))}),
    Fault("unknown coding", "bad-encoding", {"/": packed("rot13", PAGE)}, "'rot13'"),
    Fault("packed six times", "bad-encoding", {"/": packed(", ".join(["gzip"] * 6), PAGE)}, "6 times"),
    Fault("said to be packed twice", "bad-encoding", {"/": packed("gzip, gzip", _WHOLE["gzip"])}),
    Fault("chunk of no size", "protocol", {"/": _CHUNKED + b"xyz\r\nshort\r\n"}),
    Fault("chunk longer than it says", "protocol", {"/": _CHUNKED + b"2\r\nlonger\r\n0\r\n\r\n"}),
    Fault("chunk of a negative size", "protocol", {"/": _CHUNKED + b"-5\r\nshort\r\n"}),
)
BORNE = (
    Fault("deflate without wrapping", None, {"/": packed("deflate", raw_deflate(PAGE))}),
    Fault("two gzip members", None, {"/": packed("gzip", _WHOLE["gzip"] * 2)}),
    Fault("two zstd frames", None, {"/": packed("zstd", _WHOLE["zstd"] * 2)}),
    Fault("padding behind gzip", None, {"/": packed("gzip", _WHOLE["gzip"] + bytes(100))}),
    Fault("packed twice", None, {"/": packed("gzip, br", PACKERS["br"](_WHOLE["gzip"]))}),
    Fault("the old name of gzip", None, {"/": packed("x-gzip", _WHOLE["gzip"])}),
    Fault("packed, of no bytes", None, {"/": packed("gzip", b"")}),
    Fault("a document without end but the connection's", None, {"/": then_close(_OK + b"\r\n" + PAGE)}),
    Fault("a charset that is none", None, {"/": answer(200, PAGE, "Content-Type: text/html; charset=klingon")}),
    Fault("a charset that lies", None, {"/": answer(200, b"\xff\xfe\xc3", "Content-Type: text/html; charset=utf-8")}),
    Fault("204 with a body", None, {"/": b"HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\nshort"}),
    Fault("205 with a body", None, {"/": answer(205, PAGE)}),
)
FAULTS = BOMBS + SIZES + CUT + BROKEN + BORNE
