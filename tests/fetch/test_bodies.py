"""Bodies that are too large, broken, or without end."""

from __future__ import annotations

import gzip
import socket
import struct
import sys
import tracemalloc
import zlib
from itertools import count
from typing import TYPE_CHECKING

import brotli
import pytest

from monitor.errors import FetchError
from monitor.fetch import Limits
from monitor.model import Document
from tests.fetch.fault_server import answer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    import asyncio

    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer

LIMIT = 100_000
BOMB = bytes(20_000_000)


async def diagnosis(make_fetcher: MakeFetcher, server: FaultServer) -> str:
    fetcher = make_fetcher(limits=Limits(body=LIMIT))
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(server.url())
    return caught.value.diagnosis


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        pytest.param("gzip", gzip.compress(BOMB), id="gzip"),
        pytest.param("deflate", zlib.compress(BOMB), id="deflate"),
        pytest.param("br", brotli.compress(BOMB, quality=1), id="brotli"),
        pytest.param("zstd", zstd.compress(BOMB), id="zstd"),
        pytest.param("gzip, gzip", gzip.compress(gzip.compress(BOMB)), id="gzip in gzip"),
    ],
)
async def test_a_bomb_is_left_after_the_first_pieces(
    make_fetcher: MakeFetcher, server: FaultServer, coding: str, body: bytes
) -> None:
    assert len(body) < LIMIT
    server.answers["/"] = answer(200, body, f"Content-Encoding: {coding}")
    tracemalloc.start()
    try:
        assert await diagnosis(make_fetcher, server) == "too-large"
        assert tracemalloc.get_traced_memory()[1] < len(BOMB) / 2
    finally:
        tracemalloc.stop()


async def test_a_declared_length_above_the_limit_is_believed(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 100001\r\n\r\n"  # and nothing follows
    assert await diagnosis(make_fetcher, server) == "too-large"


@pytest.mark.parametrize(("size", "fits"), [(LIMIT, True), (LIMIT + 1, False)])
async def test_the_limit_itself_is_allowed(
    make_fetcher: MakeFetcher,
    server: FaultServer,
    size: int,
    fits: bool,  # noqa: FBT001 - a table
) -> None:
    server.answers["/"] = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + bytes(size)
    fetcher = make_fetcher(limits=Limits(body=LIMIT))
    if fits:
        document = await fetcher.fetch(server.url())
        assert isinstance(document, Document)
        assert len(document.body) == size
    else:
        assert await diagnosis(make_fetcher, server) == "too-large"


async def test_an_endless_body_is_cut(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:
            writer.write(b"1000\r\n" + bytes(0x1000) + b"\r\n")
            await writer.drain()

    server.answers["/"] = endless
    assert await diagnosis(make_fetcher, server) == "too-large"


async def test_an_endless_answer_without_a_document_is_not_read_to_its_end(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Encoding: gzip\r\n\r\n")
        while True:
            writer.write(bytes(0x1000))
            await writer.drain()

    server.answers["/"] = endless
    assert await diagnosis(make_fetcher, server) == "not-found"


async def test_endless_headers_are_cut(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    async def endless(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        for number in count():
            writer.write(b"X-%d: %s\r\n" % (number, b"x" * 1000))
            await writer.drain()

    server.answers["/"] = endless
    assert await diagnosis(make_fetcher, server) == "too-large"


async def test_headers_have_a_limit_of_their_own(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers["/"] = answer(200, b"", "X: " + "x" * 70_000)
    assert await diagnosis(make_fetcher, server) == "too-large"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(answer(200, b"no gzip", "Content-Encoding: gzip"), "bad-encoding", id="not what it says"),
        pytest.param(answer(200, b"\x1f\x8b broken", "Content-Encoding: gzip"), "bad-encoding", id="broken gzip"),
        pytest.param(answer(200, b"\xff" * 20, "Content-Encoding: br"), "bad-encoding", id="broken brotli"),
        pytest.param(answer(200, b"broken", "Content-Encoding: zstd"), "bad-encoding", id="broken zstd"),
        pytest.param(answer(200, b"a", "Content-Encoding: rot13"), "bad-encoding", id="unknown coding"),
        pytest.param(
            answer(200, b"a", "Content-Encoding: " + ", ".join(["gzip"] * 6)), "bad-encoding", id="too many codings"
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\nConnection: close\r\n\r\nshort", "protocol", id="length too long"
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nsho",
            "protocol",
            id="chunk cut off",
        ),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\nshort\r\n", "protocol", id="chunk of no size"
        ),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: many\r\n\r\n", "protocol", id="length is no number"),
        pytest.param(b"HTTP/1.1 200 OK\r\nno colon\r\n\r\n", "protocol", id="garbage among the headers"),
        pytest.param(b"SSH-2.0-OpenSSH\r\n\r\n", "protocol", id="not HTTP"),
        pytest.param(b"HTTP/1.1 abc OK\r\n\r\n", "protocol", id="status is no number"),
    ],
)
async def test_a_broken_answer_has_its_diagnosis(
    make_fetcher: MakeFetcher, server: FaultServer, data: bytes, expected: str
) -> None:
    server.answers["/"] = data
    assert await diagnosis(make_fetcher, server) == expected


async def test_no_answer_at_all_has_its_diagnosis(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    async def hang_up(writer: asyncio.StreamWriter) -> None:
        writer.close()

    server.answers["/"] = hang_up
    assert await diagnosis(make_fetcher, server) == "protocol"


async def test_a_reset_in_mid_answer_has_its_diagnosis(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    async def reset(writer: asyncio.StreamWriter) -> None:
        sock = writer.get_extra_info("socket")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n")
        await writer.drain()
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()

    server.answers["/"] = reset
    assert await diagnosis(make_fetcher, server) == "disconnected"
