"""What a checked configuration says, as frozen values. The composition root hands each stage the ones that it needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

from monitor.model import PackFile, Source
from monitor.text import UNDETERMINED


@dataclass(frozen=True, slots=True)
class FetchSettings:
    """How documents are asked for."""

    politeness: timedelta  # least gap between two requests to one host
    timeout: timedelta  # for one document as a whole, redirects included
    max_body: int  # bytes, after decompression
    articles: int = 3  # asked at most in one check for the series that a headline leaves out
    browser: Path | None = None  # for pages made by scripts; None: the first one on PATH


@dataclass(frozen=True, slots=True)
class DecideSettings:
    """When a claim is news."""

    window: timedelta  # the same decision told again within it joins the event
    fresh: timedelta  # a source added later announces headlines dated no further back
    old: timedelta  # headlines dated further back fill standings, never the feed
    first_run: int  # events published at most when the store is new
    burst: int  # a check that would publish more is held for the operator
    daily: int  # so is one by which a source would publish more within a day
    recycled: timedelta  # an outlet's same story shown again within it joins the event
    reversal: timedelta  # a decision that turns another one round within it names that one
    skew: timedelta  # between our clock and a server's, beyond which ours is not believed


@dataclass(frozen=True, slots=True)
class FeedSettings:
    """How much a feed shows: whichever of the two is more."""

    newest: int
    at_least: timedelta  # counted back from the newest event


@dataclass(frozen=True, slots=True)
class StoreSettings:
    """How long things are kept; events and their evidence stay for good."""

    headlines: timedelta  # after they left their page
    misses: timedelta


@dataclass(frozen=True, slots=True)
class SourceDefaults:
    """What holds for a source that does not say otherwise; already part of each one's own."""

    interval: timedelta
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)  # may hold secrets
    allow_private: tuple[IPv4Network | IPv6Network, ...] = ()  # those for every source included
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration without a mistake in it, with all defaults filled in."""

    sources: tuple[Source, ...]  # in the order of the file, switched-off ones included
    title: str  # of feeds and pages
    contact: str | None  # e-mail or web address for site owners, sent in the User-Agent
    base_url: (
        str | None
    )  # public address of feeds and pages, without a slash at the end; None: where the daemon listens
    hosts: tuple[str, ...]  # names that the pages go by besides that in `base_url`; "*" stands for any
    allow_private: tuple[IPv4Network | IPv6Network, ...]  # for every source; already part of each one's own
    lexicons: tuple[PackFile, ...]  # the operator's own language packs
    defaults: SourceDefaults
    fetch: FetchSettings
    decide: DecideSettings
    feed: FeedSettings
    store: StoreSettings
    lookups: bool  # whether series are looked up in public catalogues
    # All that it was read from, each with a digest of its bytes; None where it could not be read.
    files: Mapping[Path, str | None] = field(default_factory=dict, repr=False, compare=False)

    def unconfigured(self, url: str) -> Source:
        """Return an address as the source it would be if it stood in the file without a word of its own."""
        usual = self.defaults
        return Source(
            id="trial",
            name=url,
            url=url,
            language=UNDETERMINED,
            interval=usual.interval,
            headers=usual.headers,
            allow_private=usual.allow_private,
            include=usual.include,
            exclude=usual.exclude,
        )
