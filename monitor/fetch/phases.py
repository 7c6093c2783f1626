"""The steps of one request, in their order, each with what has not happened while it lasts."""

from __future__ import annotations

from enum import Enum


class Phase(Enum):
    """Where a request stands."""

    QUEUE = "no connection to it was free"
    RESOLVE = "its name was not resolved"
    CONNECT = "it did not accept a connection"
    TLS = "it did not finish the TLS handshake"
    SEND = "it did not take the request"
    WAIT = "it did not begin to answer"
    HEAD = "it did not finish the head of its answer"
    BODY = "it did not finish its document"

    @property
    def asked(self) -> bool:
        """Tell whether the request is on its way, so that all that comes belongs to its answer."""
        return self in {Phase.WAIT, Phase.HEAD, Phase.BODY}
