"""Whatever a server says, a fetch ends with a document, with "not modified", or with a FetchError."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from ipaddress import ip_address
from typing import TYPE_CHECKING

import httpcore2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from monitor.errors import FetchError
from monitor.fetch import Fetcher, Limits
from monitor.model import Document, NotModified, Validators
from tests.fetch.conftest import NO_AUTHORITIES

if TYPE_CHECKING:
    from monitor.fetch.addresses import Address

KNOWN = Validators('"1"', "Sat, 21 Nov 2026 11:59:00 GMT")
STATUS_LINES = st.one_of(
    st.sampled_from(["HTTP/1.1 200 OK", "HTTP/1.0 200", "HTTP/1.1 304 Same", "HTTP/1.1 302 Found"]),
    st.integers(100, 700).map(lambda status: f"HTTP/1.1 {status} Status"),
)
FIELDS = {
    "Content-Length": ("0", "5", "-1", "99999999999999999999"),
    "Transfer-Encoding": ("chunked", "identity", "gzip, chunked"),
    "Content-Encoding": ("gzip", "br, zstd", "identity", "deflate", ",", "GZIP, rot13"),
    "Connection": ("close", "keep-alive", "upgrade"),
    "Location": ("/", "/next", "//[", "http://[::1", "http://10.0.0.1/", "/\u00e9", "mailto:a@b", "?", "\u00ff:"),
    "Set-Cookie": ("a=b; Path=/", "a=b; Expires=Sat, 99 Nov 2026; Domain=..", "=;=;,", "a=\u00ff", "a", 'a="\\'),
    "Retry-After": ("0", "120", "Fri, 31 Dec 9999 23:59:59 GMT", "soon", "9" * 400, "\u0661"),
    "ETag": ('W/"1"', "\u00ff", ""),
    "Last-Modified": ("yesterday",),
    "Content-Type": ("text/html; charset=\u0085", "x"),
    "Upgrade": ("h2c",),
}
LINES = st.sampled_from([f"{name}: {value}" for name, values in FIELDS.items() for value in values])
BODIES = st.one_of(
    st.sampled_from([b"", b"hello", b"5\r\nhello\r\n0\r\n\r\n", b"5\r\nhel", b"\x1f\x8b\x08\x00", b"\x28\xb5\x2f\xfd"]),
    st.binary(max_size=40),
)
WILD_LINES = st.text(max_size=30)
WILD_ENDS = st.sampled_from(["\r\n", "\n", "\r\n\r\n", "\r", "\x00\r\n"])


@st.composite
def answers(draw: st.DrawFn) -> bytes:
    lines = [draw(STATUS_LINES), *draw(st.lists(LINES, max_size=5, unique=True))]
    ends = ["\r\n"] * len(lines)
    # Seldom wild: else nothing would come further than the first line.
    if draw(st.integers(0, 5)) == 0:
        lines.insert(draw(st.integers(0, len(lines))), draw(WILD_LINES))
        ends = [draw(WILD_ENDS) for _ in lines]
    head = "".join(line + end for line, end in zip(lines, ends, strict=True)) + "\r\n"
    return head.encode("latin-1", "replace") + draw(BODIES)


async def anywhere(host: str, port: int) -> tuple[Address, ...]:
    return (ip_address("151.101.1.81"),)


async def fetched(answer: bytes, size: int) -> Document | NotModified | FetchError:
    pieces = [answer[start : start + size] for start in range(0, len(answer), size)]
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(httpcore2, "AnyIOBackend", lambda: httpcore2.AsyncMockBackend(pieces))
        async with Fetcher(
            user_agent="SeriesMonitor/1",
            limits=Limits(body=1_000, redirects=2),
            politeness=timedelta(0),
            resolve=anywhere,
            tls=NO_AUTHORITIES,
        ) as fetcher:
            try:
                return await fetcher.fetch("http://news.example/", known=KNOWN)
            except FetchError as error:
                return error


@settings(max_examples=500, deadline=None)
@given(answers(), st.sampled_from([1, 7, 1_000]))
@example(b"HTTP/1.1 200 OK\r\nSet-Cookie: \xff=\xfe; Domain=\x00\r\n\r\n", 1_000)
@example(b"HTTP/1.1 302 Found\r\nLocation: /\xe9\r\nContent-Length: 0\r\nSet-Cookie: a=\xff\r\n\r\n", 1)
@example(b"HTTP/1.1 304 Same\r\nETag: \xff\r\n\r\n", 1)
def test_an_answer_of_any_form_has_one_of_three_ends(answer: bytes, size: int) -> None:
    end = asyncio.run(fetched(answer, size))
    assert isinstance(end, Document | NotModified | FetchError)
    if isinstance(end, FetchError):
        assert end.diagnosis
        assert str(end).endswith(".")


@settings(deadline=None)
@given(st.binary(max_size=200), st.sampled_from([1, 1_000]))
def test_noise_is_no_document(noise: bytes, size: int) -> None:
    assert isinstance(asyncio.run(fetched(noise, size)), FetchError)
