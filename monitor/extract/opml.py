"""Subscription lists of feed readers: OPML 1.0 and 2.0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError
from monitor.extract import xml
from monitor.extract.encoding import decode
from monitor.extract.kind import form_of, refuse_binary
from monitor.extract.language import language_tag
from monitor.text import clean


@dataclass(frozen=True, slots=True)
class Outline:
    """One subscription, as the list states it; addresses are as written."""

    feed: str | None
    page: str | None
    title: str | None
    language: str | None  # BCP 47


def read_opml(body: bytes) -> tuple[Outline, ...]:
    """Return the subscriptions of a list, in its order, whatever folders they stand in.

    Raises ExtractError for what is no OPML, is not well-formed, or declares entities of its own.
    """
    refuse_binary(body)
    text = decode(body)
    form_of(text)  # refuses a document type with a grammar of its own
    root = xml.parse(text, "")
    if root is None:
        raise ExtractError(Diagnosis.NOT_WELL_FORMED, "The list is not well-formed XML, or nested too deeply.")
    if xml.name(root) != "opml":
        raise ExtractError(Diagnosis.NOT_OPML, f"This is no OPML: its root is <{xml.name(root)}>.")
    return tuple(_outlines(root))


def _outlines(root: xml.Element) -> Iterator[Outline]:
    for element in root.iter("{*}outline"):
        # Readers disagree on the capitals of xmlUrl.
        values = {str(key).lower(): str(value).strip() for key, value in element.attrib.items()}
        feed, page = values.get("xmlurl") or None, values.get("htmlurl") or None
        if feed or page:
            title = clean(values.get("title") or values.get("text") or "")
            yield Outline(feed, page, title or None, language_tag(values.get("language")))
