"""The limits of bodies, to the byte; what else can be wrong with them stands in tests/faults."""

from __future__ import annotations

import gzip
import sys
import tracemalloc
import zlib
from typing import TYPE_CHECKING

import brotli
import pytest

from monitor.errors import FetchError
from monitor.fetch import Limits
from monitor.model import Document
from tests.faults.manners import endless
from tests.fetch.fault_server import answer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
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
        assert tracemalloc.get_traced_memory()[1] < len(BOMB) / 4
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(("size", "fits"), [(LIMIT, True), (LIMIT + 1, False)])
@pytest.mark.parametrize("coding", ["identity", "gzip"])
async def test_the_limit_itself_is_allowed(
    make_fetcher: MakeFetcher,
    server: FaultServer,
    coding: str,
    size: int,
    fits: bool,  # noqa: FBT001 - a table
) -> None:
    body = gzip.compress(bytes(size)) if coding == "gzip" else bytes(size)
    server.answers["/"] = (
        b"HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nConnection: close\r\n\r\n" % coding.encode() + body
    )
    if fits:
        document = await make_fetcher(limits=Limits(body=LIMIT)).fetch(server.url())
        assert isinstance(document, Document)
        assert len(document.body) == size
    else:
        assert await diagnosis(make_fetcher, server) == "too-large"


@pytest.mark.parametrize(("limits", "fits"), [(Limits(), True), (Limits(ratio_from=99_999), False)])
async def test_the_ratio_counts_only_where_the_size_matters(
    make_fetcher: MakeFetcher,
    server: FaultServer,
    limits: Limits,
    fits: bool,  # noqa: FBT001 - a table
) -> None:
    server.answers["/"] = answer(200, brotli.compress(bytes(100_000)), "Content-Encoding: br")
    fetcher = make_fetcher(limits=limits)
    if fits:
        assert isinstance(await fetcher.fetch(server.url()), Document)
    else:
        with pytest.raises(FetchError, match="unpacks to 200 times its size"):
            await fetcher.fetch(server.url())


async def test_an_endless_answer_without_a_document_is_not_read_to_its_end(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    server.answers["/"] = endless(b"HTTP/1.1 404 Not Found\r\nContent-Encoding: gzip\r\n\r\n", bytes(0x1000))
    assert await diagnosis(make_fetcher, server) == "not-found"
