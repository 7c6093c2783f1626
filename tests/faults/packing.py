"""Bodies packed in ways that a reader should know of."""

from __future__ import annotations

import gzip
import sys
import zlib

import brotli

from tests.fetch.fault_server import answer

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

PAGE = b"<html><title>Screen Desk</title>" + b"".join(
    b"<p>Paragraph %d of a page that says this and that.</p>" % number for number in range(200)
)
PACKERS = {"gzip": gzip.compress, "deflate": zlib.compress, "br": brotli.compress, "zstd": zstd.compress}


NAMED_MEMBER = b"\x1f\x8b\x08\x08" + bytes(6)  # the head of a gzip member, to be followed by a file's name


def packed(coding: str, body: bytes, *lines: str) -> bytes:
    """Return an answer with a body as it is, said to be packed."""
    return answer(200, body, f"Content-Encoding: {coding}", *lines)


def raw_deflate(body: bytes) -> bytes:
    """Pack without zlib's wrapping, as some servers do."""
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


def greedy_zstd(body: bytes) -> bytes:
    """Pack into a frame that asks the reader for a window of 128 MiB."""
    options: dict[int, int] = {
        zstd.CompressionParameter.window_log: 27,
        zstd.CompressionParameter.enable_long_distance_matching: 1,
    }
    stream = zstd.ZstdCompressor(options=options)
    return stream.compress(body) + stream.flush()


def empty_members(size: int) -> bytes:
    """Return gzip members that hold nothing, one after the other, of so many bytes or a few more."""
    member = gzip.compress(b"")
    return member * (size // len(member) + 1)
