"""A change of fetchers while fetches are under way."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, cast

import pytest

from monitor.daemon.fetching import Fetching
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Document

if TYPE_CHECKING:
    from monitor.fetch import Fetcher


class Slow:
    """A fetcher whose fetches end when the test says so."""

    def __init__(self) -> None:
        self.gate = asyncio.Event()
        self.begun = asyncio.Event()
        self.closed = 0
        self.answer: Document | Exception = Document("https://a.example/", b"", None)

    async def fetch(self, url: str, **_: object) -> Document:
        self.begun.set()
        await self.gate.wait()
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    async def aclose(self) -> None:
        assert not self.gate.is_set() or not self.closed
        self.closed += 1


def fetching(slow: Slow) -> Fetching:
    return Fetching(cast("Fetcher", slow))


async def exchange(fetches: Fetching, slow: Slow) -> None:
    await fetches.exchange(cast("Fetcher", slow))


async def test_an_idle_fetcher_is_closed_when_it_is_exchanged() -> None:
    former, latter = Slow(), Slow()
    fetches = fetching(former)

    await exchange(fetches, latter)

    assert (former.closed, latter.closed) == (1, 0)


@pytest.mark.parametrize("mishap", [None, FetchError(Diagnosis.TIMEOUT, "It took too long.")])
async def test_a_fetch_under_way_is_not_cut_off(mishap: FetchError | None) -> None:
    former, latter = Slow(), Slow()
    former.answer = mishap or former.answer
    fetches = fetching(former)
    tasks = [asyncio.create_task(fetches.fetch("https://a.example/")) for _ in range(2)]
    await former.begun.wait()

    await exchange(fetches, latter)
    assert former.closed == 0
    former.gate.set()
    done = await asyncio.gather(*tasks, return_exceptions=True)

    assert done == [former.answer] * 2
    assert (former.closed, latter.closed) == (1, 0)


async def test_a_cancelled_fetch_counts_as_ended() -> None:
    former, latter = Slow(), Slow()
    fetches = fetching(former)
    task = asyncio.create_task(fetches.fetch("https://a.example/"))
    await former.begun.wait()
    await exchange(fetches, latter)

    task.cancel()
    await asyncio.wait([task])

    assert former.closed == 1


async def test_what_is_asked_after_the_exchange_goes_to_the_new_one() -> None:
    former, latter = Slow(), Slow()
    latter.gate.set()
    fetches = fetching(former)
    await exchange(fetches, latter)

    assert await fetches.fetch("https://a.example/") == latter.answer
    assert latter.closed == 0
    await fetches.aclose()
    assert latter.closed == 1
