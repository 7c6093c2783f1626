"""What an event's record says of its series."""

from __future__ import annotations

from monitor.model import SeriesIds
from monitor.publish import record
from monitor.publish.elsewhere import addresses, known_ids
from tests.publish.samples import event, series


def test_ids_stand_there_where_catalogues_know_the_series() -> None:
    ids = SeriesIds(tvdb=389597, tmdb=5555)

    assert record(event(series=series(ids=ids)))["ids"] == known_ids(ids) == {"tvdb": 389597, "tmdb": 5555}
    assert addresses(ids) == {
        "TheTVDB": "https://thetvdb.com/dereferrer/series/389597",
        "TMDB": "https://www.themoviedb.org/tv/5555",
    }


def test_an_ambiguous_series_is_marked() -> None:
    assert record(event(series=series(ambiguous=True)))["ambiguous"] is True


def test_nothing_is_said_where_nothing_is_known() -> None:
    assert not {"ids", "ambiguous"} & set(record(event()))
