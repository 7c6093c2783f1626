"""One address watched, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

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
class Source:
    """One address watched, with the global defaults already filled in."""

    id: str  # survives a change of the address
    name: str  # the outlet, as feeds and pages show it
    url: str
    language: str  # BCP 47 tag
    interval: timedelta
    kind: SourceKind | None = None  # None: found out from each document
    selector: str | None = None  # CSS; limits headlines to what it matches
    enabled: bool = True
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # may hold secrets
    allow_private: tuple[IPv4Network | IPv6Network, ...] = ()
    country: str | None = None  # ISO 3166-1 alpha-2
    include: tuple[str, ...] = ()  # phrases; if there are any, only headlines that match one are read
    exclude: tuple[str, ...] = ()  # phrases; headlines that match one are recorded and not read


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
    diagnosis: str | None = None  # short stable word while the source fails, None while it is well
    message: str | None = None  # the sentence that goes with it
    failing_since: datetime | None = None
    headlines: int | None = None  # that the last full reading found
    validators_url: str | None = None  # the address that the validators were given for
    validators: Validators = field(default_factory=Validators)
    digest: str | None = None  # of body, reader version and source rules; an equal one need not be read again
    founding: bool = False  # was configured when the store was made: its first check is no silent baseline
