"""Wikidata's answers, as documented and otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from monitor.errors import FetchError
from monitor.lookup import Wikidata
from monitor.lookup.wikidata import show
from monitor.model import SeriesIds
from tests.fetch.fault_server import FaultServer, answer
from tests.lookup.catalogues import LANGUAGES, asked, body, entity, statement, wikidata_answers, wikidata_search

if TYPE_CHECKING:
    from monitor.fetch import Fetcher

FILM = statement({"entity-type": "item", "id": "Q11424"})
SERIES = statement({"entity-type": "item", "id": "Q5398426"})


def client(fetcher: Fetcher, server: FaultServer) -> Wikidata:
    return Wikidata(fetcher, LANGUAGES, server.url("/w/api.php"))


async def test_series_by_name_with_ids_and_names_in_all_languages(fetcher: Fetcher, server: FaultServer) -> None:
    film = entity(id="Q1", claims={"P31": [FILM]})
    server.answers = {**wikidata_answers(film, entity())}

    (found,) = await client(fetcher, server).search("Salt Road", "en")

    assert found.ids == SeriesIds(4711, 389597, "tt1234567", 5555, "Q99")
    assert (found.title, found.year, found.country, found.ended) == ("Salt Road", 2023, "US", None)
    assert found.names == ("Salzstraße", "塩の道", "The Salt Road")
    assert len(asked(server)) == 2


async def test_where_nothing_is_found_no_entity_is_asked_for(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers = {wikidata_search("Nobody", "zh-hant"): answer(200, body({"search": [], "success": 1}))}

    assert await client(fetcher, server).search("Nobody", "zh-Hant") == ()
    assert len(asked(server)) == 1


@pytest.mark.parametrize(
    ("claims", "read"),
    [
        pytest.param({"P345": []}, {"ids": SeriesIds(wikidata="Q99")}, id="no ids"),
        pytest.param({"P345": [statement("nm0000001")]}, {"ids": SeriesIds(wikidata="Q99")}, id="the id of a person"),
        pytest.param(
            {"P345": [statement("tt0000001", "deprecated"), statement("tt1234567")]},
            {"ids": SeriesIds(imdb="tt1234567", wikidata="Q99")},
            id="a wrong id that is on record",
        ),
        pytest.param(
            {"P345": [{"mainsnak": {"snaktype": "somevalue"}, "rank": "normal"}]},
            {"ids": SeriesIds(wikidata="Q99")},
            id="a value that nobody knows",
        ),
        pytest.param(
            {"P580": [statement({"time": "+2019-00-00T00:00:00Z"}), statement({"time": "+2017-00-00T00:00:00Z"})]},
            {"year": 2017},
            id="two beginnings",
        ),
        pytest.param({"P580": [statement("2017")]}, {"year": None}, id="a time that is a text"),
        pytest.param({"P582": [statement({"time": "+2021-12-03T00:00:00Z"})]}, {"ended": 2021}, id="over"),
        pytest.param({"P495": [statement({"id": "Q1"})]}, {"country": None}, id="a country that is none of ours"),
    ],
)
def test_claims(claims: dict[str, Any], read: dict[str, object]) -> None:
    found = show(entity(claims={"P31": [SERIES], **claims}))

    assert found is not None
    assert {name: getattr(found, name) for name in read} == read


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(None, id="nothing"),
        pytest.param([], id="a list, as PHP writes an empty mapping"),
        pytest.param(entity(claims=[]), id="no claims"),
        pytest.param(entity(claims={"P31": [FILM]}), id="a film"),
        pytest.param(entity(labels={}, aliases=[]), id="no name"),
        pytest.param(entity(id="P31"), id="no item"),
        pytest.param({"id": "Q99", "missing": ""}, id="missing"),
    ],
)
def test_what_is_no_series(data: Any) -> None:
    assert show(data) is None


@pytest.mark.parametrize(
    "found",
    [{"error": {"code": "maxlag"}}, {"search": {}}, {"search": [{"id": "L1"}, None, 3]}, [], None, 3],
)
async def test_search_answers_of_another_shape(fetcher: Fetcher, server: FaultServer, found: Any) -> None:
    server.answers = {wikidata_search("Salt Road"): answer(200, body(found))}

    assert await client(fetcher, server).search("Salt Road", "en") == ()


async def test_an_answer_that_is_a_page(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers = {wikidata_search("Salt Road"): answer(200, b"<!doctype html>")}

    with pytest.raises(FetchError, match="no JSON"):
        await client(fetcher, server).search("Salt Road", "en")
