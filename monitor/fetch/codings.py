"""The codings that bodies are packed in: each unpacks in pieces of a bounded size, and knows whether it saw its end.

The client's library unpacks too, but takes a body that was cut off for a whole one, stops after the first of several
gzip members, and lets a zstd body ask for 128 MB of memory.
"""

from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING, Protocol

import brotli

if sys.version_info >= (3, 14):  # pragma: no cover - one of the two
    from compression import zstd
else:
    from backports import zstd

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

BROKEN = (zlib.error, brotli.error, zstd.ZstdError)

_PIECE = 524_288  # bytes that are unpacked at once; brotli may give twice as many
_MOST_PARTS = 1_000  # of one body; each costs time, even if it holds nothing
_GZIP, _RAW = zlib.MAX_WBITS | 16, -zlib.MAX_WBITS
_GZIP_MAGIC = b"\x1f"
_WINDOW: dict[int, int] = {zstd.DecompressionParameter.window_log_max: 23}  # 8 MiB, as RFC 9659 demands of servers


class Decoder(Protocol):
    """Unpacks one coding."""

    @property
    def complete(self) -> bool:
        """Tell whether all that was begun has come to its end; a body of no bytes begins nothing."""
        ...

    def decode(self, data: bytes) -> Iterator[bytes]:
        """Give what `data` unpacks to, in pieces. Raises one of BROKEN."""
        ...


class Gzip:
    """RFC 1952: one member or several; what follows them is padding."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(_GZIP)
        self._parts = _MOST_PARTS
        self._begun = False

    @property
    def complete(self) -> bool:
        return self._member.eof or not self._begun

    def decode(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        while data:
            if self._member.eof:
                if not data.startswith(_GZIP_MAGIC):
                    return
                self._next()
            yield from _inflate(self._member, data)
            data = self._member.unused_data

    def _next(self) -> None:
        self._parts -= 1
        if not self._parts:
            raise zlib.error("too many members")
        self._member = zlib.decompressobj(_GZIP)


class Deflate:
    """RFC 9110, section 8.4.1.2: in zlib's wrapping as it should be, or bare as some servers send it."""

    def __init__(self) -> None:
        self._start = b""  # until there is enough to tell the wrapping by
        self._stream = zlib.decompressobj()
        self._begun = False

    @property
    def complete(self) -> bool:
        return self._stream.eof or not (self._begun or self._start)

    def decode(self, data: bytes) -> Iterator[bytes]:
        if not self._begun:
            data = self._start = self._start + data
            if len(data) < 2:  # noqa: PLR2004 - bytes of zlib's header
                return
            self._begun = True
            if not _is_wrapped(data):
                self._stream = zlib.decompressobj(_RAW)
        yield from _inflate(self._stream, data)


class Brotli:
    """RFC 7932."""

    def __init__(self) -> None:
        self._stream = brotli.Decompressor()
        self._begun = False

    @property
    def complete(self) -> bool:
        return not self._begun or self._stream.is_finished()

    def decode(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        while piece := self._stream.process(data, output_buffer_limit=_PIECE):
            yield piece
            data = b""


class Zstandard:
    """RFC 8878: one frame or several, within the window that RFC 9659 grants to web servers."""

    def __init__(self) -> None:
        self._frame = zstd.ZstdDecompressor(options=_WINDOW)
        self._parts = _MOST_PARTS
        self._begun = False

    @property
    def complete(self) -> bool:
        return self._frame.eof or not self._begun

    def decode(self, data: bytes) -> Iterator[bytes]:
        self._begun = self._begun or bool(data)
        while data:
            if self._frame.eof:
                self._next()
            piece = self._frame.decompress(data, _PIECE)
            while piece:
                yield piece
                piece = b"" if self._frame.eof or self._frame.needs_input else self._frame.decompress(b"", _PIECE)
            data = self._frame.unused_data

    def _next(self) -> None:
        self._parts -= 1
        if not self._parts:
            raise zstd.ZstdError("too many frames")
        self._frame = zstd.ZstdDecompressor(options=_WINDOW)


DECODERS: dict[str, Callable[[], Decoder]] = {
    "br": Brotli,
    "deflate": Deflate,
    "gzip": Gzip,
    "x-gzip": Gzip,  # RFC 9110, section 8.4.1.3
    "zstd": Zstandard,
}


def _inflate(stream: zlib._Decompress, data: bytes) -> Iterator[bytes]:
    # A full piece may leave more behind than unconsumed input: only an empty one says that all is out.
    while piece := stream.decompress(data, _PIECE):
        yield piece
        data = stream.unconsumed_tail


def _is_wrapped(start: bytes) -> bool:
    """Tell whether this is zlib's header (RFC 1950, section 2.2)."""
    return start[0] & 0x0F == zlib.DEFLATED and int.from_bytes(start[:2], "big") % 31 == 0
