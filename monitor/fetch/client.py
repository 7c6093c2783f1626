"""The fetcher: one address in, a document or "not modified" out. The only module that sends anything."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import TYPE_CHECKING, Self

import httpx2

from monitor.fetch.body import drain, read_body
from monitor.fetch.budget import Budget
from monitor.fetch.connect import GuardedBackend, GuardedTransport
from monitor.fetch.failures import FOREIGN, failure, our_errors
from monitor.fetch.gate import admit
from monitor.fetch.headers import ACCEPT, NOTHING_KNOWN, Field, conditions, encoded, first, location, size, validators
from monitor.fetch.limits import Limits
from monitor.fetch.politeness import Politeness
from monitor.fetch.redirects import Way
from monitor.fetch.resolve import Resolve, resolve
from monitor.fetch.retry_after import parse_retry_after
from monitor.fetch.statuses import REDIRECTS, brings_document, unwelcome
from monitor.model import Document, NotModified, Validators
from monitor.urls import host

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable, Iterable

    from monitor.fetch.addresses import Network

_USUAL = Limits()


@dataclass(frozen=True, slots=True)
class _Moved:
    """The answer that the document is elsewhere."""

    location: str


class Fetcher:
    """Fetches documents over connections that it keeps; for one event loop.

    `user_agent` says who asks and how to reach them: `SeriesMonitor/<version> (+<contact>)`. `politeness` is the pause
    between two requests to a host. `allow_private` are networks outside of the public internet that every fetch may
    ask. `tls` decides which certificates count; the system's by default. `clock` gives the time, aware.
    """

    def __init__(
        self,
        *,
        user_agent: str,
        limits: Limits = _USUAL,
        politeness: timedelta | Politeness = timedelta(seconds=2),
        allow_private: Iterable[Network] = (),
        resolve: Resolve = resolve,
        tls: ssl.SSLContext | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._user_agent = user_agent
        self._limits = limits
        self._politeness = politeness if isinstance(politeness, Politeness) else Politeness(politeness)
        self._allowed = frozenset(allow_private)
        self._resolve = resolve
        self._tls = tls or httpx2.create_ssl_context(trust_env=False)
        self._clock = clock
        self._clients: dict[frozenset[Network], httpx2.AsyncClient] = {}

    async def fetch(
        self,
        url: str,
        *,
        known: Validators = NOTHING_KNOWN,
        validators_url: str | None = None,
        headers: Iterable[Field] = (),
        allow_private: Iterable[Network] = (),
    ) -> Document | NotModified:
        """Ask for a document, following redirects.

        `known` are the validators of the document that we have, `validators_url` the address that gave them (`url`,
        if left out): they are told to that address alone, since elsewhere they could hide a document that we lack.
        `headers` are the source's own; they may be secret and do not leave its origin. `allow_private` are networks
        that this fetch may ask beside the fetcher's, wherever redirects lead it.

        Raises FetchError for everything that brings neither a document nor "not modified".
        """
        client = self._client(self._allowed.union(allow_private))
        way = Way(url, encoded(headers), self._limits.redirects)
        known_at = way.url if validators_url is None else admit(validators_url)
        budget = Budget(self._limits.total)
        while True:
            answer = await self._ask(client, way, known if way.url == known_at else NOTHING_KNOWN, budget)
            if not isinstance(answer, _Moved):
                return answer
            way.follow(answer.location)

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

    async def _ask(
        self, client: httpx2.AsyncClient, way: Way, known: Validators, budget: Budget
    ) -> Document | NotModified | _Moved:
        fields = [*way.fields, *conditions(known)]
        async with self._politeness.turn(host(str(way.url))):
            with our_errors(way.url.host):
                async with budget.spending(), client.stream("GET", way.url, headers=fields) as response:
                    return await self._answer(response, known)

    async def _answer(self, response: httpx2.Response, known: Validators) -> Document | NotModified | _Moved:
        status = response.status_code
        if size(response) > self._limits.headers:
            raise failure("too-large", f"The header fields of the answer of {response.url.host} are too long.")
        if brings_document(status):
            return await self._document(response)
        await drain(response)
        if status == HTTPStatus.NOT_MODIFIED and known != NOTHING_KNOWN:
            return NotModified(str(response.url), validators(response, known))
        target = location(response)
        if status in REDIRECTS and target:
            return _Moved(target)
        raise unwelcome(status, response.url.host, self._retry_after(response))

    async def _document(self, response: httpx2.Response) -> Document:
        return Document(
            url=str(response.url),
            body=await read_body(response, self._limits.body),
            content_type=first(response, b"content-type"),
            validators=validators(response),
            status=response.status_code,
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
