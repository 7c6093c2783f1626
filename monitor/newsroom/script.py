"""The script as values: the outlets, the chrome of their languages, and the story as beats.

Times are seconds of newsroom time since the opening; what stood there before has negative ones.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag

Family = Literal["wordpress", "drupal", "soup", "cards", "table", "dossier"]  # a habit of markup, one template each
FeedFormat = Literal["rss", "atom", "json", "sitemap"]
Path = Annotated[str, StringConstraints(pattern=r"^/\S*$")]  # with its query, where it has one
Line = Annotated[str, StringConstraints(min_length=1, pattern=r"^[^\n\r]+$")]


class Part(BaseModel):
    """A part of a script: frozen, and a key that nobody reads is a mistake."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Outlet(Part):
    """One news site with the habits of its software."""

    id: Line
    name: Line
    language: Line  # BCP 47 tag, as sources.yaml is given it
    locale: Line  # BCP 47 tag, as its pages declare it
    utc_offset: float  # hours that its clock is ahead of UTC
    markup: Family
    front: Path
    watch: Path  # what the monitor reads: the front or one of the feeds
    kind: Literal["page", "feed", "sitemap"] | None = (
        None  # as sources.yaml is given it; None leaves it to be found out
    )
    feeds: dict[Path, FeedFormat] = {}
    charset: Line = "utf-8"
    declares: frozenset[Literal["header", "meta"]] = frozenset({"header", "meta"})  # where HTML states the charset
    validators: frozenset[Literal["etag", "weak-etag", "last-modified"]] = frozenset({"etag", "last-modified"})


class Words(Part):
    """What the pages of one language say around their stories."""

    menu: dict[Line, Path]
    footer: dict[Line, Path]
    section: Line
    cookies: Line
    accept: Line
    newsletter: Line
    subscribe: Line
    read_more: Line
    related: Line
    most_read: Line
    by: Line
    not_found: Line
    unavailable: Line
    standfirst: Line
    authors: tuple[Line, ...] = Field(min_length=1)
    date: Line  # strftime


class Tell(Part):
    """An outlet publishes a story."""

    do: Literal["tell"] = "tell"
    at: float
    outlet: Line
    path: Path
    headline: Line
    text: tuple[Line, ...] = ()  # paragraphs; without them the article says only what its language's standfirst says


class Edit(Part):
    """A headline changes its text under the same address."""

    do: Literal["edit"]
    at: float
    outlet: Line
    path: Path
    headline: Line


class Remove(Part):
    """A story is taken down."""

    do: Literal["remove"]
    at: float
    outlet: Line
    path: Path


class Redesign(Part):
    """An outlet changes every class name, or its whole software; its stories and their dates stay."""

    do: Literal["redesign"]
    at: float
    outlet: Line
    markup: Family


class Outage(Part):
    """An outlet answers every request with 503 from now on."""

    do: Literal["outage"]
    at: float
    outlet: Line


class Wall(Part):
    """An outlet answers every request with a page that asks for consent from now on; its status is still 200."""

    do: Literal["wall"]
    at: float
    outlet: Line
    headline: Line
    text: tuple[Line, ...]
    buttons: tuple[Line, ...]
    links: dict[Line, Path]  # some of them as long as a headline


class Recovery(Part):
    """An outlet is back, from an outage or from behind its wall."""

    do: Literal["recovery"]
    at: float
    outlet: Line


def _deed(raw: Any) -> str:
    deed = raw.get("do", "tell") if isinstance(raw, dict) else getattr(raw, "do", "tell")
    return str(deed)


Beat = Annotated[
    Annotated[Tell, Tag("tell")]
    | Annotated[Edit, Tag("edit")]
    | Annotated[Remove, Tag("remove")]
    | Annotated[Redesign, Tag("redesign")]
    | Annotated[Outage, Tag("outage")]
    | Annotated[Wall, Tag("wall")]
    | Annotated[Recovery, Tag("recovery")],
    Discriminator(_deed),
]


class Script(Part):
    """Everything that the newsroom will ever show."""

    outlets: tuple[Outlet, ...]
    words: dict[Line, Words]  # by language
    beats: tuple[Beat, ...]  # in the order of their times

    def outlet(self, outlet_id: str) -> Outlet:
        """Return one outlet; KeyError where there is none of this id."""
        for outlet in self.outlets:
            if outlet.id == outlet_id:
                return outlet
        raise KeyError(outlet_id)

    def of(self, outlet_id: str) -> tuple[Beat, ...]:
        """Return what happens at one outlet, in order."""
        return tuple(beat for beat in self.beats if beat.outlet == outlet_id)

    @property
    def tells(self) -> tuple[Tell, ...]:
        """Return every story in order of its telling."""
        return tuple(beat for beat in self.beats if isinstance(beat, Tell))

    @property
    def duration(self) -> float:
        """Return the time of the last beat, in seconds of newsroom time."""
        return max(beat.at for beat in self.beats)
