"""What a check needs: collaborators, handed in ready made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from monitor.model import Wait

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime, timedelta
    from ipaddress import IPv4Network, IPv6Network

    from monitor.decide import Rules
    from monitor.identify import Catalogue
    from monitor.model import Claim, Course, Document, NotModified, PackFile, Validators
    from monitor.read.reading import Manner, Reading
    from monitor.read.resolving import Question
    from monitor.store import Store


class Fetches(Protocol):
    """Brings documents; `monitor.fetch.Fetcher` in earnest, a fake in tests."""

    async def fetch(
        self,
        url: str,
        *,
        known: Validators = ...,
        validators_url: str | None = None,
        headers: tuple[tuple[str, str], ...] = (),
        allow_private: tuple[IPv4Network | IPv6Network, ...] = (),
        obey_robots: bool = False,
        render: bool = False,
    ) -> Document | NotModified:
        """Return a document, or that it has not changed; raise FetchError."""
        ...


class Reads(Protocol):
    """Reads documents, in a process that can be killed or in this one."""

    async def read(self, document: Document, manner: Manner) -> Reading:
        """Return what a document says; raise ExtractError."""
        ...

    async def resolve(self, document: Document, question: Question) -> tuple[Claim | None, ...]:
        """Return claims with the series that their article names, None where it names none; raise ExtractError."""
        ...


class Plans(Protocol):
    """Says when to come back; the rules are the schedule's."""

    def after_success(self, now: datetime, interval: timedelta) -> datetime:
        """Return the next check time of a source that is well."""
        ...

    def after_failure(self, now: datetime, failures: int, retry_after: float | None = None) -> datetime:
        """Return the next check time after so many failures in a row; `retry_after` in seconds."""
        ...


def steady(course: Course, now: datetime) -> Wait:  # noqa: ARG001 - what learns asks for it
    """Wait as long as ever."""
    return Wait(course.interval)


@dataclass(frozen=True, slots=True)
class Desk:
    """The collaborators of a check."""

    store: Store
    fetcher: Fetches
    reader: Reads
    plan: Plans
    rules: Rules
    catalogue: Catalogue
    version: str  # of the detector: documents are read again when it changes
    clock: Callable[[], datetime]
    lexicons: tuple[PackFile, ...] = ()  # the operator's own packs
    pace: Callable[[Course, datetime], Wait] = steady  # how long a source that is well is left alone
    articles: int = 0  # asked at most in one check for the series that a headline leaves out
