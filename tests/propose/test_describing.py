"""What a found source is called, what it speaks, where it is from, and how often it is asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitor.model import Headline
from monitor.propose import describing

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stated", "votes", "spoken"),
    [
        pytest.param([("pt-BR", "the feed")], ["pt"] * 9, "pt", id="stated and spoken"),
        pytest.param([("en-US", "the feed"), ("tr", "the page")], ["tr"] * 9, "tr", id="a setting left as it came"),
        pytest.param([("en", "the feed")], ["da"] * 3, "en", id="a few words are no proof"),
        pytest.param([("da", "the feed")], ["nb"] * 4 + ["da"] * 4, "da", id="nor are divided votes"),
        pytest.param([(None, "the feed"), ("no-NO", "the page")], [], "nb", id="the page where the feed is silent"),
        pytest.param([("klingon!", "the feed")], ["sv"] * 2, "sv", id="what is no tag says nothing"),
        pytest.param([("zh-Hant-TW", "the feed")], ["zh"] * 9, "zh-Hant", id="a script is kept"),
        pytest.param([(None, "the feed")], [], None, id="nobody says"),
    ],
)
def test_the_language_is_the_stated_one_unless_the_headlines_clearly_are_in_another(
    stated: list[tuple[str | None, str]], votes: list[str], spoken: str | None
) -> None:
    told = describing.language(stated, votes)
    assert (told.value if told else None) == spoken


@pytest.mark.parametrize(
    ("url", "tag", "country"),
    [
        ("https://www.fog.example.co.uk/", "en", "GB"),
        ("https://dimma.se/serier", None, "SE"),
        ("https://fog.tv/", "en", None),
        ("https://fog.eu/", "de-AT", "AT"),
        ("https://fog.com/", "pt_BR", None),
        ("https://fog.com/", "pt-BR", "BR"),
        ("https://fog.com/", "en-US", None),
        ("https://fog.com/", "en-GB", "GB"),
        ("http://127.0.0.1:8000/", "en", None),
    ],
)
def test_the_country_is_told_only_where_it_is_evident(url: str, tag: str | None, country: str | None) -> None:
    assert describing.country(url, [tag], (tag or "").partition("-")[0]) == country


@pytest.mark.parametrize(
    ("hours", "count", "interval"),
    [
        pytest.param(8.0, 20, "3h", id="three a day"),
        pytest.param(1.0, 40, "30m", id="one an hour"),
        pytest.param(0.1, 40, "15m", id="a stream"),
        pytest.param(70.0, 12, "12h", id="a few a week"),
        pytest.param(1.0, 3, None, id="too few to tell"),
        pytest.param(24 * 90.0, 12, None, id="too old to tell"),
    ],
)
def test_the_interval_fits_how_often_something_comes(hours: float, count: int, interval: str | None) -> None:
    dates = [NOW - timedelta(hours=hours * number) for number in range(count)]
    headlines = [Headline("x", f"https://fog.example/{date}", None, date) for date in dates]
    undated = [Headline("x", "https://fog.example/pinned")] * 5
    told = describing.interval([*headlines, *undated], NOW)
    assert (told.value if told else None) == interval


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        ([None, " The  Fog ", "TV"], "The Fog"),
        ([None, ""], "fog.example"),
        (["The Fog " * 30], "The Fog The Fog The Fog The Fog The Fog The Fog The Fog The…"),
    ],
)
def test_the_name_is_the_first_there_is(titles: list[str | None], name: str) -> None:
    assert describing.name(titles, "https://www.fog.example/tv/") == name


@pytest.mark.parametrize(
    ("name", "url", "taken", "identifier"),
    [
        ("AlloCiné : Séries", "https://a.example/", (), "allocine-series"),
        ("What’s on the Coast", "https://a.example/", (), "whats-on-the-coast"),
        ("Łódź Ørsted", "https://a.example/", (), "lodz-orsted"),
        ("霧の新聞", "https://www.kiri-shimbun.example/tv", (), "kiri-shimbun"),
        ("霧の新聞 TV", "https://kiri.example/tv", ("kiri",), "kiri-2"),
        ("The Fog", "https://a.example/", ("the-fog", "the-fog-2"), "the-fog-3"),
        ("x" * 90, "https://a.example/", (), "x" * 61),
        ("", "http://127.0.0.1:81/", (), "127-0-0-1"),
    ],
)
def test_the_id_is_made_of_the_name_and_is_nobody_elses(
    name: str, url: str, taken: tuple[str, ...], identifier: str
) -> None:
    assert describing.identifier(name, url, taken) == identifier
