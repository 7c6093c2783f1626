"""How much of our time and memory one fetch may cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds that hold for every fetch of a fetcher."""

    body: int = 5_000_000  # bytes after decompression
    ratio: int = 200  # times its size on the wire; text packs to a tenth, the most monotonous page to a fiftieth
    ratio_from: int = 1_000_000  # bytes after decompression, below which any ratio is harmless
    headers: int = 65_536  # bytes of a response's header fields, names and values
    fields: int = 500  # header fields of a response
    redirects: int = 8
    total: timedelta = timedelta(seconds=30)  # with servers, redirects included; waiting for one's turn is not counted
    connect: timedelta = timedelta(seconds=10)  # the name and the connection together, and again for TLS
    write: timedelta = timedelta(seconds=10)
    answer: timedelta = timedelta(seconds=15)  # from the request to the whole head of its answer
    read: timedelta = timedelta(seconds=15)  # between two arrivals of a body's data
    slowest: int = 500  # bytes a second that a body must bring, on the wire
    slow_for: timedelta = timedelta(seconds=10)  # of waiting for a body, before `slowest` is asked for
    connections: int = 100  # open at once, for each set of permitted networks

    @property
    def wire(self) -> int:
        """Bytes that a body and the framing round it may take on the wire."""
        return 2 * self.body
