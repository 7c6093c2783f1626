"""How much of our time and memory one fetch may cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for every fetch of a fetcher."""

    body: int = 5_000_000  # bytes after decompression
    headers: int = 65_536  # bytes of a response's header fields, names and values
    redirects: int = 8
    total: timedelta = timedelta(seconds=30)  # with servers, redirects included; waiting for one's turn is not counted
    connect: timedelta = timedelta(seconds=10)  # names, connection, TLS
    read: timedelta = timedelta(seconds=15)  # between two arrivals of data
    write: timedelta = timedelta(seconds=10)
    connections: int = 100  # open at once, for each set of permitted networks
