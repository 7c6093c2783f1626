from __future__ import annotations

import asyncio
import signal
import socket
from typing import TYPE_CHECKING

import httpx2
import pytest

from monitor.newsroom import Newsroom, serve
from tests.newsroom.visiting import OPENING, Stopwatch

if TYPE_CHECKING:
    from monitor.newsroom import Script


@pytest.fixture
def clock() -> Stopwatch:
    return Stopwatch()


@pytest.fixture
def newsroom(clock: Stopwatch, script: Script) -> Newsroom:
    return Newsroom(clock, opening=OPENING, script=script)


async def test_every_outlet_listens_on_a_port_of_its_own(newsroom: Newsroom) -> None:
    async with serve(newsroom) as addresses, httpx2.AsyncClient(trust_env=False) as client:
        assert list(addresses) == [outlet.id for outlet in newsroom.script.outlets]
        assert len(set(addresses.values())) == len(addresses)
        for outlet in newsroom.script.outlets:
            response = await client.get(addresses[outlet.id] + outlet.watch)
            assert response.status_code == 200
            if outlet.feeds:
                assert addresses[outlet.id] in response.text


async def test_the_newsroom_develops_while_it_is_asked(newsroom: Newsroom, clock: Stopwatch) -> None:
    async with serve(newsroom) as addresses, httpx2.AsyncClient(trust_env=False) as client:
        url = f"{addresses['zap-hebdo']}/article.php?id=2222"
        seen = []
        for clock.seconds in (0, 11, 22, 34):
            seen.append((await client.get(url)).status_code)
    assert seen == [404, 200, 503, 200]


@pytest.mark.parametrize("outlet_id", ["signal-post", "channel-ledger", "ecran-du-soir"])
async def test_conditional_requests_are_answered_with_304_until_something_changes(
    newsroom: Newsroom, clock: Stopwatch, outlet_id: str
) -> None:
    outlet = newsroom.script.outlet(outlet_id)
    async with serve(newsroom) as addresses, httpx2.AsyncClient(trust_env=False) as client:
        url = addresses[outlet_id] + outlet.watch
        clock.seconds = 1.5
        first = await client.get(url)
        names = {"ETag": "If-None-Match", "Last-Modified": "If-Modified-Since"}
        known = {names[name]: first.headers[name] for name in names if name in first.headers}
        again = await client.get(url, headers=known)
        clock.seconds = 20
        changed = await client.get(url, headers=known)
    assert known
    assert (again.status_code, again.content) == (304, b"")
    assert {names[name]: again.headers[name] for name in names if name in again.headers} == known
    assert changed.status_code == 200


async def test_only_reading_is_allowed(newsroom: Newsroom) -> None:
    async with serve(newsroom) as addresses, httpx2.AsyncClient(trust_env=False) as client:
        address = addresses["signal-post"]
        assert (await client.head(f"{address}/feed/")).status_code == 200
        assert (await client.post(f"{address}/feed/")).status_code == 405


async def test_it_stops_cleanly_and_leaves_signals_alone(newsroom: Newsroom) -> None:
    handlers = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    async with serve(newsroom) as addresses:
        port = int(addresses["signal-post"].rpartition(":")[2])
        assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == handlers
    assert len(asyncio.all_tasks()) == 1
    with socket.create_server(("127.0.0.1", port)):
        pass


async def test_a_port_that_is_taken_is_told(newsroom: Newsroom) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(OSError, match="in use"):
        async with serve(newsroom, ports=taken.getsockname()[1]):
            pass
