"""The detector as every part of the program uses it: with the titles of the catalogue and the operator's own packs."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from monitor import detect
from monitor.identify import Catalogue

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.detect import Detector


@cache
def detector(lexicons: tuple[Path, ...] = ()) -> Detector:
    """Load the detector, once a process; raises LexiconError where a pack file is wrong."""
    titles = [name for entry in Catalogue.load().entries for name in (entry.title, *entry.names)]
    return detect.load(titles, lexicons)
