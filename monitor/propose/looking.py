"""Ask for addresses of which nothing is known yet: one after another, only so many, and each once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from monitor.check.asking import same_origin
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from monitor.model import Document
from monitor.propose.candidates import Candidate, Origin, fault
from monitor.read.surveying import Survey, survey
from monitor.urls import canonical

if TYPE_CHECKING:
    from datetime import datetime
    from ipaddress import IPv4Network, IPv6Network

    from monitor.check.desk import Fetches
    from monitor.read.readers import Runs

MOST_REQUESTS = 12


@dataclass(frozen=True, slots=True)
class Means:
    """What unknown addresses are asked and read with."""

    fetcher: Fetches
    workers: Runs
    headers: tuple[tuple[str, str], ...] = ()  # may be secret: for the address that is asked first, and its origin
    allow_private: tuple[IPv4Network | IPv6Network, ...] = ()
    render: bool = False  # the address that is asked first, as its scripts make it
    ignores_robots: bool = False  # the operator's word against robots.txt

    async def fetch(self, url: str, home: str, *, named: bool = False) -> Document:
        """Bring a document; headers go out where `url` is of the origin of `home`. Raises FetchError.

        `named` is for what the operator or the site calls a feed or a sitemap; robots.txt is asked for the rest.
        """
        document = await self.fetcher.fetch(
            url,
            headers=self.headers if same_origin(url, home) else (),
            allow_private=self.allow_private,
            obey_robots=not (named or self.ignores_robots),
            render=self.render and url == home,
        )
        assert isinstance(document, Document), "nothing was known, so nothing can be unchanged"
        return document


@dataclass(frozen=True, slots=True)
class Tried:
    """One address that was asked, and what came of it."""

    url: str
    origin: Origin
    candidate: Candidate | None = None
    problem: str | None = None  # why it cannot be watched, in a few words
    diagnosis: Diagnosis | None = None  # where the address could not be read


@dataclass(slots=True)
class Looking:
    """What has been asked so far."""

    home: str  # the address that it all began with
    means: Means
    now: datetime
    on_try: Callable[[Tried], None]
    tried: list[Tried] = field(default_factory=list)
    documents: dict[str, Document] = field(default_factory=dict)  # by where the last redirect led
    requests: int = 0
    _asked: set[str] = field(default_factory=set)

    def is_new(self, url: str) -> bool:
        """Tell whether an address has not been asked for, nor been led to."""
        return canonical(url) not in self._asked

    async def fetch(self, url: str, *, named: bool) -> Document:
        """Bring a document; raises FetchError."""
        self._asked.add(canonical(url) or url)
        self.requests += 1
        return await self.means.fetch(url, self.home, named=named)

    async def look(
        self, url: str, origin: Origin, selector: str | None = None, *, named: bool = False
    ) -> tuple[Candidate, Survey]:
        """Bring a document, `named` a feed or sitemap, and look what it holds; raises FetchError or ExtractError."""
        document = await self.fetch(url, named=named or origin.names)
        if document.url in self.documents:
            raise FetchError(Diagnosis.SEEN, "It leads to an address that was looked at already.")
        self._asked.add(canonical(document.url) or document.url)
        seen = await self.means.workers.run(survey, document, selector)
        self.documents[document.url] = document
        found = seen.found
        return Candidate(
            document.url, found.kind, origin, found.headlines, found.title, found.language, seen.purpose
        ), seen

    def tell(self, url: str, origin: Origin, problem: str, diagnosis: Diagnosis | None = None) -> None:
        """Note that an address brought nothing to watch."""
        self._note(Tried(url, origin, None, problem, diagnosis))

    def tell_of(self, candidate: Candidate) -> None:
        """Note what an address brought."""
        self._note(Tried(candidate.url, candidate.origin, candidate, fault(candidate, self.now)))

    def _note(self, tried: Tried) -> None:
        self.tried.append(tried)
        self.on_try(tried)
