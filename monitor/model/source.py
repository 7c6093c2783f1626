"""One address watched, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.model.document import Validators

if TYPE_CHECKING:
    from datetime import datetime, timedelta
    from ipaddress import IPv4Network, IPv6Network


class SourceKind(StrEnum):
    """What the address serves."""

    PAGE = "page"
    FEED = "feed"
    SITEMAP = "sitemap"


@dataclass(frozen=True, slots=True)
class IntervalRange:
    """The bounds of a time between two checks that is learned."""

    shortest: timedelta
    longest: timedelta


@dataclass(frozen=True, slots=True)
class Source:
    """One address watched, with the global defaults already filled in."""

    id: str  # survives a change of the address
    name: str  # the outlet, as feeds and pages show it
    url: str
    language: str  # BCP 47 tag
    interval: timedelta  # between two checks; their mean where `interval_range` is set
    kind: SourceKind | None = None  # None: found out from each document
    selector: str | None = None  # CSS; limits headlines to what it matches
    enabled: bool = True
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # may hold secrets
    allow_private: tuple[IPv4Network | IPv6Network, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2
    include: tuple[str, ...] = ()  # phrases; if there are any, only headlines that match one are read
    exclude: tuple[str, ...] = ()  # phrases; headlines that match one are recorded and not read
    may_be_empty: bool = False  # as a search page: few headlines, none, or long silence are no fault of it
    interval_range: IntervalRange | None = None  # None: all intervals are equal
    ignores_robots: bool = False  # the operator's word against robots.txt
    rendered: bool = False  # read as a browser shows it once its scripts have run


@dataclass(frozen=True, slots=True)
class SourceHealth:
    """What the store knows of how a source fares. Times are UTC."""

    id: str
    name: str
    url: str
    first_seen: datetime  # when this source was first configured
    last_checked: datetime | None = None
    last_success: datetime | None = None
    next_check: datetime | None = None
    failures: int = 0  # in a row
    diagnosis: Diagnosis | None = None  # None while all is well; a source that is silent does not fail
    message: str | None = None  # the sentence that goes with it
    failing_since: datetime | None = None  # or silent since, as noticed by us
    headlines: int | None = None  # that the last full reading found
    validators_url: str | None = None  # the address that the validators were given for
    validators: Validators = field(default_factory=Validators)
    digest: str | None = None  # of body, reader version and source rules; an equal one need not be read again
    whole_at: datetime | None = None  # when the server last sent the document itself, and no "not modified"
    ttl: timedelta | None = None  # how long the document itself says that it may be kept
    # Requests made beyond those that the mean of a learned interval allows; None while nothing was learned.
    ahead: float | None = None
    founding: bool = False  # was configured when the store was made: its first check is no silent baseline

    @property
    def fails(self) -> bool:
        """Tell whether the last check could not read it, or did not believe what it read."""
        return self.failures > 0
