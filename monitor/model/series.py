"""A show: one identity across languages and spellings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Series:
    """A show as the store knows it."""

    id: str
    title: str  # as first written, or as the catalogue has it
    key: str  # the normalised title that it was founded under
    slug: str  # its place in page addresses; never changes
    aliases: tuple[str, ...] = ()  # other titles as written
