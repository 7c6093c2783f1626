"""Documents out of files, that may have lost the address they came from."""

from __future__ import annotations

from dataclasses import replace

from monitor.extract.diagnosis import Diagnosed, diagnose
from monitor.extract.extraction import Extraction
from monitor.extract.reader import extract
from monitor.extract.stated import stated_address
from monitor.model import Document

# Where a file that states no address is said to come from, so that its relative links mean something.
NOWHERE = "http://localhost/"


def extract_saved(document: Document, selector: str | None = None) -> tuple[Extraction, Diagnosed | None]:
    """Return the headlines of a document as `extract` does, and if there are none, what stands in their place.

    A document whose `url` is empty is read as from where it says.
    """
    if not document.url:
        document = replace(document, url=stated_address(document) or NOWHERE)
    found = extract(document, selector=selector)
    return found, None if found.headlines or selector else diagnose(document)
