"""What one check came to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.diagnosis import Diagnosis
    from monitor.model import Event


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of a check, for progress, logs and `--json`."""

    source_id: str
    next_check: datetime
    diagnosis: Diagnosis | None = None  # where it failed
    message: str | None = None
    line_is_down: bool = False  # it failed as all do just now: the fault is ours
    unchanged: bool = False  # the server, or the bytes, said so
    headlines: int = 0  # on the document
    headlines_new: int = 0  # new, or with other words than before
    claims: int = 0
    events: tuple[Event, ...] = ()  # opened by this check
    rests: bool = False  # it was not asked: its server says that it was removed for good
    changed: bool = False  # whether anything that is published may have changed

    @property
    def failed(self) -> bool:
        """Tell whether the source could not be read."""
        return self.diagnosis is not None
