"""One story link found in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline as its outlet wrote it."""

    text: str  # cleaned: NFC, one line, no markup
    url: str  # canonical and absolute; identifies the headline within its source
    language: str | None = None  # BCP 47 tag, where the document states one for this headline or as a whole
    published: datetime | None = None  # UTC, as the outlet dates it
