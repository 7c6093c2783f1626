"""The address that pages are served at, and what is served there."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

from monitor.errors import SeriesMonitorError

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

_EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - compared, not bound; with the loopback of each


class AddressError(SeriesMonitorError):
    """The address to serve at cannot be had."""

    hint = "choose another one with --host and --port"


class Site:
    """An application that can be exchanged while it is served, as after a change of the configuration."""

    def __init__(self, application: ASGIApp) -> None:
        self.application = application

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.application(scope, receive, send)


def listen(host: str, port: int) -> socket.socket:
    """Take the address, before anything else is started; raises AddressError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        raise AddressError(f"cannot listen on {host} port {port}: {error.strerror or error}") from error


def address(listening: socket.socket) -> str:
    """Return where a browser on this machine finds the pages; a server on all addresses is found on loopback."""
    host, port = listening.getsockname()[:2]
    shown = _EVERYWHERE.get(host, f"[{host}]" if ":" in host else host)
    return f"http://{shown}:{port}"


def is_everywhere(listening: socket.socket) -> bool:
    """Tell whether a server listens on all addresses of this machine."""
    return listening.getsockname()[0] in _EVERYWHERE
