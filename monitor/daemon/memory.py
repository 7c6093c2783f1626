"""Memory that a document took goes back to the system when it is read."""

from __future__ import annotations

import ctypes
from contextlib import suppress

_M_MMAP_THRESHOLD = -3  # malloc.h of glibc
_LARGE = 262_144  # bytes


def return_large_pieces() -> None:
    """Keep glibc from mixing large pieces of memory with small ones, for the rest of this process.

    It raises the bound for large ones to whatever was freed once (mallopt(3)): then documents of megabytes lie among
    small things that last, and the space between them is lost. Another C library is left as it is.
    """
    with suppress(AttributeError, OSError, TypeError):  # no such function, or no such way to ask for it
        ctypes.CDLL(None).mallopt(_M_MMAP_THRESHOLD, _LARGE)
