"""Answers in the shapes that TVmaze and Wikidata document, about series that do not exist."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

from tests.fetch.fault_server import FaultServer, answer

LANGUAGES = ("en", "de", "ja")


def tvmaze_show(**changes: Any) -> dict[str, Any]:
    """Return a show as TVmaze tells it."""
    return {
        "id": 4711,
        "url": "https://tvmaze.example/shows/4711/salt-road",
        "name": "Salt Road",
        "type": "Scripted",
        "language": "English",
        "genres": ["Drama"],
        "status": "Running",
        "premiered": "2023-02-01",
        "ended": None,
        "officialSite": None,
        "schedule": {"time": "21:00", "days": ["Sunday"]},
        "rating": {"average": None},
        "weight": 91,
        "network": {"id": 8, "name": "HBO", "country": {"name": "United States", "code": "US", "timezone": "x"}},
        "webChannel": None,
        "externals": {"tvrage": None, "thetvdb": 389597, "imdb": "tt1234567"},
        "image": None,
        "summary": "<p>A road.</p>",
        "updated": 1700000000,
        "_links": {"self": {"href": "https://tvmaze.example/shows/4711"}},
        **changes,
    }


AKAS = [
    {"name": "Salzstraße", "country": {"name": "Germany", "code": "DE", "timezone": "x"}},
    {"name": "塩の道", "country": {"name": "Japan", "code": "JP", "timezone": "x"}},
    {"name": "Salt Road", "country": None},
]


def search(*shows: dict[str, Any]) -> bytes:
    return body([{"score": 0.9, "show": show} for show in shows])


def tvmaze_answers(title: str = "Salt Road", **changes: Any) -> dict[str, bytes]:
    """Return what a TVmaze that knows one show answers, by target."""
    show = tvmaze_show(**changes)
    return {
        f"/search/shows?q={quote(title)}": answer(200, search(show)),
        f"/shows/{show['id']}/akas": answer(200, body(AKAS)),
    }


def entity(**changes: Any) -> dict[str, Any]:
    """Return an item as Wikidata tells it, with what we read of it."""
    return {
        "type": "item",
        "id": "Q99",
        "labels": {
            "en": {"language": "en", "value": "Salt Road"},
            "de": {"language": "de", "value": "Salzstraße"},
            "ja": {"language": "ja", "value": "塩の道"},
        },
        "aliases": {"en": [{"language": "en", "value": "The Salt Road"}]},
        "claims": {
            "P31": [statement({"entity-type": "item", "id": "Q5398426"})],
            "P345": [statement("tt1234567")],
            "P4835": [statement("389597")],
            "P4983": [statement("5555")],
            "P8600": [statement("4711")],
            "P495": [statement({"entity-type": "item", "id": "Q30"})],
            "P580": [statement({"time": "+2023-02-01T00:00:00Z", "precision": 11})],
        },
        **changes,
    }


def statement(value: Any, rank: str = "normal") -> dict[str, Any]:
    return {"mainsnak": {"snaktype": "value", "datavalue": {"value": value, "type": "x"}}, "rank": rank}


def wikidata_answers(*entities: dict[str, Any], title: str = "Salt Road", language: str = "en") -> dict[str, bytes]:
    """Return what a Wikidata that knows some items answers, by target."""
    ids = [item["id"] for item in entities]
    found = {"searchinfo": {"search": title}, "search": [{"id": one, "label": title} for one in ids], "success": 1}
    told = {"entities": {item["id"]: item for item in entities}, "success": 1}
    wanted = {"ids": "|".join(ids), "props": "labels|aliases|claims", "languages": "|".join(LANGUAGES)}
    return {
        wikidata_search(title, language): answer(200, body(found)),
        target(action="wbgetentities", **wanted): answer(200, body(told)),
    }


def wikidata_search(title: str, language: str = "en") -> str:
    return target(action="wbsearchentities", search=title, language=language, type="item", limit=7)


def target(**question: object) -> str:
    return f"/w/api.php?{urlencode({**question, 'format': 'json'})}"


def body(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()


def asked(server: FaultServer) -> list[str]:
    return [item.target for item in server.asked]
