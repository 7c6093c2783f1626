"""What one request costs on its connection: bytes as they come in, and how long each was waited for.

The client's library counts bodies only. Below it, nothing escapes: interim answers, the framing of chunks and of
HTTP/2, headers that never end.
"""

from __future__ import annotations

import time
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.phases import Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from monitor.fetch.limits import Limits


_FRAMING = 8  # times its size that a body may take with what is round it: a chunk of one byte takes six


class Wire:
    """The account of one request. `clock` gives seconds."""

    def __init__(self, host: str, limits: Limits, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.phase = Phase.QUEUE
        self.ended = False  # the server has closed its side
        self.host = host
        self._limits = limits
        self._clock = clock
        self._dialled = False
        self._answered = False
        self._asked_at = 0.0
        self._body: Callable[[], int] = lambda: 0
        self._received = 0  # bytes of the head with what comes before it, then of the body with what is round it
        self._waited = 0.0  # seconds, for the body

    @property
    def stale(self) -> bool:
        """Tell whether the connection was an old one on which nothing has come since: it was over before we asked."""
        return self.phase.asked and not (self._dialled or self._answered)

    def dialling(self) -> None:
        """Begin a new connection for this request."""
        self._dialled = True
        self.phase = Phase.RESOLVE

    def sending(self) -> None:
        """Begin to write; what is written after the request (windows, acknowledgements) begins nothing new."""
        if not self.phase.asked:
            self.phase = Phase.SEND

    def sent(self) -> None:
        """Begin to wait for the answer."""
        if self.phase is Phase.SEND:
            self.phase = Phase.WAIT
            self._asked_at = self._clock()

    def begin_body(self, body: Callable[[], int]) -> None:
        """Begin the body, of which `body` tells how many bytes have come, still packed.

        Raises FetchError (protocol) for an answer that lay there before we asked.
        """
        if self.stale:
            raise FetchError(Diagnosis.PROTOCOL, f"{self.host} had answered before it was asked.")
        self.phase = Phase.BODY
        self._body = body
        self._received = 0

    def patience(self, usual: float | None) -> float | None:
        """Return the seconds to wait for more data: the `usual` ones for a body, for a head what is left for it."""
        if self.phase is Phase.BODY:
            return usual
        return max(0.0, self._asked_at + self._limits.answer.total_seconds() - self._clock())

    @contextmanager
    def reading(self) -> Iterator[None]:
        """Wait for more data in the block. Raises FetchError (too-large) where there was too much already."""
        most = self._limits.headers + min(_FRAMING * self._body(), self._limits.wire)
        if self._received > most:
            part = "answer" if self.phase is Phase.BODY else "head of the answer"
            raise FetchError(
                Diagnosis.TOO_LARGE, f"The {part} of {self.host} takes more than {most} bytes on the wire."
            )
        began = self._clock()
        try:
            yield
        finally:
            if self.phase is Phase.BODY:
                self._waited += self._clock() - began

    def received(self, count: int) -> None:
        """Enter what a read brought, in bytes. Raises FetchError (timeout) for a body that comes too slowly."""
        if count == 0:
            self.ended = True
            return
        self._answered = True
        self._received += count
        if self.phase is Phase.WAIT:
            self.phase = Phase.HEAD
        slowest = self._limits.slowest
        if self._waited > self._limits.slow_for.total_seconds() and self._received < self._waited * slowest:
            raise FetchError(
                Diagnosis.TIMEOUT, f"{self.host} was too slow: it sent less than {slowest} bytes a second."
            )


_CURRENT: ContextVar[Wire] = ContextVar("wire")


def current() -> Wire:
    """Return the account of the request that this task makes.

    The library gives connections no word about whom they serve, but always reads in the task of the request.
    """
    return _CURRENT.get()


@contextmanager
def accounted(wire: Wire) -> Iterator[None]:
    """Charge what this task sends and receives in the block to `wire`."""
    token = _CURRENT.set(wire)
    try:
        yield
    finally:
        _CURRENT.reset(token)
