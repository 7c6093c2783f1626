"""Read a fetched document: its headlines and what they claim. Runs in a worker process that can be killed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from monitor.check.detecting import detector
from monitor.extract import extract
from monitor.text import Phrases

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.model import Claim, Document, Headline, Source, SourceKind


@dataclass(frozen=True, slots=True)
class Manner:
    """How the documents of one source are read."""

    language: str  # BCP 47, of the source
    kind: SourceKind | None = None  # None: found out from each document
    selector: str | None = None
    lexicons: tuple[Path, ...] = ()  # the operator's own packs
    include: tuple[str, ...] = ()  # the operator's own phrases, as monitor.text.phrases tells
    exclude: tuple[str, ...] = ()

    @classmethod
    def of(cls, source: Source, lexicons: tuple[Path, ...]) -> Manner:
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


def read(document: Document, manner: Manner) -> Reading:
    """Find the headlines of a document and read each; raises ExtractError where it cannot be read."""
    found = extract(document, kind=manner.kind, selector=manner.selector)
    reader = detector(manner.lexicons)
    headlines = [
        replace(headline, language=_language(headline.language, found.language, manner.language))
        for headline in found.headlines
    ]
    phrases = Phrases(manner.include, manner.exclude)
    set_aside = frozenset(headline for headline in headlines if not phrases.admit(headline.text))
    # What is set aside stays a headline: recorded as seen, it is no news when the phrases are changed one day.
    told = tuple(
        (
            headline,
            () if headline in set_aside else reader.detect(headline.text, headline.language or manner.language),
        )
        for headline in headlines
    )
    return Reading(told, found.kind, found.method, found.language, set_aside)


def _language(stated: str | None, whole: str | None, source: str) -> str | None:
    """Choose the tag of a headline: what is stated for it, but never a whole document's against the source's setting.

    Templates are copied with their `lang`; the operator has looked. A finer tag, as de-AT for de, is no contradiction.
    """
    contradicts = stated is not None and _primary(stated) != _primary(source)
    return source if source and contradicts and stated == whole else stated


def _primary(tag: str) -> str:
    return tag.partition("-")[0].lower()
