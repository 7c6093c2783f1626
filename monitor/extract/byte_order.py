"""UTF-16 and byte order marks: what the first bytes say of all the others."""

from __future__ import annotations

import codecs

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_LOOKED_AT = 512  # bytes; markup comes first, and in UTF-16 half of it are zeros
_ZEROS = 0.3  # of every second byte, where the other half has next to none
_NEXT_TO_NONE = 0.02


def byte_order(body: bytes) -> tuple[str, int] | None:
    """Return the codec that a byte order mark or the zeros of markup in UTF-16 tell, and the length of the mark."""
    for mark, name in _MARKS:
        if body.startswith(mark):
            return name, len(mark)
    head = body[: min(_LOOKED_AT, len(body) // 2 * 2)]
    if b"\x00" not in head:
        return None
    first, second = (half.count(0) * 2 / len(head) for half in (head[::2], head[1::2]))
    if second > _ZEROS and first <= _NEXT_TO_NONE:
        return "utf-16-le", 0
    if first > _ZEROS and second <= _NEXT_TO_NONE:
        return "utf-16-be", 0
    return None
