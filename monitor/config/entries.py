"""The shape of sources.yaml: the one place that names its keys, their defaults, and what editors show about them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum
from typing import Annotated, Any, Self

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator

from monitor.config.faults import Location
from monitor.config.fields import (
    DURATION,
    Address,
    BaseAddress,
    Contact,
    Country,
    Duration,
    HostName,
    Language,
    Phrase,
    PrivateNetwork,
    Program,
    Selector,
    Size,
    Slug,
    Text,
    lasting,
    wrong,
)
from monitor.config.files import OwnPack
from monitor.config.headers import Cookies, Headers, has_cookies
from monitor.model import SourceKind

_SHORTEST_MEMORY = timedelta(days=60)


def _written(default: str) -> Any:
    """Give a default as the file would write it, which is also how editors show it."""
    return Field(default=default, validate_default=True)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


class IntervalEntry(_Entry):
    """A time between two checks that is learned from when a source brings news."""

    min: Duration
    """The shortest, for the hours in which its news comes; at least 1m, but 1s on a network of your own."""
    max: Duration
    """The longest, for nights and weekends."""
    mean: Duration | None = None
    """As many requests are made in a week as at this fixed interval; that of the defaults where it is left out."""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.min >= self.max:
            raise wrong("min is not shorter than max", 'as in {min: "10m", max: "6h"}')
        if self.mean is not None and not self.min <= self.mean <= self.max:
            raise wrong("mean is not between min and max")
        return self


class Robots(StrEnum):
    """What a source's robots.txt is to us."""

    OBEY = "obey"
    IGNORE = "ignore"


class Render(StrEnum):
    """What makes a page of what a source sends."""

    BROWSER = "browser"


# The brackets mark what is a step of pydantic's own on the way to a mistake, and no key of the file.
Interval = Annotated[
    Annotated[Duration, Tag("[fixed]")] | Annotated[IntervalEntry, Tag("[learned]")],
    Discriminator(lambda value: "[learned]" if isinstance(value, Mapping) else "[fixed]"),
]


class SourceEntry(_Entry):
    """One address that is watched."""

    id: Slug
    """Names the source for good: its history hangs on it, also when the address changes."""
    name: Text
    """The outlet, as feeds and pages show it."""
    url: Address
    """The page, feed or news sitemap."""
    language: Language
    """BCP 47 tag of the language its headlines are in, as in en, pt-BR, zh-Hant."""
    country: Country | None = None
    """ISO 3166-1 code of the outlet's country."""
    kind: Annotated[SourceKind | None, Field(strict=False)] = None
    """What the address serves; found out from each document where it is left out."""
    interval: Interval | None = None
    """Time between two checks: 45s, 2h, 1d; at least 1m, on a network of one's own 1s; learned: {min: 10m, max: 6h}."""
    selector: Selector | None = None
    """CSS selector that limits headlines to what it matches."""
    enabled: bool = True
    """Whether it is checked at all."""
    headers: Headers = Field(default_factory=dict)
    """Sent with each request; ${NAME} in a value is taken from the environment, ${file:PATH} from a file."""
    cookies: Cookies = Field(default_factory=dict)
    """Sent with each request to its host, by name; ${NAME} and ${file:PATH} as in headers."""
    render: Annotated[Render | None, Field(strict=False)] = None
    """browser: its page is read as a browser shows it once its scripts have run. Needs Chromium."""
    allow_private: list[PrivateNetwork] | None = None
    """Private networks that this source may be fetched from, as in 192.168.1.0/24."""
    include: list[Phrase] = Field(default_factory=list)
    """If there are any, only headlines that match one of these phrases are read; * stands for any characters."""
    exclude: list[Phrase] = Field(default_factory=list)
    """Headlines that match one of these phrases are recorded and not read; * stands for any characters."""
    may_be_empty: bool = False
    """Few headlines, none at all, or long silence are no fault of it, as of a search page or a feed of few entries."""
    robots: Annotated[Robots, Field(strict=False)] = Robots.OBEY
    """Whether pages are fetched only where the site's robots.txt allows it; feeds and sitemaps are always."""

    @model_validator(mode="after")
    def _cookies_in_one_place(self) -> Self:
        if self.cookies and has_cookies(self.headers):
            raise wrong("cookies stand in headers as well", "put all of them under cookies")
        return self


class DefaultsEntry(_Entry):
    """What holds for each source that does not say otherwise."""

    interval: Interval = _written("30m")
    """Time between two checks, as in 45s, 30m, 2h, 1d; or learned, as {min: 10m, max: 6h}."""
    headers: Headers = Field(default_factory=dict)
    """Sent to every source: no place for a secret that is meant for one of them."""
    allow_private: list[PrivateNetwork] = Field(default_factory=list)
    """Private networks that sources may be fetched from."""
    include: list[Phrase] = Field(default_factory=list)
    """Phrases of every source, besides its own: if there are any, only headlines that match one are read."""
    exclude: list[Phrase] = Field(default_factory=list)
    """Phrases of every source, besides its own: headlines that match one are recorded and not read."""


class FetchEntry(_Entry):
    """How documents are asked for."""

    politeness: Annotated[timedelta, lasting("s"), DURATION] = _written("2s")
    """Least gap between two requests to one host."""
    timeout: Annotated[timedelta, lasting("s"), DURATION] = _written("30s")
    """For one document as a whole, redirects included."""
    max_body: Size = _written("5MB")
    """Largest document that is read, after decompression, as in 500kB, 10MB."""
    articles: Annotated[int, Field(ge=0, le=20)] = 3
    """Articles asked at most in one check, where a headline leaves out which series it means; 0: none ever."""
    browser: Program | None = None
    """The Chromium for sources with render: browser, as in /usr/bin/chromium; without it, the first one on PATH."""


class DecideEntry(_Entry):
    """When a claim is news."""

    window: Annotated[timedelta, lasting("d", "1d", "365d"), DURATION] = _written("60d")
    """The same decision told again within it joins the event."""
    recycled: Annotated[timedelta, lasting("d", "1d", "730d"), DURATION] = _written("270d")
    """The same story of the same outlet, shown again within it, joins the event too."""
    reversal: Annotated[timedelta, lasting("d", "1d", "3650d"), DURATION] = _written("365d")
    """A decision that turns another one round within it names that one; later it is the course of things."""
    fresh: Annotated[timedelta, lasting("h"), DURATION] = _written("48h")
    """A source added later announces only headlines that are not older."""
    old: Annotated[timedelta, lasting("d"), DURATION] = _written("30d")
    """Older headlines fill standings and never the feed."""
    first_run: Annotated[int, Field(ge=0)] = 50
    """Events published at most on the very first run."""
    burst: Annotated[int, Field(ge=1)] = 20
    """A check that would publish more is held for the operator."""
    daily: Annotated[int, Field(ge=1)] = 60
    """So is a check by which a source would have published more within a day; never less than burst."""
    skew: Annotated[timedelta, lasting("h", "1m", "1d"), DURATION] = _written("1h")
    """A server's own time counts where our clock is further ahead of it."""

    @model_validator(mode="after")
    def _burst_within_a_day(self) -> Self:
        if "daily" in self.model_fields_set and self.daily < self.burst:
            raise wrong(f"a burst of {self.burst}, and {self.daily} a day", "set daily to at least as many as burst")
        return self


class FeedEntry(_Entry):
    """How much a feed shows: whichever of the two is more."""

    newest: Annotated[int, Field(ge=1, le=1000)] = 100
    """Number of entries."""
    at_least: Annotated[timedelta, lasting("d"), DURATION] = _written("30d")
    """Time that a feed reaches back from its newest entry."""


class StoreEntry(_Entry):
    """How long things are kept. Events, with their evidence, stay for good."""

    headlines: Annotated[timedelta, lasting("d"), DURATION] = _written("180d")
    """Headlines that left their page, with what they claim; at least 60d."""
    misses: Annotated[timedelta, lasting("d"), DURATION] = _written("30d")
    """Headlines that were nearly a claim, as `series-monitor misses` lists them."""

    @model_validator(mode="after")
    def _long_enough(self) -> Self:
        # What is forgotten and shown again, without a date, looks new: it must be too old for pages by then.
        if self.headlines < _SHORTEST_MEMORY:
            raise wrong("headlines is too short", f'at least "{_SHORTEST_MEMORY.days}d", or old stories look new')
        return self


class FileEntry(_Entry):
    """The sources that Series Monitor watches, and how."""

    title: Text = "Series Monitor"
    """Title of feeds and pages."""
    contact: Contact | None = None
    """E-mail or web address at which site owners reach you; sent with every request."""
    base_url: BaseAddress | None = None
    """Public address of feeds and pages, with its path if it has one; else the address that the daemon listens on."""
    hosts: list[HostName] = Field(default_factory=list)
    """Names that the pages go by, as in [tv.example.org], besides that in base_url, localhost and IP addresses."""
    allow_private: list[PrivateNetwork] = Field(default_factory=list)
    """Private networks that every source may be fetched from, besides its own."""
    lexicons: list[OwnPack] = Field(default_factory=list)
    """Language packs of your own, read beside the shipped ones; relative to this file."""
    lookups: bool = True
    """Whether series are looked up in TVmaze and Wikidata, in the background, for their ids and foreign names."""
    defaults: DefaultsEntry = Field(default_factory=DefaultsEntry)
    fetch: FetchEntry = Field(default_factory=FetchEntry)
    decide: DecideEntry = Field(default_factory=DecideEntry)
    feed: FeedEntry = Field(default_factory=FeedEntry)
    store: StoreEntry = Field(default_factory=StoreEntry)
    sources: list[SourceEntry]
    """Every address that is watched."""


_PARTS: dict[Location, type[_Entry]] = {
    (): FileEntry,
    ("defaults",): DefaultsEntry,
    ("defaults", "interval"): IntervalEntry,
    ("fetch",): FetchEntry,
    ("decide",): DecideEntry,
    ("feed",): FeedEntry,
    ("store",): StoreEntry,
    ("sources",): SourceEntry,
    ("sources", "interval"): IntervalEntry,
}


def keys_at(location: Location) -> list[str]:
    """List the keys that the mapping at a location may have."""
    names = tuple(step for step in location if isinstance(step, str))
    return list(_PARTS[names].model_fields)
