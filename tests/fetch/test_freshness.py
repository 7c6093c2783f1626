"""How long an answer stays fresh, by its header fields."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import httpx2
import pytest

from monitor.fetch.freshness import fresh_for, served_at
from monitor.model import Document, NotModified, Validators
from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from tests.fetch.fault_server import FaultServer

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
HOUR = 3600


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ({}, None),
        ({"Cache-Control": "max-age=3600"}, HOUR),
        ({"Cache-Control": "public, Max-Age = 3600 , must-revalidate"}, HOUR),
        ({"Cache-Control": 'max-age="3600"'}, HOUR),
        pytest.param({"Cache-Control": "max-age=3600, max-age=60"}, HOUR, id="the first of two"),
        pytest.param({"Cache-Control": "max-age=3600", "Age": "3000"}, 600, id="part of it is over"),
        pytest.param({"Cache-Control": "max-age=3600", "Age": "4000"}, None, id="all of it is over"),
        pytest.param({"Cache-Control": "max-age=0"}, None, id="never fresh"),
        pytest.param({"Cache-Control": "max-age=3600, no-cache"}, None, id="to be asked each time"),
        pytest.param({"Cache-Control": "no-store"}, None, id="not to be kept"),
        pytest.param({"Cache-Control": "s-maxage=3600"}, None, id="said to shared caches"),
        pytest.param({"Cache-Control": "max-age=soon"}, None, id="nonsense"),
        pytest.param({"Cache-Control": "max-age=" + "9" * 400}, 365 * 24 * HOUR, id="a year at most"),
        pytest.param({"Expires": "Sat, 21 Nov 2026 13:00:00 GMT"}, HOUR, id="a date"),
        pytest.param(
            {"Expires": "Sat, 21 Nov 2026 13:00:00 GMT", "Date": "Sat, 21 Nov 2026 12:30:00 GMT"},
            HOUR / 2,
            id="by the server's clock",
        ),
        pytest.param({"Expires": "Sat, 21 Nov 2026 11:00:00 GMT"}, None, id="a date that is over"),
        pytest.param({"Expires": "0"}, None, id="stale already"),
        pytest.param({"Expires": "-1"}, None, id="stale already, in other words"),
        pytest.param(
            {"Cache-Control": "max-age=60", "Expires": "Sat, 21 Nov 2026 13:00:00 GMT"},
            60,
            id="max-age outranks a date",
        ),
    ],
)
def test_how_long_an_answer_stays_fresh(fields: dict[str, str], seconds: float | None) -> None:
    found = fresh_for(httpx2.Response(200, headers=fields), NOW)
    assert (found and found.total_seconds()) == seconds


@pytest.mark.parametrize(
    ("fields", "served"),
    [
        ({}, None),
        ({"Date": "Sat, 21 Nov 2026 12:00:00 GMT"}, NOW),
        ({"Date": "Sat, 21 Nov 2026 11:00:00 GMT", "Age": "3600"}, NOW),
        ({"Date": "Sat, 21 Nov 2026 13:00:00 +0100"}, NOW),
        ({"Date": "yesterday"}, None),
        ({"Date": "Fri, 31 Dec 9999 23:59:59 GMT", "Age": "3600"}, None),
    ],
)
def test_when_an_answer_was_given_by_the_servers_clock(fields: dict[str, str], served: datetime | None) -> None:
    assert served_at(httpx2.Response(200, headers=fields)) == served


async def test_it_comes_with_the_document_and_with_a_304(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = [
        answer(200, b"", "Cache-Control: max-age=60"),
        answer(304, b"", "Cache-Control: max-age=120"),
    ]
    document = await fetcher.fetch(server.url())
    unchanged = await fetcher.fetch(server.url(), known=Validators('"1"'))
    assert isinstance(document, Document)
    assert isinstance(unchanged, NotModified)
    assert (document.fresh_for, unchanged.fresh_for) == (timedelta(seconds=60), timedelta(seconds=120))
