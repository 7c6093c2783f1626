"""Series of one name, told apart by year, country and network, or not at all."""

from __future__ import annotations

import pytest

from monitor.identify import Catalogue, Decision, Facts, same_network, tell_apart, title_key
from monitor.model import Status

CATALOGUE = Catalogue.load()
UK = Facts(2001, "GB", ("BBC",), ended=2003)
US = Facts(2005, "US", ("NBC", "Peacock"), ended=2013)
ANIME, LIVE = Facts(1999, "JP", ("Fuji TV",), "anime"), Facts(2023, "US", ("Netflix",), "live")
OLD, NEW = Facts(1986, "US", ("NBC",), ended=1995), Facts(2024, "US", ("CBS",))


@pytest.mark.parametrize(
    ("told", "shows", "place"),
    [
        pytest.param(Facts(), [UK, US], None, id="nothing is told"),
        pytest.param(Facts(networks=("BBC Two",)), [UK, US], 0, id="by network"),
        pytest.param(Facts(networks=("NBC",)), [UK, US], 1, id="by one of several networks"),
        pytest.param(Facts(networks=("HBO",)), [UK, US], None, id="by a network of neither"),
        pytest.param(Facts(country="US"), [UK, US], 1, id="by country"),
        pytest.param(Facts(year=2002), [UK, US], 0, id="by year, a year off"),
        pytest.param(Facts(year=2009), [UK, US], None, id="by a year of neither"),
        pytest.param(Facts(country="GB", networks=("NBC",)), [UK, US], None, id="what is told contradicts itself"),
        pytest.param(Facts(making="anime"), [ANIME, LIVE], 0, id="by its making"),
        pytest.param(Facts(networks=("Netflix",)), [ANIME, LIVE], 1, id="the live action by its network"),
        pytest.param(Facts(networks=("NBC",)), [US, OLD], None, id="two of one network"),
    ],
)
def test_telling_apart(told: Facts, shows: list[Facts], place: int | None) -> None:
    assert tell_apart(told, shows) == place


@pytest.mark.parametrize(
    ("status", "told", "place"),
    [
        pytest.param(Status.RENEWED, Facts(), 1, id="the only one that still runs"),
        pytest.param(Status.CANCELLED, Facts(networks=("CBS",)), 1, id="and its network agrees"),
        pytest.param(Status.CANCELLED, Facts(networks=("HBO",)), None, id="but its network contradicts"),
        pytest.param(Status.REVIVED, Facts(), None, id="a revival may be of the old one"),
        pytest.param(Status.ORDERED, Facts(), None, id="an order may be of a third one"),
    ],
)
def test_one_long_over_is_not_decided_about(status: Status, told: Facts, place: int | None) -> None:
    assert tell_apart(told, [OLD, NEW], Decision(status, 2026)) == place


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("BBC", "BBC One", True),
        ("Disney", "Disney+", True),
        ("Amazon Prime Video", "Prime Video", True),
        ("NBC", "CNBC", False),
        ("Apple TV+", "apple tv", True),
        ("ABC", "NBC", False),
        ("", "NBC", False),
    ],
)
def test_networks(one: str, other: str, *, same: bool) -> None:
    assert same_network(one, other) is same_network(other, one) is same


def test_the_catalogue_names_shows_of_one_name() -> None:
    shows = CATALOGUE.namesakes(title_key("The Office"))

    assert [show.facts.country for show in shows] == ["GB", "US", "AU"]
    assert CATALOGUE.namesakes(title_key("Night Couriers")) == ()


def test_namesakes_have_titles_of_their_own_and_differ_in_facts() -> None:
    keys = [show.key for name in CATALOGUE.ambiguous_names for show in CATALOGUE.namesakes(name)]

    assert len(keys) == len(set(keys))
    assert not set(keys) & set(CATALOGUE.ambiguous_names)
    for name in CATALOGUE.ambiguous_names:
        shows = CATALOGUE.namesakes(name)
        assert len(shows) > 1
        assert len({(show.facts.year, show.facts.country, show.facts.networks) for show in shows}) == len(shows)
