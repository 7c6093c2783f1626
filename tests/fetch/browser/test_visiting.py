"""Which of a page's requests go out, and when it is read. The browser's driver is a stand-in."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from monitor.errors import FetchError
from monitor.fetch.browser import Bounds, Elsewhere, is_page
from monitor.fetch.browser.visiting import Visit
from monitor.model import Document

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

HOME = "https://news.example/tv/"
PAGE = Document(HOME, b"<p>news</p>", "text/html; charset=iso-8859-1", status=203)


class DriverError(Exception):
    """What a driver raises."""


class SlowError(DriverError):
    """What a driver raises when something takes too long."""


DRIVER = SimpleNamespace(Error=DriverError, TimeoutError=SlowError)


@dataclass
class Request:
    url: str
    resource_type: str = "document"
    method: str = "GET"
    frame: str = "main"

    def is_navigation_request(self) -> bool:
        return self.resource_type == "document"


@dataclass
class Route:
    request: Request
    done: list[Any] = field(default_factory=list)

    async def fulfill(self, **given: Any) -> None:
        self.done.append(given)

    async def abort(self, reason: str) -> None:
        self.done.append(reason)

    async def continue_(self) -> None:
        self.done.append("sent")


@dataclass
class Tab:
    """A tab whose page makes these requests, holds this text, and is at rest in time or not."""

    requests: list[Request] = field(default_factory=list)
    text: str = "<html>all</html>"
    url: str = HOME
    rests: bool = True
    main_frame: str = "main"
    done: list[Any] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def context(self) -> Tab:
        return self

    async def route(self, pattern: str, handler: Callable[[Route], Awaitable[None]]) -> None:
        assert pattern == "**/*"
        self.handler = handler

    async def goto(self, url: str, wait_until: str) -> None:
        for request in [Request(url), *self.requests]:
            route = Route(request)
            await self.handler(route)
            self.done += route.done
        await asyncio.sleep(0)  # as everything that is asked of a driver takes a while

    async def wait_for_load_state(self, state: str, timeout: float) -> None:  # noqa: ASYNC109 - the driver's
        assert timeout > 0
        if not self.rests:
            raise SlowError

    async def new_cdp_session(self, tab: Tab) -> Tab:
        assert tab is self
        return self

    async def send(self, method: str, fields: dict[str, Any] | None = None) -> dict[str, Any]:
        self.asked.append(method)
        match method:
            case "Page.getFrameTree":
                return {"frameTree": {"frame": {"id": "f"}}}
            case "Page.createIsolatedWorld":
                return {"executionContextId": 3}
        assert fields
        assert fields["contextId"] == 3
        return {"result": {"value": self.text}}


async def visit(tab: Tab, bounds: Bounds = Bounds()) -> Document | Elsewhere:  # noqa: B008 - frozen
    return await Visit(tab, PAGE, bounds, DRIVER).outcome()


@pytest.mark.parametrize("rests", [True, False], ids=["at rest", "never at rest"])
async def test_the_page_is_read_as_its_scripts_have_made_it(*, rests: bool) -> None:
    tab = Tab(rests=rests)
    assert await visit(tab) == Document(
        HOME, b"<!DOCTYPE html>\n<html>all</html>", "text/html; charset=utf-8", status=203
    )
    assert tab.done == [{"body": b"<p>news</p>", "content_type": "text/html; charset=iso-8859-1"}]
    assert "Page.createIsolatedWorld" in tab.asked


@pytest.mark.parametrize(
    ("url", "told"), [("https://news.example/tv/page/2", "https://news.example/tv/page/2"), ("blob:x", HOME)]
)
async def test_links_go_from_where_the_page_says_it_is(url: str, told: str) -> None:
    document = await visit(Tab(url=url))
    assert isinstance(document, Document)
    assert document.url == told


async def test_half_a_character_is_no_reason_to_fail() -> None:
    document = await visit(Tab(text="a\ud800b"))
    assert isinstance(document, Document)
    assert document.body.endswith(b"a?b")


@pytest.mark.parametrize("kind", ["script", "stylesheet", "xhr", "fetch", "websocket", "eventsource", "other"])
async def test_what_a_page_is_made_of_goes_out(kind: str) -> None:
    tab = Tab([Request("https://cdn.example/x", kind)])
    await visit(tab)
    assert tab.done[1:] == ["sent"]


@pytest.mark.parametrize("kind", ["image", "font", "media", "texttrack", "manifest", "ping", "cspviolationreport"])
async def test_what_no_headline_is_read_from_does_not(kind: str) -> None:
    tab = Tab([Request("https://cdn.example/x", kind)])
    await visit(tab)
    assert tab.done[1:] == ["aborted"]


async def test_where_a_script_leads_is_not_gone_but_told() -> None:
    tab = Tab([Request("https://news.example/fr/")])
    assert await visit(tab) == Elsewhere("https://news.example/fr/")
    assert tab.done[1:] == ["aborted"]


@pytest.mark.parametrize(
    "request_",
    [
        pytest.param(Request(HOME), id="the page once more"),
        pytest.param(Request(f"{HOME}#top"), id="a place in it"),
        pytest.param(Request("https://ads.example/", frame="inner"), id="a frame's document, or a window's"),
        pytest.param(Request("https://news.example/login", method="POST"), id="a form that is sent"),
    ],
)
async def test_other_documents_are_left_out(request_: Request) -> None:
    tab = Tab([request_])
    assert isinstance(await visit(tab), Document)
    assert tab.done[1:] == ["aborted"]


async def test_a_page_that_asks_without_end_is_given_up() -> None:
    tab = Tab([Request("https://cdn.example/x", "fetch")] * 5)
    with pytest.raises(FetchError, match=r"news\.example makes more than 3 requests") as caught:
        await visit(tab, Bounds(requests=3))
    assert caught.value.diagnosis == "too-large"
    assert tab.done[1:] == ["sent", "sent", "aborted", "aborted", "aborted"]


async def test_a_page_that_grew_too_long_is_not_read() -> None:
    with pytest.raises(FetchError, match=r"news\.example grew to more than 10 characters") as caught:
        await visit(Tab(text="x" * 11), Bounds(page=10))
    assert caught.value.diagnosis == "too-large"


@pytest.mark.parametrize(
    ("kind", "scripts"),
    [
        ("text/html", True),
        ("Text/HTML ;charset=x", True),
        ("application/xhtml+xml", True),
        (None, True),
        ("application/rss+xml", False),
        ("text/plain", False),
        ("text/htmlx", False),
    ],
)
def test_only_pages_have_scripts(kind: str | None, *, scripts: bool) -> None:
    assert is_page(replace(PAGE, content_type=kind)) is scripts
