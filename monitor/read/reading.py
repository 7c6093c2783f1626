"""Read a fetched document: its headlines and what they claim. Runs in a worker process that can be killed."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract import Diagnosed, Extraction, diagnose, extract, sketch
from monitor.model import PastReading, SourceKind
from monitor.read.detecting import detector
from monitor.read.near_misses import obstacle
from monitor.text import Phrases, primary
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from monitor.model import Claim, Document, Headline, PackFile, Source


FEW = 8  # headlines; a source that usually has fewer may well have two one day


@dataclass(frozen=True, slots=True)
class Manner:
    """How the documents of one source are read."""

    language: str  # BCP 47, of the source
    kind: SourceKind | None = None  # None: found out from each document
    selector: str | None = None
    lexicons: tuple[PackFile, ...] = ()  # the operator's own packs
    include: tuple[str, ...] = ()  # the operator's own phrases, as monitor.text.phrases tells
    exclude: tuple[str, ...] = ()
    doubted_below: int = FEW  # headlines; with fewer, the document is asked what stands in its place

    @classmethod
    def of(cls, source: Source, lexicons: tuple[PackFile, ...]) -> Manner:
        """Return how a configured source is read."""
        return cls(source.language, source.kind, source.selector, lexicons, source.include, source.exclude)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a document says."""

    headlines: tuple[tuple[Headline, tuple[Claim, ...]], ...]
    kind: SourceKind
    method: str  # how the headlines were found
    language: str | None  # as the document states it
    set_aside: frozenset[Headline] = frozenset()  # by the operator's phrases: found, and not read for claims
    template: str = ""  # a sketch of the page's markup; empty for what is no page
    diagnosis: Diagnosed | None = None  # what stands in the place of a page; asked where headlines are few
    parts: tuple[str, ...] = ()  # canonical addresses of what an index names, to be read in its place
    unread: int = 0  # headlines of its parts that have not changed: they stand there still
    unread_claiming: int = 0
    ttl: timedelta | None = None  # how long a feed says that it may be kept
    misses: dict[Headline, str] = field(default_factory=dict)  # nearly a claim, and what stood in the way

    @property
    def found(self) -> int:
        """Count the headlines."""
        return len(self.headlines) + self.unread

    @property
    def claiming(self) -> int:
        """Count the headlines that tell something of a series."""
        return sum(bool(claims) for _, claims in self.headlines) + self.unread_claiming

    def taken(self, url: str, at: datetime, *, new: int = 0, refused: Diagnosis | None = None) -> PastReading:
        """Return what the history keeps of it; `url` is the document's, `refused` why nothing of it is settled."""
        return PastReading(at, url, self.kind, self.method, self.found, new, self.claiming, self.template, refused)


def read(document: Document, manner: Manner) -> Reading:
    """Find the headlines of a document and read each; raises ExtractError where it cannot be read."""
    return interpreted(extracted(document, manner), document, manner)


def interpreted(found: Extraction, document: Document, manner: Manner) -> Reading:
    """Read each headline that was found in a document."""
    reader = detector(manner.lexicons)
    headlines = [
        replace(headline, language=_language(headline.language, found.language, manner.language))
        for headline in found.headlines
    ]
    phrases = Phrases(manner.include, manner.exclude)
    set_aside = frozenset(headline for headline in headlines if not phrases.admit(headline.text))
    # What is set aside stays a headline: recorded as seen, it is no news when the phrases are changed one day.
    misses: dict[Headline, str] = {}

    def claims(headline: Headline) -> tuple[Claim, ...]:
        if headline in set_aside:
            return ()
        read = reader.read(headline.text, headline.language or manner.language, reasons=False)
        if reason := obstacle(read, headline.text):
            misses[headline] = reason
        return read.claims

    return Reading(
        tuple((headline, claims(headline)) for headline in headlines),
        found.kind,
        found.method,
        found.language,
        set_aside,
        template=sketch(document.body) if found.kind is SourceKind.PAGE else "",
        diagnosis=diagnose(document) if doubtful(found.headlines, document.url, manner.doubted_below) else None,
        parts=found.parts,
        ttl=found.ttl,
        misses=misses,
    )


def doubtful(headlines: Sequence[Headline], url: str, below: int) -> bool:
    """Tell whether a document is to be asked what it is: it has few headlines, or most lead to other sites.

    The list of its partners, each with an address of its own, is the longest thing that a consent page has.
    """
    own = sum(site(headline.url) == site(url) for headline in headlines)
    return len(headlines) < below or own * 2 < len(headlines)


def extracted(document: Document, manner: Manner) -> Extraction:
    """Find the headlines of a document; raises ExtractError where it cannot be read."""
    try:
        return extract(document, kind=manner.kind, selector=manner.selector)
    except ExtractError as error:
        # A page in the place of a feed is mostly a wall: say which, for "not a feed" helps nobody.
        found = diagnose(document) if error.diagnosis is Diagnosis.NOT_A_FEED else None
        if found is None:
            raise
        raise ExtractError(found.word, found.message) from error


def _language(stated: str | None, whole: str | None, source: str) -> str | None:
    """Choose the tag of a headline: what is stated for it, but never a whole document's against the source's setting.

    Templates are copied with their `lang`; the operator has looked. A finer tag, as de-AT for de, is no contradiction.
    """
    contradicts = stated is not None and primary(stated) != primary(source)
    return source if source and contradicts and stated == whole else stated
