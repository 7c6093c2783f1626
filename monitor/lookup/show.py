"""A series as a catalogue describes it."""

from __future__ import annotations

from dataclasses import dataclass

from monitor.model import SeriesIds


@dataclass(frozen=True, slots=True)
class Show:
    """One series of a catalogue; what it leaves out, or tells in a way that we do not know, is left out."""

    ids: SeriesIds
    title: str
    names: tuple[str, ...] = ()  # in other languages and countries, without the title
    year: int | None = None  # of the first season
    ended: int | None = None  # year of the last one, where it is over
    country: str | None = None  # ISO 3166-1
    networks: tuple[str, ...] = ()
