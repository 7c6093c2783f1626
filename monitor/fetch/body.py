"""Reading a body no further than its limits, whatever was declared and however small it came over the wire."""

from __future__ import annotations

import asyncio
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.codings import BROKEN, DECODERS
from monitor.fetch.translating import FOREIGN
from monitor.fetch.unpacking import Swollen, Unpacker

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator

    import httpx2

    from monitor.fetch.limits import Limits

_MOST_CODINGS = 3  # by mistake some servers compress twice; more is a trap
_WORTH_KEEPING = 65_536  # bytes of an answer that is not wanted; a new connection costs more than reading these


async def read_body(response: httpx2.Response, limits: Limits) -> bytes:
    """Return the decompressed body. Raises FetchError: too-large, bad-encoding, truncated."""
    host = response.url.host
    if _declared(response) > limits.body:
        raise _too_large(host, limits.body)
    body = bytearray()
    async with aclosing(_unpacked(response, limits.body)) as pieces:
        async for piece in pieces:
            body += piece
            if len(body) > max(limits.ratio_from, limits.ratio * response.num_bytes_downloaded):
                raise FetchError(
                    Diagnosis.TOO_LARGE, f"The document of {host} unpacks to {limits.ratio} times its size and more."
                )
    return bytes(body)


async def read_excerpt(response: httpx2.Response, limits: Limits) -> bytes:
    """Return the beginning of a body that is not wanted, 64 KiB at most, as far as it can be had.

    What is wrong with it is no news: the answer is unwelcome already, and gets no more time than one arrival of data
    may take. A short one is read to its end, so that its connection can be used again.
    """
    excerpt = bytearray()
    with suppress(FetchError, *FOREIGN):
        async with asyncio.timeout(limits.read.total_seconds()), aclosing(_unpacked(response, limits.body)) as pieces:
            async for piece in pieces:
                excerpt += piece
                if max(len(excerpt), response.num_bytes_downloaded) > _WORTH_KEEPING:
                    break
    return bytes(excerpt[:_WORTH_KEEPING])


async def _unpacked(response: httpx2.Response, most: int) -> AsyncGenerator[bytes]:
    unpacker = Unpacker(_codings(response), most)
    try:
        async with aclosing(response.aiter_raw()) as arrivals:
            async for data in arrivals:
                for piece in unpacker.decode(data):
                    yield piece
    except Swollen as error:
        raise _too_large(response.url.host, most) from error
    except BROKEN as error:
        raise FetchError(Diagnosis.BAD_ENCODING, f"The compressed answer of {response.url.host} is broken.") from error
    if not unpacker.complete:
        raise FetchError(Diagnosis.TRUNCATED, f"The compressed document of {response.url.host} ended before its end.")


def _codings(response: httpx2.Response) -> list[str]:
    values = response.headers.get_list("content-encoding", split_commas=True)
    codings = [value.strip().lower() for value in values]
    codings = [coding for coding in codings if coding not in {"", "identity"}]
    host = response.url.host
    if unknown := sorted(set(codings) - DECODERS.keys()):
        raise FetchError(
            Diagnosis.BAD_ENCODING, f"{host} compresses in a way that we did not ask for: {unknown[0][:50]!r}."
        )
    if len(codings) > _MOST_CODINGS:
        raise FetchError(Diagnosis.BAD_ENCODING, f"{host} compresses {len(codings)} times over.")
    return codings


def _declared(response: httpx2.Response) -> float:
    length = response.headers.get("content-length", "")
    # As a float, a number of any length can be compared.
    return float(length) if length.isascii() and length.isdigit() else 0.0


def _too_large(host: str, most: int) -> FetchError:
    return FetchError(Diagnosis.TOO_LARGE, f"The document of {host} is larger than {most} bytes.")
