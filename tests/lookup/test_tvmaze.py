"""TVmaze's answers, as documented and otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from monitor.errors import FetchError
from monitor.lookup import Show, TVmaze
from monitor.lookup.tvmaze import names, show
from monitor.model import SeriesIds
from tests.fetch.fault_server import FaultServer, answer, redirect
from tests.lookup.catalogues import AKAS, asked, body, search, tvmaze_answers, tvmaze_show

if TYPE_CHECKING:
    from monitor.fetch import Fetcher

IDS = SeriesIds(tvmaze=4711, tvdb=389597, imdb="tt1234567")
SALT_ROAD = Show(IDS, "Salt Road", year=2023, country="US", networks=("HBO",))
NAMES = ("Salzstraße", "塩の道")


def client(fetcher: Fetcher, server: FaultServer) -> TVmaze:
    return TVmaze(fetcher, server.url("").rstrip("/"))


async def test_a_search_tells_shows_without_their_other_names(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers = {"/search/shows?q=Salt%20Road%20%26%20Sea": answer(200, search(tvmaze_show()))}

    assert await client(fetcher, server).search("Salt Road & Sea") == (SALT_ROAD,)
    assert server.asked[0]["accept"] == b"application/json"
    assert server.asked[0]["user-agent"] == b"SeriesMonitor/test (+me@example.org)"


async def test_the_names_in_other_countries(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers = {**tvmaze_answers()}

    found = await client(fetcher, server).with_names(SALT_ROAD)

    assert found.names == NAMES


async def test_the_best_match_comes_with_its_names(fetcher: Fetcher, server: FaultServer) -> None:
    embedded = tvmaze_show(_embedded={"akas": AKAS})
    server.answers = {"/singlesearch/shows?q=Salzstra%C3%9Fe&embed=akas": answer(200, body(embedded))}
    tvmaze = client(fetcher, server)

    found = await tvmaze.best("Salzstraße")
    assert found is not None
    assert (found.title, found.names) == ("Salt Road", NAMES)
    assert await tvmaze.best("Nobody") is None  # 404


async def test_a_show_by_the_ids_of_others(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers = {
        **tvmaze_answers(),
        "/lookup/shows?thetvdb=389597": redirect("/shows/4711"),
        "/shows/4711": answer(200, body(tvmaze_show())),
    }
    tvmaze = client(fetcher, server)

    found = await tvmaze.by_ids(SeriesIds(imdb="tt0000001", tvdb=389597))
    assert found is not None
    assert (found.ids, found.names) == (IDS, NAMES)
    assert asked(server)[:2] == ["/lookup/shows?imdb=tt0000001", "/lookup/shows?thetvdb=389597"]
    assert await tvmaze.by_ids(SeriesIds(wikidata="Q1")) is None


@pytest.mark.parametrize(
    ("changes", "read"),
    [
        pytest.param(
            {"network": None, "webChannel": {"id": 1, "name": "Netflix", "country": None}},
            {"networks": ("Netflix",), "country": None},
            id="of a streaming service, which has no country",
        ),
        pytest.param({"status": "Ended", "ended": "2025-06-30"}, {"ended": 2025}, id="over"),
        pytest.param({"status": "Running", "ended": "2025-06-30"}, {"ended": None}, id="running again"),
        pytest.param({"premiered": None}, {"year": None}, id="not begun"),
        pytest.param({"premiered": "Feb 1, 2023"}, {"year": None}, id="a date in another form"),
        pytest.param({"premiered": 2023}, {"year": None}, id="a date that is a number"),
        pytest.param({"externals": None}, {"ids": SeriesIds(tvmaze=4711)}, id="no ids"),
        pytest.param(
            {"externals": {"thetvdb": "389597", "imdb": 1234567}},
            {"ids": SeriesIds(tvmaze=4711, tvdb=389597)},
            id="ids of other types",
        ),
        pytest.param({"externals": {"imdb": "nm1234567"}}, {"ids": SeriesIds(tvmaze=4711)}, id="the id of a person"),
        pytest.param({"network": "HBO"}, {"networks": (), "country": None}, id="a network that is a text"),
        pytest.param({"network": {"name": "HBO", "country": "US"}}, {"country": None}, id="a country that is a text"),
        pytest.param({"id": "4711"}, {"ids": IDS}, id="an id that is a text"),
        pytest.param({"name": "  Salt \n Road "}, {"title": "Salt Road"}, id="a name with white space"),
    ],
)
def test_fields_that_are_left_out_or_changed(changes: dict[str, Any], read: dict[str, object]) -> None:
    found = show(tvmaze_show(**changes))

    assert found is not None
    assert {name: getattr(found, name) for name in read} == read


@pytest.mark.parametrize(
    "data", [None, [], "x", 3, {}, {"id": 1}, {"name": "x"}, {"id": -1, "name": "x"}, {"id": True, "name": "x"}]
)
def test_what_is_no_show(data: Any) -> None:
    assert show(data) is None


@pytest.mark.parametrize("data", [None, {}, "x", [None, 1, {}, {"name": None}, {"name": "x" * 500}]])
def test_what_are_no_names(data: Any) -> None:
    assert names(data, "x") == ()


@pytest.mark.parametrize(
    ("given", "diagnosis"),
    [
        pytest.param(answer(429, b"", "Retry-After: 20"), "rate-limited", id="too many requests"),
        pytest.param(answer(500, b"oops"), "server-error", id="server error"),
        pytest.param(answer(200, b"<html>Log in to the hotel's network</html>"), "not-json", id="HTML"),
        pytest.param(answer(200, search(tvmaze_show())[:-40]), "not-json", id="cut short"),
        pytest.param(answer(200, b"[" * 100_000), "not-json", id="nested without end"),
        pytest.param(answer(200, b"\xff\xfe\x00"), "not-json", id="no text"),
        pytest.param(
            b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 900\r\n\r\n[{", "truncated", id="broken off"
        ),
    ],
)
async def test_answers_that_are_none(fetcher: Fetcher, server: FaultServer, given: bytes, diagnosis: str) -> None:
    server.answers = {"/search/shows?q=Salt%20Road": given}

    with pytest.raises(FetchError) as caught:
        await client(fetcher, server).search("Salt Road")

    assert caught.value.diagnosis == diagnosis


async def test_how_long_to_wait_is_told(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers = {"/search/shows?q=x": answer(429, b"", "Retry-After: 120")}

    with pytest.raises(FetchError) as caught:
        await client(fetcher, server).search("x")

    assert caught.value.retry_after is not None
    assert caught.value.retry_after >= 120
