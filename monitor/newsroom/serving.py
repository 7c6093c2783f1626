"""The outlets on the network: one server, a port each."""

from __future__ import annotations

import contextlib
import socket
from contextlib import asynccontextmanager, contextmanager
from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

from monitor.embedded import Server
from monitor.newsroom.freshness import is_known

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Mapping

    from starlette.requests import Request

    from monitor.newsroom.newsroom import Answer, Newsroom
    from monitor.newsroom.script import Outlet


@asynccontextmanager
async def serve(newsroom: Newsroom, host: str = "127.0.0.1", ports: int = 0) -> AsyncIterator[dict[str, str]]:
    """Serve every outlet while the block runs; gives outlet ids with their addresses, as http://127.0.0.1:8001.

    `ports` is the first of as many consecutive ports as there are outlets; 0 takes free ones. Needs a running event
    loop, whose signal handlers it leaves alone. Raises OSError where a port is taken.
    """
    with _listening(host, ports, len(newsroom.script.outlets)) as sockets:
        outlets = {sock.getsockname()[1]: outlet for sock, outlet in zip(sockets, newsroom.script.outlets, strict=True)}
        server = Server(app(newsroom, outlets))
        try:
            await server.begin(sockets)
            yield {outlet.id: f"http://{host}:{port}" for port, outlet in outlets.items()}
        finally:
            await server.end()


def app(newsroom: Newsroom, outlets: Mapping[int, Outlet]) -> Starlette:
    """Make the application; `outlets` says whose page is asked for on which local port."""

    async def answer(request: Request) -> Response:
        host, port = request.scope["server"]
        query = f"?{request.url.query}" if request.url.query else ""
        given = newsroom.answer(outlets[port], f"{request.url.path}{query}", f"http://{host}:{port}")
        return _response(given, request.headers)

    return Starlette(routes=[Route("/{path:path}", answer)])


def _response(answer: Answer, asked: Mapping[str, str]) -> Response:
    if is_known(asked, answer.headers):
        # RFC 9110, section 15.4.5: the validators go out with a 304 too.
        kept = {name: value for name, value in answer.headers.items() if name != "Content-Type"}
        return Response(status_code=HTTPStatus.NOT_MODIFIED, headers=kept)
    return Response(answer.body, answer.status, dict(answer.headers))


@contextmanager
def _listening(host: str, first: int, count: int) -> Iterator[list[socket.socket]]:
    with contextlib.ExitStack() as stack:
        ports = range(first, first + count) if first else [0] * count
        yield [stack.enter_context(socket.create_server((host, port))) for port in ports]
