from __future__ import annotations

import asyncio
import socket
from typing import TYPE_CHECKING

import httpx2
import pytest
from starlette.responses import PlainTextResponse

from monitor.daemon.server import AddressError, Site, address, listen
from monitor.embedded import Server

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send


@pytest.mark.parametrize(
    ("host", "shown"), [("127.0.0.1", "http://127.0.0.1:"), ("0.0.0.0", "http://127.0.0.1:"), ("::1", "http://[::1]:")]
)
def test_the_address_is_one_that_a_browser_on_this_machine_can_open(host: str, shown: str) -> None:
    try:
        listening = listen(host, 0)
    except AddressError:
        pytest.skip(f"this machine has no {host}")
    with listening:
        assert address(listening) == f"{shown}{listening.getsockname()[1]}"


def test_an_address_that_cannot_be_had_is_told_with_a_way_out() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(AddressError, match="in use") as caught:
        listen("127.0.0.1", taken.getsockname()[1])
    assert "--port" in (caught.value.hint or "")


async def test_the_application_can_be_exchanged_while_it_is_served() -> None:
    site = Site(PlainTextResponse("before"))
    with listen("127.0.0.1", 0) as listening:
        server = Server(site)
        await server.begin([listening])
        async with httpx2.AsyncClient(trust_env=False) as client:
            before = await client.get(address(listening))
            site.application = PlainTextResponse("after")
            after = await client.get(address(listening))
        await server.end()
    assert (before.text, after.text) == ("before", "after")


async def test_a_request_that_never_ends_holds_up_the_end_for_a_second_only() -> None:
    begun = asyncio.Event()

    async def endless(_scope: Scope, _receive: Receive, _send: Send) -> None:
        begun.set()
        await asyncio.Event().wait()

    with listen("127.0.0.1", 0) as listening:
        server = Server(Site(endless))
        await server.begin([listening])
        async with httpx2.AsyncClient(trust_env=False) as client:
            asking = asyncio.create_task(client.get(address(listening)))
            await begun.wait()
            async with asyncio.timeout(3):
                await server.end()
            await asyncio.wait([asking])
    assert asking.exception() is not None or asking.result().status_code == 500
