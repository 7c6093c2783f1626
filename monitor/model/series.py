"""A show: one identity across languages and spellings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SeriesIds:
    """What catalogues of series call a show; None where that is not known."""

    tvmaze: int | None = None
    tvdb: int | None = None
    imdb: str | None = None  # tt and digits
    tmdb: int | None = None
    wikidata: str | None = None  # Q and digits


NO_IDS = SeriesIds()


@dataclass(frozen=True, slots=True)
class Series:
    """A show as the store knows it."""

    id: str
    title: str  # as headlines write it most often, or as the catalogue or the operator has it
    key: str  # the normalised title that it was founded under
    slug: str  # its place in page addresses; never changes
    aliases: tuple[str, ...] = ()  # other titles as written
    ids: SeriesIds = NO_IDS
    year: int | None = None  # of its first season
    country: str | None = None  # ISO 3166-1
    network: str | None = None  # that tells it from others of its name
    as_told: bool = False  # its title is written as headlines have it; else it stays as it is
    ambiguous: bool = False  # several shows go by its name, and nothing told which is meant: it has no ids
