"""The names that the pages go by: under any other, a stranger's page may have pointed its own name here, to read them.

That is DNS rebinding, and the Host that browsers send tells of it. An IP address in it is nobody's name, and no name
server is asked about `localhost`.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse

from monitor.urls.host import is_nameless
from monitor.urls.parse import hostname, parse
from monitor.web.representation import SAFETY

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.types import ASGIApp, Receive, Scope, Send

_ANY = "*"
_REFUSAL = (
    "The pages do not go by the name in this address.\n"
    "hint: use the IP address, or localhost; or let sources.yaml name it, as in hosts: [tv.example.org]\n"
)


class Hosts:
    """Starlette's middleware of this kind knows no IP addresses, and tells nobody what to do.

    `names` are ours, with or without a port; `*` among them stands for any.
    """

    def __init__(self, app: ASGIApp, names: Iterable[str]) -> None:
        self._app = app
        names = set(names)
        self._any = _ANY in names
        self._names = {_name(name) for name in names - {_ANY}}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope).get("host")
        if self._is_ours(asked):
            await self._app(scope, receive, send)
            return
        # RFC 9110, section 15.5.20: a request for a name that the server does not speak for.
        headers = {**SAFETY, "Cache-Control": "no-store"}
        await PlainTextResponse(_REFUSAL, HTTPStatus.MISDIRECTED_REQUEST, headers)(scope, receive, send)

    def _is_ours(self, asked: str | None) -> bool:
        if self._any or asked is None:  # no browser leaves it out
            return True
        name = _name(asked)
        return name is not None and (is_nameless(name) or name in self._names)


def _name(authority: str) -> str | None:
    """Return the host of what may have a port, as names are compared; None where it is none."""
    try:
        return hostname(parse(f"http://{authority}"))
    except ValueError:
        return None
