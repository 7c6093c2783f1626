"""All series, page by page, and the way to find one of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from lxml import html

from monitor.model import Certainty, Status
from tests.publish.samples import CHANNEL, event, series
from tests.web.fakes import FakeReader, client
from tests.web.samples import find, standing

if TYPE_CHECKING:
    import httpx2

MANY = FakeReader(all_standings=[standing(event(series=series(f"Salt Road {number}"))) for number in range(230)])


async def get(path: str, reader: FakeReader = MANY) -> httpx2.Response:
    async with client(reader) as http:
        return await http.get(path)


async def page(path: str, reader: FakeReader = MANY) -> html.HtmlElement:
    response = await get(path, reader)
    assert response.status_code == 200
    return html.fromstring(response.text)


def shown(tree: html.HtmlElement) -> set[str]:
    return set(find(tree, "//table[@class='standings']/tbody/tr/th//bdi/text()"))


async def test_the_scorecard_has_the_latest_fifty_and_leads_to_all() -> None:
    tree = await page("/")

    assert shown(tree) == {f"Salt Road {number}" for number in range(50)}
    assert "Where the latest 50 series stand" in tree.text_content()
    assert find(tree, "//main//a[text()='All series']/@href") == ["/series"]


async def test_a_scorecard_that_has_them_all_says_so() -> None:
    tree = await page("/", FakeReader(all_standings=MANY.all_standings[:50]))

    assert "Where 50 series stand" in tree.text_content()
    assert find(tree, "//main//a[text()='All series']") == []


async def test_all_series_are_reached_from_page_to_page() -> None:
    found: list[str] = []
    path = "/series"
    while path:
        tree = await page(path)
        assert len(shown(tree)) <= 100
        found += shown(tree)
        path = next(iter(find(tree, "//a[@rel='next']/@href")), "")

    assert sorted(found) == sorted(f"Salt Road {number}" for number in range(230))
    assert find(tree, "//a[@rel='prev']/@href") == ["/series?q=&page=2"]


@pytest.mark.parametrize("asked", ["Salt%20Road%207", "the+SALT+road+7", "%E2%80%9Csalt-road%207%E2%80%9D"])
async def test_series_are_found_by_any_part_of_a_title_however_it_is_written(asked: str) -> None:
    tree = await page(f"/series?q={asked}")

    assert shown(tree) == {"Salt Road 7", *(f"Salt Road 7{number}" for number in range(10))}


async def test_a_series_without_a_decision_is_found_too_with_what_is_told_of_it() -> None:
    rumour = event(series=series("Salt Lake"), status=Status.RENEWED, certainty=Certainty.RUMOURED, seasons=(2,))
    reader = FakeReader(all_events=[rumour], all_standings=MANY.all_standings[:2])

    assert "Nothing decided" not in (await page("/series", reader)).text_content()
    tree = await page("/series?q=salt", reader)

    assert shown(tree) == {"Salt Road 0", "Salt Road 1"}
    (entry,) = find(tree, "//main//li[.//a[@class='series']]")
    assert find(entry, ".//a[@class='series']/@href") == ["/series/salt-lake"]
    assert " ".join(find(entry, ".//span[contains(@class, 'badge')]/text()")) == "renewal rumoured"
    assert "No series" not in (await page("/series?q=salt+lake", reader)).text_content()


async def test_series_without_a_decision_come_behind_all_that_have_one() -> None:
    rumour = event(series=series("Salt Lake"), status=Status.RENEWED, certainty=Certainty.RUMOURED)
    reader = FakeReader(all_events=[rumour], all_standings=MANY.all_standings)

    headed = [
        "Nothing decided" in (await page(f"/series?q=salt&page={number}", reader)).text_content() for number in (1, 3)
    ]

    assert headed == [False, True]


async def test_mere_punctuation_finds_nothing() -> None:
    tree = await page("/series?q=%3F%3F%3F")

    assert shown(tree) == set()
    assert "No series has a title that holds this." in tree.text_content()


async def test_what_was_asked_for_goes_along_to_the_next_page() -> None:
    tree = await page("/series?q=salt+%26+road")
    assert "No series has a title that holds this." in tree.text_content()

    (link,) = find(await page("/series?q=Salt+Road"), "//a[@rel='next']/@href")
    assert len(shown(await page(link))) == 100
    assert find(await page(link), "//input/@value") == ["Salt Road"]


async def test_what_was_asked_for_is_shown_as_text_and_no_longer_than_can_be_written() -> None:
    asked = '"><script>alert(1)</script>' + "x" * 5000
    async with client(MANY) as http:
        tree = html.fromstring((await http.get("/series", params={"q": asked})).text)

    assert find(tree, "//input[@name='q']/@value") == [asked[:100]]
    assert find(tree, "//script") == []
    assert find(tree, "//input[@name='q']/@maxlength") == ["100"]


@pytest.mark.parametrize("number", ["0", "-1", "x", "4", "1e3", "9999999999", "٢"])
async def test_a_page_that_is_none_is_not_found(number: str) -> None:
    assert (await get(f"/series?page={number}")).status_code == 404


async def test_an_empty_store_has_a_page_of_all_series() -> None:
    assert "No series is known yet." in (await page("/series", FakeReader())).text_content()


@pytest.mark.parametrize("path", ["/", "/series"])
async def test_the_form_may_be_sent_to_this_site_and_no_other(path: str) -> None:
    response = await get(path)

    (form,) = find(html.fromstring(response.text), "//form")
    assert (form.get("action"), form.get("method", "get")) == ("/series", "get")
    assert "form-action 'self'" in response.headers["Content-Security-Policy"]


async def test_below_a_path_of_this_name_the_scorecard_is_where_it_should_be() -> None:
    async with client(MANY, channel=replace(CHANNEL, link="https://tv.example/series/")) as http:
        assert ">All series</h1>" not in (await http.get("/series")).text
        assert ">All series</h1>" in (await http.get("/series/series")).text
