"""The fetcher and its browser together: who asks for what, and who is told what. The browser is a stand-in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch.browser import Elsewhere
from monitor.model import Document, Validators
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from collections.abc import Iterable

    from monitor.fetch import Fetcher
    from monitor.fetch.addresses import Network
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer

HTML = "text/html"


@dataclass
class StandIn:
    """A browser whose scripts put a mark behind each page, or lead from one address to the next."""

    leads: dict[str, str] = field(default_factory=dict)
    shown: list[tuple[str, str]] = field(default_factory=list)  # address and cookies
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    showing: asyncio.Event = field(default_factory=asyncio.Event)
    ready: asyncio.Event = field(default_factory=asyncio.Event)

    async def show(self, document: Document, *, cookies: str, allowed: Iterable[Network]) -> Document | Elsewhere:
        assert self.turn.locked()
        self.shown.append((document.url, cookies))
        self.showing.set()
        await self.ready.wait()
        location = self.leads.get(document.url)
        return Elsewhere(location) if location else replace(document, body=document.body + b" and more")


@pytest.fixture
def browser() -> StandIn:
    browser = StandIn()
    browser.ready.set()
    return browser


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher, browser: StandIn) -> Fetcher:
    return make_fetcher(browser=browser)


def page(body: bytes, *fields: str) -> bytes:
    return answer(200, body, "Content-Type: text/html; charset=utf-8", *fields)


async def rendered(fetcher: Fetcher, url: str, **options: object) -> Document:
    document = await fetcher.fetch(url, render=True, **options)  # type: ignore[arg-type] # those of fetch
    assert isinstance(document, Document)
    return document


async def test_a_page_is_asked_for_once_and_shown(fetcher: Fetcher, server: FaultServer, browser: StandIn) -> None:
    server.answers["/"] = page(b"news")
    assert (await rendered(fetcher, server.url())).body == b"news and more"
    assert [asked.target for asked in server.asked] == ["/"]
    assert browser.shown == [(server.url(), "")]


async def test_a_page_is_shown_only_where_that_is_wanted(
    fetcher: Fetcher, server: FaultServer, browser: StandIn
) -> None:
    server.answers["/"] = page(b"news")
    await fetcher.fetch(server.url())
    assert browser.shown == []


@pytest.mark.parametrize("kind", ["application/rss+xml", "application/json", "text/plain; charset=utf-8"])
async def test_what_has_no_scripts_is_not_shown(
    fetcher: Fetcher, server: FaultServer, browser: StandIn, kind: str
) -> None:
    server.answers["/"] = answer(200, b"<rss/>", f"Content-Type: {kind}")
    assert (await rendered(fetcher, server.url())).body == b"<rss/>"
    assert browser.shown == []


async def test_a_page_is_never_taken_for_unchanged(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = page(b"news", 'ETag: "1"')
    await rendered(fetcher, server.url(), known=Validators(etag='"1"'))
    assert server.asked[0]["if-none-match"] is None


async def test_a_host_whose_page_is_shown_is_asked_for_nothing_else(
    fetcher: Fetcher, server: FaultServer, browser: StandIn
) -> None:
    server.answers |= {"/": page(b"news"), "/feed": answer(200, b"feed")}
    browser.ready.clear()
    showing = asyncio.create_task(rendered(fetcher, server.url()))
    await browser.showing.wait()
    waiting = asyncio.create_task(fetcher.fetch(server.url("/feed")))
    for _ in range(20):
        await asyncio.sleep(0)
    assert [asked.target for asked in server.asked] == ["/"]
    browser.ready.set()
    await asyncio.gather(showing, waiting)
    assert [asked.target for asked in server.asked] == ["/", "/feed"]


async def test_a_page_that_robots_txt_keeps_from_programs_is_not_shown(
    fetcher: Fetcher, server: FaultServer, browser: StandIn
) -> None:
    server.answers |= {"/robots.txt": answer(200, b"User-agent: *\nDisallow: /tv/"), "/tv/": page(b"news")}
    with pytest.raises(FetchError) as caught:
        await rendered(fetcher, server.url("/tv/"), obey_robots=True)
    assert caught.value.diagnosis == "robots"
    assert browser.shown == []


async def test_what_no_page_came_of_is_told_as_ever(fetcher: Fetcher, server: FaultServer, browser: StandIn) -> None:
    server.answers["/"] = answer(403)
    with pytest.raises(FetchError) as caught:
        await rendered(fetcher, server.url())
    assert caught.value.diagnosis == "forbidden"
    assert browser.shown == []


async def test_where_scripts_lead_the_fetcher_goes(fetcher: Fetcher, server: FaultServer, browser: StandIn) -> None:
    server.answers |= {"/": page(b"wait"), "/fr/": redirect("/fr/tv"), "/fr/tv": page(b"news")}
    browser.leads[server.url()] = server.url("/fr/")
    document = await rendered(fetcher, server.url())
    assert (document.url, document.body) == (server.url("/fr/tv"), b"news and more")


@pytest.mark.parametrize("target", ["file:///etc/passwd", "http://user@news.example/", "https://news.example:25/"])
async def test_scripts_lead_through_the_gate_as_well(
    fetcher: Fetcher, server: FaultServer, browser: StandIn, target: str
) -> None:
    server.answers["/"] = page(b"wait")
    browser.leads[server.url()] = target
    with pytest.raises(FetchError) as caught:
        await rendered(fetcher, server.url())
    assert caught.value.diagnosis == "bad-address"


async def test_scripts_that_lead_round_in_a_circle_are_not_followed(
    fetcher: Fetcher, server: FaultServer, browser: StandIn
) -> None:
    server.answers |= {"/": page(b"a"), "/b": page(b"b")}
    browser.leads |= {server.url(): server.url("/b"), server.url("/b"): server.url()}
    with pytest.raises(FetchError) as caught:
        await rendered(fetcher, server.url())
    assert caught.value.diagnosis == "redirect-loop"


async def test_the_page_is_told_the_sources_cookies_and_no_other_header(
    fetcher: Fetcher, server: FaultServer, browser: StandIn
) -> None:
    server.answers["/"] = page(b"news")
    await rendered(fetcher, server.url(), headers=(("Authorization", "Bearer secret"), ("cookie", "a=1; b=2")))
    assert server.asked[0]["authorization"] == b"Bearer secret"
    assert browser.shown == [(server.url(), "a=1; b=2")]


async def test_it_is_told_what_its_server_has_set(fetcher: Fetcher, server: FaultServer, browser: StandIn) -> None:
    server.answers["/"] = page(b"news", "Set-Cookie: visit=7; Path=/")
    await rendered(fetcher, server.url())
    assert browser.shown == [(server.url(), "visit=7")]


async def test_no_script_carries_secrets_to_another_host(
    fetcher: Fetcher, server: FaultServer, browser: StandIn
) -> None:
    there = server.url("/b", host="other.example")
    server.answers |= {"/": page(b"a"), "/b": page(b"b")}
    browser.leads[server.url()] = there
    await rendered(fetcher, server.url(), headers=(("Cookie", "secret=1"), ("X-Key", "secret")))
    assert browser.shown == [(server.url(), "secret=1"), (there, "")]
    assert server.asked[1]["cookie"] is None
    assert server.asked[1]["x-key"] is None
