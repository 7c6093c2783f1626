"""robots.txt: read as RFC 9309 has it, asked once a day, and obeyed on the whole way."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch.memory import ShortMemory
from monitor.fetch.politeness import Politeness
from monitor.fetch.robots import verdict
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import Answer, FaultServer

SECOND, HOUR = timedelta(seconds=1), timedelta(hours=1)
PAGE = "https://a.example/tv/news?page=2"


@pytest.mark.parametrize(
    ("text", "allowed"),
    [
        pytest.param("", True, id="nothing is said"),
        pytest.param("<!doctype html><title>Not found</title>", True, id="a page in its place"),
        pytest.param("User-agent: *\nDisallow: /", False, id="nobody"),
        pytest.param("User-agent: *\nDisallow: /tv", False, id="a folder"),
        pytest.param("User-agent: *\nDisallow: /film", True, id="another folder"),
        pytest.param("User-agent: *\nDisallow: /tv\nAllow: /tv/news", True, id="the longest match counts"),
        pytest.param("User-agent: *\nDisallow: /*?*page=", False, id="stars"),
        pytest.param("User-agent: *\nDisallow: /*.pdf$", True, id="the end"),
        pytest.param("User-agent: *\nDisallow:", True, id="an empty rule forbids nothing"),
        pytest.param("User-agent: OtherBot\nDisallow: /", True, id="another program"),
        pytest.param("User-agent: SeriesMonitor\nDisallow: /", False, id="we by name"),
        pytest.param("User-agent: seriesmonitor\nDisallow: /", False, id="in any case"),
        pytest.param(
            "User-agent: *\nDisallow: /\n\nUser-agent: SeriesMonitor\nAllow: /",
            True,
            id="our own rules are the only ones",
        ),
        pytest.param("\ufeffUser-agent: *\r\nDisallow: /\r\n", False, id="a mark before, and Windows' line ends"),
        pytest.param("User-agent: SeriesMonitorPlus\nDisallow: /", True, id="a longer name is not ours"),
    ],
)
def test_what_the_rules_say_of_a_page(text: str, *, allowed: bool) -> None:
    assert verdict(text, PAGE).allowed is allowed


@pytest.mark.parametrize(
    ("line", "delay"),
    [
        ("Crawl-delay: 10", 10),
        ("Crawl-delay: 2.5", 2.5),
        pytest.param("Crawl-delay: 86400", 60, id="a minute at most"),
        pytest.param("Crawl-delay: soon", 0, id="nonsense"),
        pytest.param("Crawl-delay: -1", 0, id="no time"),
        pytest.param("Crawl-delay: inf", 0, id="no number"),
        ("Disallow: /film", 0),
    ],
)
def test_the_pause_that_is_asked_for(line: str, delay: float) -> None:
    assert verdict(f"User-agent: *\n{line}", PAGE).delay == timedelta(seconds=delay)


@dataclass(slots=True)
class World:
    """A server with a robots.txt, and how a page of it is asked for."""

    server: FaultServer
    fetch: Callable[[str], Awaitable[object]]
    now: datetime = datetime(2026, 11, 21, 12, tzinfo=UTC)

    def rules(self, answers: Answer | list[Answer]) -> None:
        self.server.answers |= {"/robots.txt": answers, "/page": answer()}

    async def page(self, host: str = "127.0.0.1") -> FetchError | None:
        try:
            await self.fetch(self.server.url("/page", host))
        except FetchError as error:
            return error
        return None

    def asked(self) -> list[str]:
        targets = [asked.target for asked in self.server.asked]
        self.server.asked.clear()
        return targets


@pytest.fixture
def world(server: FaultServer, make_fetcher: MakeFetcher) -> World:
    memory = ShortMemory()

    async def fetch(url: str) -> object:
        # A fetcher of its own each time: what is known of robots.txt does not hang on one.
        return await make_fetcher(memory=memory, clock=lambda: made.now).fetch(url, obey_robots=True)

    made = World(server, fetch)
    return made


async def test_a_page_that_is_not_to_be_fetched_is_not(world: World) -> None:
    world.rules(answer(200, b"User-agent: *\nDisallow: /page"))
    found = await world.page()
    assert found
    assert (found.diagnosis, found.retry_after) == ("robots", None)
    assert str(found) == "The robots.txt of 127.0.0.1 asks programs not to fetch this address."
    assert world.asked() == ["/robots.txt"]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
async def test_where_there_are_no_rules_all_is_allowed(world: World, status: int) -> None:
    world.rules(answer(status))
    assert await world.page() is None
    assert world.asked() == ["/robots.txt", "/page"]


@pytest.mark.parametrize("status", [500, 502, 503, 599])
async def test_while_they_cannot_be_had_we_wait_and_do_not_hammer(world: World, status: int) -> None:
    world.rules([answer(status), answer()])
    found = await world.page()
    assert found
    assert (found.diagnosis, found.retry_after) == ("robots-unavailable", 3600)
    world.now += HOUR - SECOND
    found = await world.page()
    assert found
    assert (found.diagnosis, found.retry_after) == ("robots-unavailable", 1)
    assert world.asked() == ["/robots.txt"]

    world.now += SECOND
    assert await world.page() is None
    assert world.asked() == ["/robots.txt", "/page"]


async def test_a_server_that_is_not_there_is_told_as_such_and_tried_again(world: World) -> None:
    port, world.server.port = world.server.port, 1
    found = await world.page()
    assert found
    assert found.diagnosis not in {"robots", "robots-unavailable"}

    world.server.port = port
    world.rules(answer(404))
    assert await world.page() is None


@pytest.mark.parametrize(
    ("broken", "diagnosis"),
    [
        pytest.param(b"this is no HTTP\r\n\r\n", "protocol", id="broken HTTP"),
        pytest.param(answer(200, b"x" * 6_000_000), "too-large", id="megabytes of it"),
    ],
)
async def test_a_server_that_is_broken_is_told_as_such_and_its_page_is_not_asked(
    world: World, broken: bytes, diagnosis: str
) -> None:
    world.rules(broken)
    found = await world.page()
    assert found
    assert found.diagnosis == diagnosis
    assert world.asked() == ["/robots.txt"]


async def test_they_are_asked_for_once_a_day(world: World) -> None:
    world.rules(answer(200, b"User-agent: *\nDisallow: /film"))
    await world.page()
    world.now += 24 * HOUR - SECOND
    await world.page()
    assert world.asked() == ["/robots.txt", "/page", "/page"]

    world.now += SECOND
    await world.page()
    assert world.asked() == ["/robots.txt", "/page"]


async def test_two_at_once_ask_for_them_once(world: World, make_fetcher: MakeFetcher) -> None:
    world.rules(answer())
    fetcher = make_fetcher()
    await asyncio.gather(*(fetcher.fetch(world.server.url("/page"), obey_robots=True) for _ in range(3)))
    assert world.asked() == ["/robots.txt", "/page", "/page", "/page"]


async def test_each_host_has_its_own(world: World) -> None:
    world.rules(answer())
    await world.page("www.one.example")
    await world.page("tv.one.example")
    assert world.asked() == ["/robots.txt", "/page"] * 2


async def test_rules_may_be_elsewhere(world: World) -> None:
    world.rules(redirect("/rules"))
    world.server.answers["/rules"] = answer(200, b"User-agent: *\nDisallow: /")
    found = await world.page()
    assert found
    assert found.diagnosis == "robots"
    assert world.asked() == ["/robots.txt", "/rules"]


async def test_rules_that_lead_round_in_a_circle_are_none(world: World) -> None:
    world.rules(redirect("/robots.txt"))
    assert await world.page() is None


async def test_a_redirect_leads_to_where_other_rules_hold(world: World, make_fetcher: MakeFetcher) -> None:
    world.server.answers |= {
        "/robots.txt": [answer(), answer(200, b"User-agent: *\nDisallow: /page")],
        "/": redirect(world.server.url("/page", "two.example")),
    }
    with pytest.raises(FetchError, match=r"robots\.txt of two\.example"):
        await make_fetcher().fetch(world.server.url("/", "one.example"), obey_robots=True)
    assert world.asked() == ["/robots.txt", "/", "/robots.txt"]


async def test_no_secret_of_a_source_is_told_for_them(world: World, make_fetcher: MakeFetcher) -> None:
    world.rules(answer())
    await make_fetcher().fetch(world.server.url("/page"), headers=[("X-Key", "secret")], obey_robots=True)
    assert [asked["x-key"] for asked in world.server.asked] == [None, b"secret"]


async def test_who_need_not_obey_does_not_ask(world: World, make_fetcher: MakeFetcher) -> None:
    world.rules(answer(200, b"User-agent: *\nDisallow: /"))
    await make_fetcher().fetch(world.server.url("/page"))
    assert world.asked() == ["/page"]


async def test_a_host_that_keeps_its_rules_back_is_not_left_alone_for_that(world: World) -> None:
    world.rules(answer(404))
    await world.page()
    world.now += 24 * HOUR
    world.rules(answer(403))
    assert await world.page() is None


async def test_while_a_host_rests_its_rules_are_not_asked_for_either(world: World) -> None:
    world.rules(answer(429, b"", "Retry-After: 7200"))
    assert await world.page()
    found = await world.page()
    assert found
    assert (found.diagnosis, found.retry_after) == ("robots-unavailable", 3600)
    world.now += HOUR
    found = await world.page()
    assert found
    assert (found.diagnosis, found.retry_after) == ("rate-limited", 3600)
    assert world.asked() == ["/robots.txt"]


async def test_crawl_delay_is_kept_before_and_behind_a_page(server: FaultServer, make_fetcher: MakeFetcher) -> None:
    slept: list[float] = []
    now = 100.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        slept.append(seconds)
        now += seconds

    server.answers |= {"/robots.txt": answer(200, b"User-agent: *\nCrawl-delay: 10"), "/page": answer()}
    fetcher = make_fetcher(politeness=Politeness(timedelta(seconds=2), clock=lambda: now, sleep=sleep))
    await fetcher.fetch(server.url("/page"), obey_robots=True)
    await fetcher.fetch(server.url("/page"))
    await fetcher.fetch(server.url("/page"))
    assert slept == [10, 10, 2]
