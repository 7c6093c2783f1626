"""A decision about a series, its evidence, and where the series stands after it. All times are UTC."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from monitor.model.status import Certainty, Status

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.model.series import Series


@dataclass(frozen=True, slots=True)
class Evidence:
    """One headline that tells the decision."""

    source_id: str
    outlet: str  # the source's name at the time
    site: str  # registrable domain: outlets are counted by it
    headline: str  # the original text
    language: str  # BCP 47 tag
    url: str
    published: datetime | None  # as the outlet dates it
    seen: datetime  # our first sighting
    status: Status
    certainty: Certainty
    seasons: tuple[int, ...]
    network: str | None  # by its one name, whatever the headline calls it
    title: str  # the series as this headline, or its article, writes it
    named_by: str | None = None  # the article's sentence that names the series, where the headline does not
    after: str | None = None  # the outlet or agency whose report the headline says that it passes on, by its name
    after_site: str | None = None  # registrable domain of that outlet
    origin: str | None = None  # site whose report this is, as its event's evidence shows; None: its own


class ConflictKind(StrEnum):
    """In what two decisions about one series cannot both be right as they are told."""

    OPPOSED = "opposed"  # within days it goes on, and it does not
    AFTER_END = "after-end"  # a further season, after one that was to be the last
    BACKWARDS = "backwards"  # about an earlier season than the decision before it


@dataclass(frozen=True, slots=True)
class Conflict:
    """Another event of the series that contradicts an event; which of the two is right is not decided here."""

    kind: ConflictKind
    event_id: str


class Hold(StrEnum):
    """Why an event waits for the operator."""

    PER_CHECK = "per-check"  # its check would have published too many
    PER_DAY = "per-day"  # its source would have, within a day
    WITH_DENIED = "with-denied"  # it denies a decision that waits


class Ruling(StrEnum):
    """What the operator has said of an event."""

    DROPPED = "dropped"  # it is no news, and never to be; it fills standings
    RETRACTED = "retracted"  # nothing of the kind was told: it counts for nothing, and what repeats it is no news


@dataclass(frozen=True, slots=True)
class Event:
    """One decision about one series."""

    id: str
    guid: str  # tag: URI made of the id; never changes
    series: Series
    status: Status
    certainty: Certainty
    seasons: tuple[int, ...]
    network: str | None
    first_seen: datetime  # never changes
    published: datetime | None  # when it entered the feed; None: fills standings only, or is held
    held: bool = False  # waits for the operator's release
    held_for: Hold | None = None  # None where nothing is held, or an older version did not note why
    ruling: Ruling | None = None
    refers_to: str | None = None  # id of the earlier event that this one reverses, confirms or denies
    evidence: tuple[Evidence, ...] = ()  # oldest first
    conflicts: tuple[Conflict, ...] = ()  # by id of the other event

    @property
    def outlets(self) -> int:
        """Count independent outlets: one a registrable domain, and none that only passes on another's report."""
        return len({item.origin or item.site for item in self.evidence})

    @property
    def retracted(self) -> bool:
        """Tell whether it counts for nothing."""
        return self.ruling is Ruling.RETRACTED


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a series stands now."""

    series: Series
    status: Status
    seasons: tuple[int, ...]
    network: str | None
    since: datetime
    event_id: str
    certainty: Certainty = Certainty.CONFIRMED
