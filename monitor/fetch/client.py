"""The fetcher: one address in, a document or "not modified" out. Nothing else sends, but a browser's proxy."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from pathlib import Path
from typing import TYPE_CHECKING, Self

import httpx2

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.fetch.body import read_body, read_excerpt
from monitor.fetch.browser import Bounds, Browser, Shows, is_page
from monitor.fetch.budget import Budget
from monitor.fetch.connect import GuardedBackend, GuardedTransport
from monitor.fetch.freshness import fresh_for, served_at
from monitor.fetch.gate import admit
from monitor.fetch.headers import (
    ACCEPT,
    NOTHING_KNOWN,
    Field,
    conditions,
    encoded,
    first,
    location,
    too_many,
    validators,
)
from monitor.fetch.hosts import Hosts
from monitor.fetch.limits import Limits
from monitor.fetch.memory import Memory, ShortMemory
from monitor.fetch.obeying import Obedience
from monitor.fetch.politeness import Politeness
from monitor.fetch.redirects import Way
from monitor.fetch.resolve import Resolve, resolve
from monitor.fetch.retry_after import parse_retry_after
from monitor.fetch.statuses import REDIRECTS, brings_document, unwelcome
from monitor.fetch.translating import FOREIGN, our_errors
from monitor.fetch.wire import Wire, accounted
from monitor.model import Document, NotModified, Validators

if TYPE_CHECKING:
    import ssl
    from collections.abc import AsyncIterator, Callable, Iterable
    from contextlib import AbstractAsyncContextManager

    from monitor.fetch.addresses import Network

    _Turn = Callable[[httpx2.URL], AbstractAsyncContextManager[None]]

_USUAL = Limits()


@dataclass(frozen=True, slots=True)
class _Moved:
    """The answer that the document is elsewhere."""

    location: str


class Fetcher:
    """Fetches documents over connections that it keeps; for one event loop.

    `user_agent` says who asks and how to reach them: `SeriesMonitor/<version> (+<contact>)`. `politeness` is the pause
    between two requests to a registrable domain, `memory` keeps how each has received us. `allow_private` are networks
    outside of the public internet that every fetch may ask. `tls` decides which certificates count; the system's by
    default. `clock` gives the time, aware. `browser` shows pages made by scripts, or is the Chromium that does;
    without it, the first one on PATH.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        limits: Limits = _USUAL,
        politeness: timedelta | Politeness = timedelta(seconds=2),
        memory: Memory | None = None,
        allow_private: Iterable[Network] = (),
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        browser: Path | Shows | None = None,
    ) -> None:
        self._user_agent = user_agent
        self._limits = limits
        memory = memory or ShortMemory()
        politeness = politeness if isinstance(politeness, Politeness) else Politeness(politeness)
        self._hosts = Hosts(politeness, memory, clock)
        self._obedience = Obedience(memory, clock)
        self._allowed = frozenset(allow_private)
        self._resolve = resolve
        self._tls = tls or httpx2.create_ssl_context(trust_env=False)
        self._clock = clock
        self._clients: dict[frozenset[Network], httpx2.AsyncClient] = {}
        if browser is None or isinstance(browser, Path):
            bounds = Bounds(time=limits.total, page=limits.body)
            browser = Browser(user_agent=user_agent, program=browser, bounds=bounds, resolve=resolve)
        self._browser = browser

    async def fetch(
        self,
        url: str,
        *,
        known: Validators = NOTHING_KNOWN,
        validators_url: str | None = None,
        headers: Iterable[Field] = (),
        allow_private: Iterable[Network] = (),
        obey_robots: bool = False,
        render: bool = False,
    ) -> Document | NotModified:
        """Ask for a document, following redirects.

        `known` are the validators of the document that we have, `validators_url` the address that gave them (`url`,
        if left out): they are told to that address alone, since elsewhere they could hide a document that we lack.
        `headers` are the source's own; they may be secret and do not leave its origin. `allow_private` are networks
        that this fetch may ask beside the fetcher's, wherever redirects lead it. `obey_robots` is for what nobody has
        named as made for programs: each address on the way is asked only if its robots.txt lets us. With `render`, a
        page is brought as its scripts make it; what is `known` counts for nothing then, for what they ask for changes
        while the page does not.

        Raises FetchError for everything that brings neither a document nor "not modified".
        """
        permitted = self._allowed.union(allow_private)
        client = self._client(permitted)
        way = Way(url, encoded(headers), self._limits.redirects)
        turn = partial(self._turn, client, obey_robots=obey_robots)
        if render:
            return await self._rendered(client, way, turn, permitted)
        known_at = way.url if validators_url is None else admit(validators_url)
        return await self._follow(client, way, lambda url: known if url == known_at else NOTHING_KNOWN, turn)

    async def aclose(self) -> None:
        """Close all connections; to be called when no fetch is under way."""
        while self._clients:
            _, client = self._clients.popitem()
            with suppress(*FOREIGN):  # a connection that is broken already cannot be closed in good order
                await client.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def _follow(
        self,
        client: httpx2.AsyncClient,
        way: Way,
        known_at: Callable[[httpx2.URL], Validators],
        turn: _Turn,
    ) -> Document | NotModified:
        budget = Budget(self._limits.total)
        while True:
            async with turn(way.url):
                answer = await self._ask(client, way, known_at(way.url), budget)
            if isinstance(answer, Document):
                return replace(answer, took=self._limits.total.total_seconds() - budget.left)
            if isinstance(answer, NotModified):
                return answer
            way.follow(answer.location)

    async def _rendered(
        self, client: httpx2.AsyncClient, way: Way, turn: _Turn, permitted: frozenset[Network]
    ) -> Document | NotModified:
        while True:
            document = await self._follow(client, way, lambda _: NOTHING_KNOWN, turn)
            if not isinstance(document, Document) or not is_page(document):
                return document
            # The browser first: no host waits while another one's page is shown.
            async with self._browser.turn, turn(way.url):
                shown = await self._browser.show(document, cookies=way.cookies, allowed=permitted)
            if isinstance(shown, Document):
                return shown
            way.follow(shown.location)

    @asynccontextmanager
    async def _turn(self, client: httpx2.AsyncClient, url: httpx2.URL, *, obey_robots: bool) -> AsyncIterator[None]:
        gap = await self._obedience.delay(url, partial(self._robots, client)) if obey_robots else timedelta()
        async with self._hosts.turn(str(url), gap):
            yield

    async def _robots(self, client: httpx2.AsyncClient, url: str) -> Document | NotModified:
        def turn(url: httpx2.URL) -> AbstractAsyncContextManager[None]:
            return self._hosts.turn(str(url), by_name=True)

        return await self._follow(client, Way(url, (), self._limits.redirects), lambda _: NOTHING_KNOWN, turn)

    async def _ask(
        self, client: httpx2.AsyncClient, way: Way, known: Validators, budget: Budget
    ) -> Document | NotModified | _Moved:
        wire = Wire(way.url.host, self._limits)
        try:
            return await self._exchange(client, way, known, budget, wire)
        except FetchError as error:
            if not wire.stale or error.diagnosis is Diagnosis.TIMEOUT:
                raise
        # A kept connection may end at any time; that the server did so says nothing about the document.
        return await self._exchange(client, way, known, budget, Wire(way.url.host, self._limits))

    async def _exchange(
        self, client: httpx2.AsyncClient, way: Way, known: Validators, budget: Budget, wire: Wire
    ) -> Document | NotModified | _Moved:
        fields = [*way.fields, *conditions(known)]
        with our_errors(wire), accounted(wire):
            async with budget.spending(), client.stream("GET", way.url, headers=fields) as response:
                wire.begin_body(lambda: response.num_bytes_downloaded)
                way.learn(response)
                return await self._answer(response, known)

    async def _answer(self, response: httpx2.Response, known: Validators) -> Document | NotModified | _Moved:
        status = response.status_code
        if too_many(response, self._limits):
            raise FetchError(
                Diagnosis.TOO_LARGE, f"The header fields of the answer of {response.url.host} are too many or long."
            )
        if brings_document(status):
            return await self._document(response)
        excerpt = await read_excerpt(response, self._limits)
        if status == HTTPStatus.NOT_MODIFIED and known != NOTHING_KNOWN:
            fresh = fresh_for(response, self._clock())
            return NotModified(str(response.url), validators(response, known), fresh, served_at(response))
        target = location(response)
        if status in REDIRECTS and target:
            return _Moved(target)
        raise unwelcome(status, response.url.host, retry_after=self._retry_after(response), excerpt=excerpt)

    async def _document(self, response: httpx2.Response) -> Document:
        return Document(
            url=str(response.url),
            body=await read_body(response, self._limits),
            content_type=first(response, b"content-type"),
            validators=validators(response),
            status=response.status_code,
            fresh_for=fresh_for(response, self._clock()),
            served=served_at(response),
        )

    def _retry_after(self, response: httpx2.Response) -> float | None:
        value = first(response, b"retry-after")
        return None if value is None else parse_retry_after(value, self._clock())

    def _client(self, allowed: frozenset[Network]) -> httpx2.AsyncClient:
        """Return the client of this set of networks: connections are shared only by requests with equal permissions."""
        if allowed not in self._clients:
            self._clients[allowed] = self._new_client(allowed)
        return self._clients[allowed]

    def _new_client(self, allowed: frozenset[Network]) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            transport=GuardedTransport(GuardedBackend(self._resolve, allowed), self._tls, self._limits.connections),
            headers={"User-Agent": self._user_agent, "Accept": ACCEPT},
            cookies=CookieJar(DefaultCookiePolicy(allowed_domains=())),  # none is kept, so none goes astray
            timeout=self._timeout(),
            follow_redirects=False,
            trust_env=False,
        )

    def _timeout(self) -> httpx2.Timeout:
        return httpx2.Timeout(
            connect=self._limits.connect.total_seconds(),
            read=self._limits.read.total_seconds(),
            write=self._limits.write.total_seconds(),
            pool=self._limits.total.total_seconds(),
        )
