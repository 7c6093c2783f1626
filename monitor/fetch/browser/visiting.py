"""One page in the browser: its document is handed in, its scripts run, and what they made of it is read."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urldefrag, urlsplit

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.browser.racing import first
from monitor.model import Document

if TYPE_CHECKING:
    from monitor.fetch.browser.bounds import Bounds

# What no headline is read from.
_NOT_READ = frozenset({"cspviolationreport", "font", "image", "manifest", "media", "ping", "texttrack"})
_ABORTED = "aborted"  # leaves the page as it is; any other reason would put an error page in its place


_PAGES = frozenset({"", "text/html", "application/xhtml+xml"})


def is_page(document: Document) -> bool:
    """Tell whether a document can have scripts; one that does not say what it is may be a page."""
    return (document.content_type or "").partition(";")[0].strip().lower() in _PAGES


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A page's script sends its visitors on, as a redirect does."""

    location: str


class Visit:
    """A visit to the page of a document, in a tab of its own; `driver` is playwright's module.

    Documents come from the fetcher alone: this page's is handed in, those of frames and further windows are left out,
    and where a script leads away, the fetcher is to go.
    """

    def __init__(self, tab: Any, document: Document, bounds: Bounds, driver: Any) -> None:
        self._tab = tab
        self._document = document
        self._host = urlsplit(document.url).hostname
        self._bounds = bounds
        self._driver = driver
        self._begun = False
        self._requests = 0
        self._left: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._busy = asyncio.Event()

    async def outcome(self) -> Document | Elsewhere:
        """Return the page as its scripts have made it, or where they lead.

        Raises FetchError (too-large), and the driver's Error.
        """
        await self._tab.context.route("**/*", self._route)
        return await first(self._leaving(), self._overrun(), self._reading())

    async def _leaving(self) -> Elsewhere:
        return Elsewhere(await self._left)

    async def _overrun(self) -> NoReturn:
        await self._busy.wait()
        raise FetchError(
            Diagnosis.TOO_LARGE, f"The page of {self._host} makes more than {self._bounds.requests} requests."
        )

    async def _reading(self) -> Document:
        await self._tab.goto(self._document.url, wait_until="commit")
        await self._calm()
        text = await self._text()
        if len(text) > self._bounds.page:
            raise FetchError(
                Diagnosis.TOO_LARGE, f"The page of {self._host} grew to more than {self._bounds.page} characters."
            )
        # A script may have changed the address, but not the host: relative links go from there.
        url = self._tab.url if self._tab.url.startswith(("http://", "https://")) else self._document.url
        # A string of the browser's may hold half a character.
        body = ("<!DOCTYPE html>\n" + text).encode("utf-8", "replace")
        return Document(url, body, "text/html; charset=utf-8", status=self._document.status)

    async def _calm(self) -> None:
        """Wait until the page is loaded and asks for nothing more, but not for ever: some pages never rest."""
        clock = asyncio.get_running_loop().time
        until = clock() + self._bounds.calm.total_seconds()
        with suppress(self._driver.TimeoutError):
            for state in ("load", "networkidle"):
                # No time at all would mean to the driver: as long as it takes.
                await self._tab.wait_for_load_state(state, timeout=max(1, round(1000 * (until - clock()))))

    async def _text(self) -> str:
        """Return the page as it stands, in a world that its scripts cannot reach, and no more of it than is wanted."""
        session = await self._tab.context.new_cdp_session(self._tab)
        frame = (await session.send("Page.getFrameTree"))["frameTree"]["frame"]["id"]
        world = await session.send("Page.createIsolatedWorld", {"frameId": frame})
        answer = await session.send(
            "Runtime.evaluate",
            {
                "contextId": world["executionContextId"],
                "expression": f"(document.documentElement?.outerHTML ?? '').slice(0, {self._bounds.page + 1})",
                "returnByValue": True,
            },
        )
        return str(answer["result"].get("value", ""))

    async def _route(self, route: Any) -> None:
        """Let a request of the page go out, or not. What the tab's end cuts off is no mishap."""
        self._requests += 1
        if self._requests > self._bounds.requests:
            self._busy.set()
        with suppress(self._driver.Error):
            if route.request.is_navigation_request():
                await self._navigate(route)
            elif self._busy.is_set() or route.request.resource_type in _NOT_READ:
                await route.abort(_ABORTED)
            else:
                await route.continue_()

    async def _navigate(self, route: Any) -> None:
        if not self._begun:
            self._begun = True
            await route.fulfill(body=self._document.body, content_type=self._document.content_type or "text/html")
            return
        await route.abort(_ABORTED)
        request = route.request
        if request.frame == self._tab.main_frame and request.method == "GET":
            self._leave(request.url)

    def _leave(self, url: str) -> None:
        # A page that loads itself again, as some do every few minutes, is this one.
        if urldefrag(url).url != urldefrag(self._document.url).url and not self._left.done():
            self._left.set_result(url)
