"""When something new came, as closely as a watcher knows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Arrival:
    """Headlines that one check found and the one before it did not. Times are UTC."""

    since: datetime  # of the check before
    until: datetime  # of this one
    new: int  # headlines, or such with other words than before
    claiming: int  # claims that they make
