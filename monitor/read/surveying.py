"""Look at a document of which nothing is known yet. Runs in a worker process that can be killed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from monitor.detect import spoken
from monitor.extract import Ways, diagnose, extract, other_purpose, ways_of
from monitor.model import SourceKind
from monitor.read.reading import FEW

if TYPE_CHECKING:
    from monitor.extract import Diagnosed, Extraction
    from monitor.model import Document


@dataclass(frozen=True, slots=True)
class Survey:
    """What a document holds, and where else to look."""

    found: Extraction
    ways: Ways
    purpose: str | None = None  # of a feed that is for no stories
    diagnosis: Diagnosed | None = None  # what stands in the place of a page with headlines


def survey(document: Document, selector: str | None = None) -> Survey:
    """Find the headlines of a document and what it says of its outlet; raises ExtractError."""
    found = extract(document, selector=selector)
    if found.kind is SourceKind.PAGE:
        few = len(found.headlines) < FEW
        return Survey(found, ways_of(document), diagnosis=diagnose(document) if few else None)
    return Survey(found, Ways(), other_purpose(document, len(found.headlines)))


def votes(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return the languages that headlines seem to be in, of those whose words tell."""
    return tuple(spoken(texts))
