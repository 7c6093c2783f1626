"""Reading a body no further than its limit, whatever was declared and however small it came over the wire."""

from __future__ import annotations

from contextlib import aclosing
from typing import TYPE_CHECKING

from monitor.fetch.failures import failure

if TYPE_CHECKING:
    import httpx2

    from monitor.errors import FetchError

_CODINGS = frozenset({"identity", "gzip", "deflate", "br", "zstd"})
_WORTH_DRAINING = 65_536  # bytes; a new connection costs both sides more than reading these


async def read_body(response: httpx2.Response, limit: int) -> bytes:
    """Return the decompressed body. Raises FetchError: too-large above `limit` bytes, bad-encoding."""
    host = response.url.host
    unknown = set(_codings(response)) - _CODINGS
    if unknown:
        raise failure("bad-encoding", f"{host} compresses in a way that we did not ask for: {min(unknown)!r}.")
    if _declared(response) > limit:
        raise _too_large(host, limit)
    body = bytearray()
    async with aclosing(response.aiter_bytes()) as pieces:
        async for piece in pieces:  # of 1 MiB at most, also where 80 bytes stand for 50 MB
            body += piece
            if len(body) > limit:
                raise _too_large(host, limit)
    return bytes(body)


async def drain(response: httpx2.Response) -> None:
    """Read the rest of an answer that is not wanted, if it is short, so that its connection can be used again."""
    async with aclosing(response.aiter_raw()) as pieces:
        async for _ in pieces:
            if response.num_bytes_downloaded > _WORTH_DRAINING:
                return


def _codings(response: httpx2.Response) -> list[str]:
    values = response.headers.get_list("content-encoding", split_commas=True)
    return [value.strip().lower() for value in values if value.strip()]


def _declared(response: httpx2.Response) -> float:
    length = response.headers.get("content-length", "")
    # As a float, a number of any length can be compared.
    return float(length) if length.isascii() and length.isdigit() else 0.0


def _too_large(host: str, limit: int) -> FetchError:
    return failure("too-large", f"The document of {host} is larger than {limit} bytes.")
