"""What one headline says of one series."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.model.status import Certainty, Status


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the headline that carried part of a claim, in characters of the original text."""

    start: int
    end: int
    role: str  # cue, title, season, network, negation, hedge, question, reversal, trap
    rule: str  # the lexicon entry that matched, as its file writes it


@dataclass(frozen=True, slots=True)
class Claim:
    """One series, one status, as one headline tells it."""

    series: str | None  # the title as written, without quote marks or season; None where it is not named
    status: Status
    certainty: Certainty
    seasons: tuple[int, ...] = ()  # the seasons decided about, rising
    network: str | None = None  # as written
    spans: tuple[Span, ...] = ()
    named_by: str | None = None  # the sentence of the article that names the series which the headline leaves out
