"""Whether what was read of a source may be believed. Pure: of the reading, the history and the time only."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from monitor.check.yields import FRACTION, falls, stays, usual
from monitor.diagnosis import Diagnosis
from monitor.extract import likeness
from monitor.model import SourceKind
from monitor.read.reading import FEW
from monitor.urls import site

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from monitor.model import PastReading, Source
    from monitor.read.reading import Reading

_ANOTHER = 0.4  # likeness of two markups: below, the page was built anew
_NO_FAULT = "if that is as it should be, set may_be_empty: true for this source."
_THE_SAME = 0.7  # above, it is the page that it was


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing of a reading is settled."""

    diagnosis: Diagnosis
    message: str


def doubted_below(past: Sequence[PastReading]) -> int:
    """Return the number of headlines below which a document is asked what stands in its place."""
    known = usual(past)
    return max(FEW, known.headlines // FRACTION + 1 if known else 0)


def refusal(source: Source, reading: Reading, url: str, past: Sequence[PastReading], now: datetime) -> Refusal | None:
    """Tell why a reading of the document at `url` is not to be settled; None where it may be.

    `past` is the source's history, oldest first. A source that may be empty is refused only what evidently is a wall.
    """
    found = reading.found
    before = next((item for item in reversed(past) if item.accepted), None)
    if reading.diagnosis and reading.diagnosis.evident and not (found and _looks_as_before(reading, before)):
        return Refusal(reading.diagnosis.word, reading.diagnosis.message)
    if source.may_be_empty:
        return None
    if not found:
        return _explained(source, reading, url, before, _none(source, reading))
    known = usual(past)
    if known is None or not falls(found, known, reading.kind, now):
        return None
    few = Refusal(Diagnosis.FEW, f"Only {found} of the usual {known.headlines} headlines were found.")
    reason = _explained(source, reading, url, before, few)
    return None if stays(found, reason.diagnosis, past, now) else reason


def _none(source: Source, reading: Reading) -> Refusal:
    if reading.kind is not SourceKind.PAGE:
        return Refusal(Diagnosis.EMPTY, f"The {reading.kind} is well-formed and has no entries; {_NO_FAULT}")
    by = " by its selector" if source.selector else ""
    return Refusal(Diagnosis.EMPTY, f"No headlines were found on it{by}.")


def _explained(source: Source, reading: Reading, url: str, before: PastReading | None, plain: Refusal) -> Refusal:
    """Return the plainest explanation of a bad yield that there is, the bare count if there is none."""
    if reading.diagnosis:
        return Refusal(reading.diagnosis.word, f"{plain.message} {reading.diagnosis.message}")
    if where := _moved(source.url, url, before):
        return Refusal(Diagnosis.MOVED, f"{plain.message} {where}")
    if before and reading.kind is SourceKind.PAGE and likeness(reading.template, before.template) < _ANOTHER:
        return Refusal(Diagnosis.REDESIGN, f"{plain.message} The markup is another one: the site was redesigned.")
    return plain


def _moved(asked: str, url: str, before: PastReading | None) -> str | None:
    if before and url == before.url:
        return None  # it has always led there
    if site(url) != site(asked):
        return f"The address now leads to another site: {url}"
    if urlsplit(asked).path.strip("/") and not urlsplit(url).path.strip("/"):
        return f"The address now leads to the front page: {url}"
    return None


def _looks_as_before(reading: Reading, before: PastReading | None) -> bool:
    # Of a page that always looked so a wall is no explanation, whatever its words.
    return before is not None and bool(before.template) and likeness(reading.template, before.template) > _THE_SAME
