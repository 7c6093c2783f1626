"""Where public catalogues show a series: links to them are also the credit that TVmaze asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from monitor.model import SeriesIds

# By the field of `SeriesIds`: the catalogue's name, and its address of a series.
_CATALOGUES = {
    "tvmaze": ("TVmaze", "https://www.tvmaze.com/shows/{}"),
    "tvdb": ("TheTVDB", "https://thetvdb.com/dereferrer/series/{}"),
    "imdb": ("IMDb", "https://www.imdb.com/title/{}/"),
    "tmdb": ("TMDB", "https://www.themoviedb.org/tv/{}"),
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"),
}


def known_ids(ids: SeriesIds) -> dict[str, int | str]:
    """Return the ids that are known, by catalogue."""
    return {key: value for key in _CATALOGUES if (value := getattr(ids, key)) is not None}


def addresses(ids: SeriesIds) -> dict[str, str]:
    """Return where the catalogues that know a series show it, by the name of the catalogue."""
    return {_CATALOGUES[key][0]: _CATALOGUES[key][1].format(value) for key, value in known_ids(ids).items()}
