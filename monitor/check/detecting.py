"""The detector as every part of the program uses it: with the titles of the catalogue."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from monitor import detect
from monitor.identify import Catalogue

if TYPE_CHECKING:
    from monitor.detect import Detector


@cache
def detector() -> Detector:
    """Load the detector, once a process."""
    titles = [name for entry in Catalogue.load().entries for name in (entry.title, *entry.names)]
    return detect.load(titles)
