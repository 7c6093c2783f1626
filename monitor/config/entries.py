"""The shape of sources.yaml: the one place that names its keys, their defaults, and what editors show about them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from monitor.config.faults import Location
from monitor.config.fields import (
    Address,
    BaseAddress,
    Contact,
    Country,
    Duration,
    Language,
    Phrase,
    PrivateNetwork,
    Selector,
    Size,
    Slug,
    Text,
)
from monitor.config.headers import Headers
from monitor.model import SourceKind


def _written(default: str) -> Any:
    """Give a default as the file would write it, which is also how editors show it."""
    return Field(default=default, validate_default=True)


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, use_attribute_docstrings=True)


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
    interval: Duration | None = None
    """Time between two checks, as in 45s, 30m, 2h, 1d; at least 1m, but 1s on a network of your own."""
    selector: Selector | None = None
    """CSS selector that limits headlines to what it matches."""
    enabled: bool = True
    """Whether it is checked at all."""
    headers: Headers = Field(default_factory=dict)
    """Sent with each request; ${NAME} in a value is taken from the environment."""
    allow_private: list[PrivateNetwork] | None = None
    """Private networks that this source may be fetched from, as in 192.168.1.0/24."""
    include: list[Phrase] = Field(default_factory=list)
    """If there are any, only headlines that match one of these phrases are read; * stands for any characters."""
    exclude: list[Phrase] = Field(default_factory=list)
    """Headlines that match one of these phrases are recorded and not read; * stands for any characters."""
    may_be_empty: bool = False
    """Few headlines, none at all, or long silence are no fault of it, as of a search page or a feed of few entries."""


class DefaultsEntry(_Entry):
    """What holds for each source that does not say otherwise."""

    interval: Duration = _written("30m")
    """Time between two checks, as in 45s, 30m, 2h, 1d."""
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

    politeness: Duration = _written("2s")
    """Least gap between two requests to one host."""
    timeout: Duration = _written("30s")
    """For one document as a whole, redirects included."""
    max_body: Size = _written("5MB")
    """Largest document that is read, after decompression, as in 500kB, 10MB."""
    articles: Annotated[int, Field(ge=0, le=20)] = 3
    """Articles asked at most in one check, where a headline leaves out which series it means; 0: none ever."""


class DecideEntry(_Entry):
    """When a claim is news."""

    window: Duration = _written("60d")
    """The same decision told again within it joins the event."""
    fresh: Duration = _written("48h")
    """A source added later announces only headlines that are not older."""
    old: Duration = _written("30d")
    """Older headlines fill standings and never the feed."""
    first_run: Annotated[int, Field(ge=0)] = 50
    """Events published at most on the very first run."""
    burst: Annotated[int, Field(ge=1)] = 20
    """A check that would publish more is held for the operator."""


class FeedEntry(_Entry):
    """How much a feed shows: whichever of the two is more."""

    newest: Annotated[int, Field(ge=1, le=1000)] = 100
    """Number of entries."""
    at_least: Duration = _written("30d")
    """Time that a feed reaches back from its newest entry."""


class FileEntry(_Entry):
    """The sources that Series Monitor watches, and how."""

    title: Text = "Series Monitor"
    """Title of feeds and pages."""
    contact: Contact | None = None
    """E-mail or web address at which site owners reach you; sent with every request."""
    base_url: BaseAddress | None = None
    """Public address of feeds and pages; without it, the address that the daemon listens on."""
    allow_private: list[PrivateNetwork] = Field(default_factory=list)
    """Private networks that every source may be fetched from, besides its own."""
    lexicons: list[Text] = Field(default_factory=list)
    """Language packs of your own, read beside the shipped ones; relative to this file."""
    defaults: DefaultsEntry = Field(default_factory=DefaultsEntry)
    fetch: FetchEntry = Field(default_factory=FetchEntry)
    decide: DecideEntry = Field(default_factory=DecideEntry)
    feed: FeedEntry = Field(default_factory=FeedEntry)
    sources: list[SourceEntry]
    """Every address that is watched."""


_PARTS: dict[Location, type[_Entry]] = {
    (): FileEntry,
    ("defaults",): DefaultsEntry,
    ("fetch",): FetchEntry,
    ("decide",): DecideEntry,
    ("feed",): FeedEntry,
    ("sources",): SourceEntry,
}


def keys_at(location: Location) -> list[str]:
    """List the keys that the mapping at a location may have."""
    names = tuple(step for step in location if isinstance(step, str))
    return list(_PARTS[names].model_fields)
