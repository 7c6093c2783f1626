"""What one article says, as far as it is read for the series that its headline leaves out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Article:
    """The head of an article: running text only, without captions, boxes and teasers of others."""

    url: str  # canonical, by which the page wants to be known
    title: str
    description: str  # empty where the page states none
    paragraphs: tuple[str, ...]  # the first ones
    marked: tuple[str, ...] = ()  # stretches of the paragraphs that stand out as titles do: em, i, cite
    tags: tuple[str, ...] = ()  # what the outlet files it under, people and companies left out where it says so
    series: tuple[str, ...] = ()  # names of television series that structured data say it is about
    published: datetime | None = None  # UTC, as the outlet dates it
    language: str | None = None  # BCP 47 tag, as the page states it
