"""What one address of a registrable domain is told holds for all of them, and outlives the fetcher."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch.memory import ShortMemory
from monitor.fetch.politeness import Politeness
from monitor.model import Document
from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from monitor.fetch import Fetcher
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer

START = datetime(2026, 11, 21, 12, tzinfo=UTC)
LATER = "Sat, 21 Nov 2026 12:40:00 GMT"  # 2,400 seconds after the start


@dataclass(slots=True)
class Clock:
    now: datetime = START

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def memory() -> ShortMemory:
    return ShortMemory()


@pytest.fixture
def make(make_fetcher: MakeFetcher, clock: Clock, memory: ShortMemory) -> Callable[[], Fetcher]:
    return lambda: make_fetcher(clock=clock, memory=memory)


async def refusal(fetcher: Fetcher, url: str) -> FetchError:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(url)
    return caught.value


@pytest.mark.parametrize(
    ("refused", "seconds"),
    [
        (answer(429, b"", "Retry-After: 600"), 600),
        (answer(429, b"", f"Retry-After: {LATER}"), 2400),
        (answer(503, b"", "Retry-After: 600"), 600),
        (answer(403, b"", f"Retry-After: {LATER}"), 2400),
        (answer(429), 60),
    ],
)
async def test_a_host_that_asks_for_peace_is_left_alone_as_a_whole(
    make: Callable[[], Fetcher], server: FaultServer, clock: Clock, refused: bytes, seconds: int
) -> None:
    server.answers |= {"/a": refused, "/b": answer()}
    fetcher = make()

    first = await refusal(fetcher, server.url("/a", host="www.one.example"))
    clock.now += timedelta(seconds=seconds - 1)
    second = await refusal(fetcher, server.url("/b", host="feeds.one.example"))
    await fetcher.fetch(server.url("/b", host="two.example"))

    assert first.retry_after == seconds
    assert (second.diagnosis, second.status, second.retry_after) == (first.diagnosis, None, 1)
    assert [asked.target for asked in server.asked] == ["/a", "/b"]

    clock.now += timedelta(seconds=1)
    await fetcher.fetch(server.url("/b", host="feeds.one.example"))


async def test_a_403_concerns_the_page_until_the_host_has_let_us_in(
    make: Callable[[], Fetcher], server: FaultServer, clock: Clock
) -> None:
    server.answers |= {"/a": answer(403), "/b": answer()}
    fetcher = make()

    assert (await refusal(fetcher, server.url("/a"))).retry_after is None
    await fetcher.fetch(server.url("/b"))
    assert (await refusal(fetcher, server.url("/a"))).retry_after == 60
    assert (await refusal(fetcher, server.url("/b"))).diagnosis == "forbidden"
    clock.now += timedelta(minutes=1)
    await fetcher.fetch(server.url("/b"))

    assert [asked.target for asked in server.asked] == ["/a", "/b", "/a", "/b"]


async def test_a_new_fetcher_keeps_the_peace_that_the_one_before_it_was_asked_for(
    make: Callable[[], Fetcher], server: FaultServer
) -> None:
    server.answers |= {"/": answer(429, b"", "Retry-After: 600")}
    await refusal(make(), server.url())

    assert (await refusal(make(), server.url())).retry_after == 600
    assert len(server.asked) == 1


async def test_ports_of_this_machine_are_hosts_of_their_own(make: Callable[[], Fetcher], server: FaultServer) -> None:
    server.answers |= {"/": answer(429)}
    fetcher = make()
    await refusal(fetcher, server.url())
    assert (await refusal(fetcher, f"http://127.0.0.1:{server.port + 1}/")).diagnosis != "rate-limited"


async def test_what_a_document_took_leaves_out_the_wait_for_a_turn(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    now, a_little = 100.0, 0.02  # seconds

    async def sleep(seconds: float) -> None:
        nonlocal now
        await asyncio.sleep(a_little)
        now += seconds

    politeness = Politeness(timedelta(hours=1), clock=lambda: now, sleep=sleep)
    server.answers["/"] = answer()
    await make_fetcher(politeness=politeness).fetch(server.url())
    began = monotonic()
    document = await make_fetcher(politeness=politeness).fetch(server.url())
    whole = monotonic() - began
    assert isinstance(document, Document)
    assert document.took is not None
    assert 0 < document.took <= whole - a_little


async def test_two_fetchers_that_share_their_politeness_take_turns(
    make_fetcher: MakeFetcher, server: FaultServer
) -> None:
    slept: list[float] = []
    now = 100.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    politeness = Politeness(timedelta(seconds=2), clock=lambda: now, sleep=sleep)
    server.answers["/"] = answer()
    await make_fetcher(politeness=politeness).fetch(server.url())
    await make_fetcher(politeness=politeness).fetch(server.url())
    assert slept == [2]
