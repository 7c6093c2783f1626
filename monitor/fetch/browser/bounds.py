"""How much of our time, memory and line one page may cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Bounds:
    """Limits of one visit to a page, its browser included."""

    time: timedelta = timedelta(seconds=30)  # from the start of the browser to the page as it is read
    calm: timedelta = timedelta(seconds=10)  # that a loaded page has until its requests have ended; then it is read
    page: int = 5_000_000  # characters of the page as it is read
    wire: int = 20_000_000  # bytes that all requests of the page may move, both ways
    requests: int = 500  # that a page may make
    connections: int = 64  # open at once
    memory: int = 1_500_000_000  # bytes of all processes together; an idle Chromium takes 0.3 GB
    patience: timedelta = timedelta(seconds=10)  # for a request's head, and for its connection
