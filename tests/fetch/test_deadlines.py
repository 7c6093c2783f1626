from __future__ import annotations

import asyncio
import socket
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch import Limits
from monitor.fetch.budget import Budget
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from monitor.fetch.addresses import Address
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer

LATE = "127.0.0.1 took longer than a fetch may take"
TINY = timedelta(milliseconds=150)


async def silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.Event().wait()


async def failure_of(make_fetcher: MakeFetcher, url: str, limits: Limits) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await make_fetcher(limits=limits).fetch(url)
    return caught.value


async def test_a_server_that_says_nothing_is_left(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers["/"] = silence
    error = await failure_of(make_fetcher, server.url(), Limits(answer=TINY))
    assert (error.diagnosis, str(error)) == ("timeout", "127.0.0.1 was too slow: it did not begin to answer.")


async def test_a_server_that_sends_byte_by_byte_is_left_at_the_total_deadline(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    async def drip(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        while True:  # always in time for the limit between two arrivals
            writer.write(b"1\r\nx\r\n")
            await writer.drain()
            await asyncio.sleep(0)

    server.answers["/"] = drip
    error = await failure_of(make_fetcher, server.url(), Limits(total=TINY, body=10**9))
    assert (error.diagnosis, str(error)) == ("timeout", f"{LATE}: it did not finish its document.")


async def test_the_deadline_holds_after_a_redirect(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers |= {"/": redirect("/silent"), "/silent": silence}
    error = await failure_of(make_fetcher, server.url(), Limits(total=TINY))
    assert error.diagnosis == "timeout"


async def test_a_name_that_hangs_in_the_resolver_is_left(make_fetcher: MakeFetcher) -> None:
    async def hang(host: str, port: int) -> tuple[Address, ...]:
        await asyncio.Event().wait()
        return ()

    with pytest.raises(FetchError) as caught:
        await make_fetcher(resolve=hang, limits=Limits(connect=TINY)).fetch("http://news.example/")
    assert str(caught.value) == "news.example was too slow: its name was not resolved."


async def test_a_server_that_never_accepts_is_left(make_fetcher: MakeFetcher) -> None:
    with socket.socket() as full:
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        address = full.getsockname()
        with socket.create_connection(address):  # takes the only place in the queue
            url = f"http://127.0.0.1:{address[1]}/"
            error = await failure_of(make_fetcher, url, Limits(connect=TINY, total=TINY * 4, read=TINY))
    assert str(error) == "127.0.0.1 was too slow: it did not accept a connection."


async def test_only_time_with_servers_is_counted_and_all_of_it() -> None:
    now = 0.0
    budget = Budget(timedelta(seconds=30), clock=lambda: now)
    async with budget.spending():
        now += 10
    now += 1000  # waits for its turn
    async with budget.spending():
        now += 15
    assert budget.left == 5


async def test_with_nothing_left_nothing_is_waited_for() -> None:
    with pytest.raises(TimeoutError):
        async with Budget(timedelta(seconds=-1)).spending():
            await asyncio.Event().wait()


async def test_a_cancelled_fetch_is_cancelled_and_no_failure(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    asked = asyncio.Event()

    async def silent(writer: asyncio.StreamWriter) -> None:
        asked.set()
        await silence(writer)

    server.answers |= {"/": silent, "/next": answer()}
    fetcher = make_fetcher()
    task = asyncio.create_task(fetcher.fetch(server.url()))
    await asked.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await fetcher.fetch(server.url("/next"))
