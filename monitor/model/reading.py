"""What reading a source's document came to, as its history keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.diagnosis import Diagnosis
    from monitor.model.source import SourceKind


@dataclass(frozen=True, slots=True)
class PastReading:
    """One reading of one source: what it yielded, and whether that was believed."""

    at: datetime  # UTC
    url: str  # where the last redirect led
    kind: SourceKind
    method: str  # how the headlines were found
    headlines: int
    headlines_new: int = 0  # or with other words than before; 0 where it was refused
    headlines_claiming: int = 0  # that tell something of a series
    template: str = ""  # a sketch of the page's markup, as monitor.extract.template makes it; empty for what is no page
    refused: Diagnosis | None = None  # why nothing of it was settled

    @property
    def accepted(self) -> bool:
        """Tell whether what was read was settled."""
        return self.refused is None
