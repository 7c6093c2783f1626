"""Below a path: a proxy may pass it on or take it off, and every link leads through the proxy."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from lxml import html

from tests.publish.samples import CHANNEL, a_day_of_news
from tests.web.fakes import FakeReader, client
from tests.web.samples import find, health, source

READER = FakeReader(all_events=a_day_of_news(), all_health=[health()])


def below(path: str) -> dict[str, Any]:
    link = f"https://tv.example{path}/"
    return {"channel": replace(CHANNEL, link=link, feed_url=f"{link}feed.xml"), "sources": lambda: [source()]}


@pytest.mark.parametrize("page", ["/", "/sources", "/series/kaos", "/nothing"])
@pytest.mark.parametrize("taken_off", [True, False])
async def test_every_link_of_ours_has_the_path_and_leads_somewhere(page: str, *, taken_off: bool) -> None:
    async with client(READER, **below("/sm")) as http:
        tree = html.fromstring((await http.get(page if taken_off else f"/sm{page}")).text)
        own = {link.partition("#")[0] for link in find(tree, "//@href[starts-with(., '/')] | //@src")}
        answers = {link: await http.get(link.removeprefix("/sm") if taken_off else link) for link in own}

    assert all(link.startswith("/sm/") for link in own)
    assert {"/sm/", "/sm/sources", "/sm/feed.xml"} <= own
    assert {answer.status_code for answer in answers.values()} == {200}


@pytest.mark.parametrize(
    ("path", "asked", "status"),
    [
        pytest.param("/sm", "/sm", 200, id="without the slash behind it"),
        pytest.param("/sm", "/small", 404, id="a word that begins so"),
        pytest.param("/s%C3%A9ries", "/s%C3%A9ries/feed.xml", 200, id="quoted letters"),
        pytest.param("/a/b", "/a/b/series/kaos", 200, id="several steps"),
        pytest.param("/series", "/series/feed.xml", 200, id="a path like one of ours, passed on"),
        pytest.param("/series", "/series/kaos", 200, id="a path like one of ours, taken off"),
        pytest.param("/series", "/series/series/kaos", 200, id="a path like one of ours, passed on, in full"),
    ],
)
async def test_the_path_is_answered_as_it_stands(path: str, asked: str, status: int) -> None:
    async with client(READER, **below(path)) as http:
        assert (await http.get(asked)).status_code == status
