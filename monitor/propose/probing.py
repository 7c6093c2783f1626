"""Read a document as a check does, with the time of each step. Runs in a worker process that can be killed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from time import perf_counter
from typing import TYPE_CHECKING

from monitor.detect import spoken
from monitor.extract import decoded, unpacked
from monitor.propose import describing
from monitor.read.detecting import detector
from monitor.read.reading import Manner, Reading, extracted, interpreted
from monitor.text import UNDETERMINED

if TYPE_CHECKING:
    from monitor.extract import Extraction
    from monitor.model import Document


@dataclass(frozen=True, slots=True)
class Probe:
    """What each step of reading came to; times are in seconds."""

    reading: Reading
    language: str  # that headlines are read in, save those that state their own
    codec: str  # that the text was read in, as Python calls it
    codec_told_by: str  # as monitor.extract.encoding has it
    decoding: float
    extracting: float  # parsing included
    detecting: float


def probe(document: Document, manner: Manner) -> Probe:
    """Read a document, in the language that shows where the manner has none; raises ExtractError."""
    begun = perf_counter()
    text = decoded(unpacked(document.body), document.content_type)
    read_as_text = perf_counter()
    found = extracted(document, manner)
    found_all = perf_counter()
    if not manner.language:
        manner = replace(manner, language=_spoken(found))
    # To make a pack ready is a burden of the process, and none of this document's.
    detector(manner.lexicons).detect("", manner.language)
    ready = perf_counter()
    reading = interpreted(found, document, manner)
    decoding = read_as_text - begun
    return Probe(
        reading,
        manner.language,
        text.codec,
        text.told_by,
        decoding,
        # The text is decoded there once more.
        extracting=max(0.0, found_all - read_as_text - decoding),
        detecting=perf_counter() - ready,
    )


def _spoken(found: Extraction) -> str:
    votes = spoken(headline.text for headline in found.headlines)
    told = describing.language([(found.language, "the document")], votes)
    return told.value if told else UNDETERMINED
