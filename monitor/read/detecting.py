"""The detector as every part of the program uses it: with the titles of the catalogue and the operator's own packs."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from monitor import detect
from monitor.identify import Catalogue

if TYPE_CHECKING:
    from monitor.detect import Detector
    from monitor.detect.loading import File


def detector(lexicons: tuple[File, ...] = ()) -> Detector:
    """Load the detector, once a process; raises LexiconError where a pack file is wrong."""
    return _with_own(lexicons) if lexicons else _shipped()


@cache
def _shipped() -> Detector:
    return detect.load([name for entry in Catalogue.load().entries for name in (entry.title, *entry.names)])


@lru_cache(maxsize=1)  # what an edited file was before is let go
def _with_own(lexicons: tuple[File, ...]) -> Detector:
    return _shipped().with_own(lexicons)
