"""What is remembered of those who are asked, so that a restart makes nobody forget their wishes. Times are UTC."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from monitor.diagnosis import Diagnosis


@dataclass(frozen=True, slots=True)
class Host:
    """How a registrable domain has received us."""

    site: str  # as monitor.urls.site names it
    welcomed: datetime | None = None  # when it last brought what was asked for, to the day
    refusals: int = 0  # in a row
    rests_until: datetime | None = None  # none of its addresses is asked before
    diagnosis: Diagnosis | None = None  # of the last refusal


@dataclass(frozen=True, slots=True)
class RobotsFile:
    """What came of asking an origin for its robots.txt."""

    origin: str  # as in "https://news.example", with the port where it is not the usual one
    asked: datetime
    text: str | None  # empty where there is none; None where it could not be had
