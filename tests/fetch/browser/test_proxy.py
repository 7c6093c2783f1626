"""The browser's one way out, asked over plain sockets as a browser would, or as a page would like it to."""

from __future__ import annotations

import asyncio
import base64
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, suppress
from datetime import timedelta
from functools import partial
from ipaddress import IPv4Network, ip_address
from typing import TYPE_CHECKING, Any

import pytest

from monitor.fetch.browser.bounds import Bounds
from monitor.fetch.browser.dialling import dial
from monitor.fetch.browser.proxy import GuardingProxy
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from monitor.fetch.addresses import Address
    from monitor.fetch.browser.dialling import Streams
    from monitor.fetch.resolve import Resolve
    from tests.fetch.fault_server import Handler

HERE = "127.0.0.1"
ALLOWED = frozenset({IPv4Network("127.0.0.1/32")})
QUICK = Bounds(patience=timedelta(seconds=0.1))


class Caller:
    """What talks to a proxy."""

    def __init__(self, proxy: GuardingProxy, spent: asyncio.Event) -> None:
        self.spent = spent
        user, password = proxy.credentials
        self.port = int(proxy.address.rpartition(":")[2])
        self.credentials = base64.b64encode(f"{user}:{password}".encode()).decode()

    async def open(self) -> Streams:
        return await asyncio.open_connection(HERE, self.port)

    async def ask(self, line: str, *fields: str, body: str = "") -> Streams:
        reader, writer = await self.open()
        lines = [f"{line} HTTP/1.1", f"Proxy-Authorization: Basic {self.credentials}", *fields, "", body]
        writer.write("\r\n".join(lines).encode())
        return reader, writer

    async def said(self, line: str, *fields: str, body: str = "") -> bytes:
        """Return all that the proxy answers until it closes."""
        reader, writer = await self.ask(line, *fields, body=body)
        try:
            return await reader.read()
        finally:
            await closed(writer)

    async def status(self, line: str, *fields: str) -> int:
        return int((await self.said(line, *fields)).split(b" ", 2)[1])


async def closed(writer: asyncio.StreamWriter) -> None:
    writer.close()
    await writer.wait_closed()


def leading_to(**names: list[str]) -> Resolve:
    """Make a resolver: of each name's addresses one for each time that it is asked, the last for good."""

    async def resolve(host: str, port: int) -> tuple[Address, ...]:
        left = names.get(host.partition(".")[0])
        if left is None:
            raise socket.gaierror(socket.EAI_NONAME, "no such name")
        return (ip_address(left.pop(0) if len(left) > 1 else left[0]),)

    return resolve


def ending(data: bytes) -> Handler:
    """Make the answer of a server that closes the connection behind it."""

    async def give(writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        writer.close()

    return give


MakeCaller = Callable[..., Any]


@pytest.fixture
async def caller() -> AsyncIterator[MakeCaller]:
    """Make callers of a proxy that knows some names, and may ask 127.0.0.1 alone of this machine."""
    async with AsyncExitStack() as stack:

        async def make(bounds: Bounds = Bounds(), **names: list[str]) -> Caller:  # noqa: B008 - frozen
            spent = asyncio.Event()
            reach = partial(dial, resolve=leading_to(**({"news": [HERE]} | names)), allowed=ALLOWED)
            return Caller(await stack.enter_async_context(GuardingProxy(reach, bounds, spent.set)), spent)

        yield make


@pytest.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as running:
        running.answers["/"] = ending(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nnews")
        yield running


async def test_a_plain_request_brings_its_answer(caller: MakeCaller, server: FaultServer) -> None:
    said = await (await caller()).said(f"GET {server.url(host='news.example')}")
    assert said.startswith(b"HTTP/1.1 200")
    assert b"connection: close\r\n\r\n" in said
    assert said.endswith(b"news")
    assert server.asked[0]["host"] == f"news.example:{server.port}".encode()
    assert server.asked[0]["proxy-authorization"] is None


async def test_a_tunnel_passes_both_ways_what_it_does_not_understand(caller: MakeCaller, server: FaultServer) -> None:
    reader, writer = await (await caller()).ask(f"CONNECT news.example:{server.port}")
    assert await reader.readuntil(b"\r\n\r\n") == b"HTTP/1.1 200 OK\r\n\r\n"
    writer.write(b"GET / HTTP/1.1\r\nHost: inside.example\r\n\r\n")
    assert (await reader.readuntil(b"news")).startswith(b"HTTP/1.1 200")
    await closed(writer)


@pytest.mark.parametrize(
    "place",
    [
        "127.0.0.2",
        "10.0.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "[::1]",
        "[::ffff:127.0.0.2]",
        "[fd00:ec2::254]",
        "0.0.0.0",
    ],
)
@pytest.mark.parametrize("line", ["CONNECT {}:{}", "GET http://{}:{}/"])
async def test_private_addresses_are_refused(caller: MakeCaller, server: FaultServer, line: str, place: str) -> None:
    assert await (await caller()).status(line.format(place, server.port)) == 403
    assert server.connections == 0


@pytest.mark.parametrize("line", ["CONNECT {}:{}", "GET http://{}:{}/"])
async def test_names_that_lead_into_private_networks_are_refused(
    caller: MakeCaller, server: FaultServer, line: str
) -> None:
    talking = await caller(router=["127.0.0.2"])
    assert await talking.status(line.format("router.example", server.port)) == 403
    assert server.connections == 0


async def test_a_name_is_judged_each_time_it_is_dialled(caller: MakeCaller, server: FaultServer) -> None:
    talking = await caller(turning=[HERE, "127.0.0.2"])
    asked = [await talking.status(f"GET {server.url(host='turning.example')}") for _ in range(2)]
    assert asked == [200, 403]
    assert server.connections == 1


async def test_ports_of_other_services_are_refused(caller: MakeCaller) -> None:
    talking = await caller()
    assert [await talking.status(f"CONNECT news.example:{port}") for port in (22, 25, 6379)] == [403, 403, 502]


async def test_other_schemes_and_other_callers_are_refused(caller: MakeCaller, server: FaultServer) -> None:
    talking = await caller()
    assert await talking.status(f"GET ftp://news.example:{server.port}/") == 400
    assert await talking.status("GET /") == 400
    talking.credentials = "cGFnZTpzaHV0"
    assert await talking.status(f"GET {server.url(host='news.example')}") == 407
    assert server.connections == 0


async def test_a_name_without_an_address_is_no_reason_to_fail(caller: MakeCaller) -> None:
    assert await (await caller()).status("CONNECT nobody.example:443") == 502


async def test_a_second_request_on_a_connection_reaches_nobody(caller: MakeCaller, server: FaultServer) -> None:
    """The server would keep the connection, and the next request on it could be meant for another host."""
    server.answers["/"] = b"HTTP/1.1 200 OK\r\nConnection: keep-alive\r\nContent-Length: 4\r\n\r\nnews"
    reader, writer = await (await caller()).ask(f"GET {server.url(host='news.example')}")
    head = await reader.readuntil(b"news")
    assert b"keep-alive" not in head
    assert b"connection: close" in head
    writer.write(f"GET {server.url('/second', 'other.example')} HTTP/1.1\r\n\r\n".encode())
    writer.write_eof()
    assert await reader.read() == b""
    await closed(writer)
    assert [asked.target for asked in server.asked] == ["/"]


async def test_a_body_is_sent_as_long_as_it_was_said_to_be(caller: MakeCaller) -> None:
    got = asyncio.Future[bytes]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        got.set_result(await reader.readexactly(4))
        writer.write(b"HTTP/1.1 204 No Content\r\n\r\n")
        await closed(writer)

    async with await asyncio.start_server(serve, HERE, 0) as running:
        port = running.sockets[0].getsockname()[1]
        said = await (await caller()).said(
            f"POST http://news.example:{port}/", "Content-Length: 4", body="bodyGET more"
        )
    assert await got == b"body"
    assert said.startswith(b"HTTP/1.1 204")


async def test_interim_answers_and_other_protocols_are_kept_from_the_page(
    caller: MakeCaller, server: FaultServer
) -> None:
    server.answers["/"] = ending(b"HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    assert (await (await caller()).said(f"GET {server.url(host='news.example')}")).startswith(b"HTTP/1.1 200 OK")
    server.answers["/"] = ending(b"SSH-2.0-OpenSSH\r\n\r\n")
    assert await (await caller()).status(f"GET {server.url(host='news.example')}") == 502


@pytest.mark.parametrize("line", ["GET http://news.example:{}/", "CONNECT news.example:{}"])
async def test_no_more_bytes_pass_than_may(caller: MakeCaller, line: str) -> None:
    async def pour(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n" + bytes(200_000))
        await closed(writer)

    async with await asyncio.start_server(pour, HERE, 0) as running:
        port = running.sockets[0].getsockname()[1]
        talking = await caller(Bounds(wire=100_000))
        assert len(await talking.said(line.format(port))) < 101_000
    assert talking.spent.is_set()


async def test_connections_beyond_the_bound_are_turned_away(caller: MakeCaller) -> None:
    talking = await caller(Bounds(connections=1))
    _, waiting = await talking.open()
    assert await talking.status("CONNECT news.example:443") == 503
    await closed(waiting)


async def test_who_does_not_finish_asking_is_cut_off(caller: MakeCaller) -> None:
    reader, writer = await (await caller(QUICK)).open()
    writer.write(b"CONNECT news.exam")
    assert await reader.read() == b""
    await closed(writer)


async def test_who_does_not_end_his_head_is_cut_off(caller: MakeCaller) -> None:
    reader, writer = await (await caller()).open()
    writer.write(b"GET http://news.example/ HTTP/1.1\r\n" + b"a: b\r\n" * 30_000)
    with suppress(ConnectionResetError):  # what was not read any more is told so
        assert await reader.read() == b""
    writer.transport.abort()


async def test_a_host_that_is_not_found_in_time_is_given_up(caller: MakeCaller) -> None:
    async def never(host: str, port: int) -> Streams:
        await asyncio.Event().wait()
        raise AssertionError

    async with GuardingProxy(never, QUICK, lambda: None) as proxy:
        assert await Caller(proxy, asyncio.Event()).said("CONNECT news.example:443") == b""


async def test_with_the_proxy_all_its_connections_end(server: FaultServer) -> None:
    reach = partial(dial, resolve=leading_to(news=[HERE]), allowed=ALLOWED)
    async with GuardingProxy(reach, Bounds(), lambda: None) as proxy:
        talking = Caller(proxy, asyncio.Event())
        reader, writer = await talking.ask(f"CONNECT news.example:{server.port}")
        await reader.readuntil(b"\r\n\r\n")
    assert await reader.read() == b""
    await closed(writer)
    with pytest.raises(ConnectionRefusedError):
        await talking.open()
