"""Bodies that are gzip files themselves, as sitemaps often are."""

from __future__ import annotations

import zlib

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError

_MAGIC = b"\x1f\x8b"
_LIMIT = 10 * 1024 * 1024  # bytes; a news sitemap (1,000 addresses at most) takes less than one tenth of it
_GZIP_WINDOW = 16 + zlib.MAX_WBITS


def unpacked(body: bytes) -> bytes:
    """Return the contents of a gzip body, any other as it is; a file that breaks off gives what could be read.

    Raises ExtractError where there is nothing to read, or more than 10 MiB.
    """
    if not body.startswith(_MAGIC):
        return body
    stream = zlib.decompressobj(_GZIP_WINDOW)
    try:
        data = stream.decompress(body, _LIMIT + 1)
    except zlib.error as error:
        raise ExtractError(Diagnosis.NOT_A_DOCUMENT, "This is a damaged gzip file.") from error
    if len(data) > _LIMIT:
        raise ExtractError(Diagnosis.TOO_LARGE, "This gzip file unpacks to more than 10 MiB.")
    return data
