"""A check without network and without workers: what a server answers and a reader finds is set by the test."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from monitor.check.checking import check
from monitor.check.desk import Desk
from monitor.decide import Rules
from monitor.identify import Catalogue
from monitor.model import (
    Certainty,
    Claim,
    Document,
    Headline,
    NotModified,
    Source,
    SourceHealth,
    SourceKind,
    Status,
    Validators,
)
from monitor.read.reading import Reading
from monitor.store import Store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.check.outcome import Outcome
    from monitor.model import Event
    from monitor.read.reading import Manner
    from monitor.read.resolving import Question

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
INTERVAL = timedelta(minutes=15)
A_MINUTE = timedelta(minutes=1)
CATALOGUE = Catalogue.load()
VALIDATORS = Validators('W/"1"', "Sat, 21 Nov 2026 11:59:00 GMT")

Told = tuple[Headline, tuple[Claim, ...]]


def source(source_id: str = "a", **changes: object) -> Source:
    made = {
        "id": source_id,
        "name": source_id.upper(),
        "url": f"https://{source_id}.example/news",
        "language": "en",
        "interval": INTERVAL,
    }
    return Source(**made | changes)  # type: ignore[arg-type]  # tests name single fields


def told(series: str, status: Status = Status.RENEWED) -> Told:
    headline = Headline(f"{series} is {status}", f"https://a.example/{series}/{status}".replace(" ", "-"))
    return headline, (Claim(series, status, Certainty.CONFIRMED, (2,), "Netflix"),)


def document(
    body: bytes = b"one", url: str = "https://a.example/news", validators: Validators = VALIDATORS
) -> Document:
    return Document(url, body, "text/html", validators)


@dataclass(slots=True)
class Server:
    """Answers each address with what is set for it, an exception included, and remembers what it was asked with."""

    answers: dict[str, Document | NotModified | Exception] = field(default_factory=dict)
    asked: list[tuple[str, Validators, str | None]] = field(default_factory=list)
    options: list[dict[str, object]] = field(default_factory=list)

    async def fetch(
        self,
        url: str,
        *,
        known: Validators = Validators(),  # noqa: B008 - frozen
        validators_url: str | None = None,
        **options: object,
    ) -> Document | NotModified:
        self.asked.append((url, known, validators_url))
        self.options.append(options)
        answer = self.answers[url]
        if isinstance(answer, Exception):
            raise answer
        return answer


@dataclass(slots=True)
class Reader:
    """Finds in a document what is set for its body, an exception included."""

    findings: dict[bytes, tuple[Told, ...] | Exception] = field(default_factory=dict)
    read_ones: list[tuple[bytes, Manner]] = field(default_factory=list)
    articles: dict[bytes, tuple[Claim | None, ...] | Exception] = field(default_factory=dict)
    questions: list[Question] = field(default_factory=list)
    ttl: timedelta | None = None  # that every document states

    async def read(self, document: Document, manner: Manner) -> Reading:
        self.read_ones.append((document.body, manner))
        found = self.findings[document.body]
        if isinstance(found, Exception):
            raise found
        return Reading(found, SourceKind.PAGE, "fake", None, ttl=self.ttl)

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        self.questions.append(question)
        found = self.articles[document.body]
        if isinstance(found, Exception):
            raise found
        return found


class Plan:
    """A success waits for the interval; a failure as many minutes as there were, and what the server asked for."""

    def after_success(self, now: datetime, interval: timedelta) -> datetime:
        return now + interval

    def after_failure(self, now: datetime, failures: int, retry_after: float | None = None) -> datetime:
        return now + failures * A_MINUTE + timedelta(seconds=retry_after or 0)


@dataclass(slots=True)
class Room:
    """A real store, and everything round it under the test's hand."""

    store: Store
    server: Server = field(default_factory=Server)
    reader: Reader = field(default_factory=Reader)
    now: datetime = NOW
    version: str = "1"
    articles: int = 3  # a check

    def configure(self, *sources: Source) -> None:
        self.store.write_sync(lambda transaction: transaction.sync_sources(sources, self.now))

    async def check(self, which: Source) -> Outcome:
        return await check(which, self.desk())

    def desk(self) -> Desk:
        return Desk(
            store=self.store,
            fetcher=self.server,
            reader=self.reader,
            plan=Plan(),
            rules=Rules(),
            catalogue=CATALOGUE,
            version=self.version,
            articles=self.articles,
            clock=lambda: self.now,
        )

    def health(self, which: Source) -> SourceHealth:
        health = self.store.read_sync(lambda reader: reader.health_of(which.id))
        assert health is not None
        return health

    def feed(self) -> list[Event]:
        return self.store.read_sync(lambda reader: reader.feed_events())


@contextmanager
def opened(directory: Path) -> Iterator[Room]:
    with Store.open(directory) as store:
        yield Room(store)
