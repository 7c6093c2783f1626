"""Pages that scripts make, in a real Chromium: `make browser`."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.extract import extract
from monitor.fetch import Fetcher
from monitor.fetch.browser import Bounds, Elsewhere
from monitor.model import Document
from tests.browser.world import ALLOWED, environments, given

if TYPE_CHECKING:
    from tests.browser.world import World

pytestmark = pytest.mark.harness

HEADLINES = [
    "“Salt Harbour” renewed for season 3 by Northlight",
    "Northlight cancels “The Tin Orchard” after one season",
]
SCRIPTED = """<!doctype html><title>Series news</title><main id="list"></main><script src="/list.js"></script>"""
LIST = """
const list = document.querySelector("#list");
const add = (text, n) => {
  list.insertAdjacentHTML("beforeend", `<article><h2><a href="/tv/${n}">${text}</a></h2></article>`);
};
add("%s", 1);
const request = new XMLHttpRequest();
request.open("GET", "/more.json");
request.onload = () => JSON.parse(request.responseText).forEach((text, n) => add(text, n + 2));
request.send();
"""
READ = "<p id=told>nothing</p><script>{}</script>"


def told(document: Document | Elsewhere) -> str:
    """Return what a script has written into the page."""
    assert isinstance(document, Document)
    return document.body.decode().partition('<p id="told">')[2].partition("</p>")[0]


async def test_headlines_from_a_script_and_its_request_are_read(world: World) -> None:
    site = world.site
    site.answers |= {
        "/robots.txt": given(b"User-agent: *\nDisallow: /admin/\n"),
        "/tv/": given(SCRIPTED.encode(), "Content-Type: text/html; charset=utf-8", 'ETag: "1"'),
        "/list.js": given((LIST % HEADLINES[0]).encode(), "Content-Type: text/javascript; charset=utf-8"),
        "/more.json": given(json.dumps(HEADLINES[1:]).encode(), "Content-Type: application/json"),
    }
    fetcher = Fetcher(
        user_agent="SeriesMonitor/1 (+https://contact.example)",
        politeness=timedelta(0),
        allow_private=ALLOWED,
        resolve=world.resolve,
    )
    async with fetcher:
        document = await fetcher.fetch(site.url("/tv/", "news.example"), render=True, obey_robots=True)
    assert isinstance(document, Document)
    assert [headline.text for headline in extract(document).headlines] == HEADLINES
    assert {headline.url for headline in extract(document).headlines} == {
        site.url(f"/tv/{number}", "news.example") for number in (1, 2)
    }
    assert [asked.target for asked in site.asked] == ["/robots.txt", "/tv/", "/list.js", "/more.json"]
    assert {asked["user-agent"] for asked in site.asked} == {b"SeriesMonitor/1 (+https://contact.example)"}


async def test_nobody_else_is_asked(world: World) -> None:
    """Not even the browser's maker: everything that it would like to know goes through the proxy, and ends there."""
    world.site.answers["/a.js"] = given(b"told.textContent = 'all'")
    script = f"<script src='http://cdn.example:{world.site.port}/a.js'></script>"
    assert told(await world.show(f"<p id=told></p>{script}")) == "all"
    assert set(world.asked_names) == {"cdn.example"}


async def test_a_page_that_never_rests_is_read_all_the_same(world: World) -> None:
    world.site.answers["/tick"] = given(b"{}")
    script = "setInterval(() => fetch('/tick').then(() => { told.textContent = 'ticking' }), 50)"
    document = await world.show(READ.format(script), Bounds(calm=timedelta(seconds=2)))
    assert told(document) == "ticking"


async def test_a_page_that_lies_to_its_reader_is_read_as_it_is(world: World) -> None:
    script = """
    told.textContent = "news";
    Object.defineProperty(document.documentElement, "outerHTML", {get: () => { throw 1 }});
    String.prototype.slice = () => "nonsense";
    Element.prototype.toString = () => "nonsense";
    """
    assert told(await world.show(READ.format(script))) == "news"


async def test_cookies_go_to_their_host_and_are_no_scripts_business(world: World) -> None:
    world.site.answers |= {"/mine": given(b"1"), "/theirs": given(b"1")}
    there = f"http://tracker.example:{world.site.port}/theirs"
    script = f"""
    told.textContent = "cookies: " + document.cookie;
    fetch("/mine").then(() => fetch("{there}", {{credentials: "include", mode: "no-cors"}}));
    """
    assert told(await world.show(READ.format(script), cookies="session=s3cret; lang=fr")) == "cookies: "
    assert {asked.target: asked["cookie"] for asked in world.site.asked} == {
        "/mine": b"session=s3cret; lang=fr",
        "/theirs": None,
    }


async def test_our_environment_is_not_the_browsers(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that breaks out of its sandbox finds no token there."""
    monkeypatch.setenv("OUTLET_TOKEN", "s3cret")
    seen: list[bytes] = []

    async def look(_: asyncio.StreamWriter) -> None:
        seen.extend(environments().values())

    world.site.answers["/look"] = look
    await world.show("<script>fetch('/look')</script>", Bounds(calm=timedelta(seconds=1)))
    assert seen
    assert not [environment for environment in seen if b"s3cret" in environment]


@pytest.mark.parametrize(
    "script",
    ["location = '/fr/'", "location.replace('/fr/')", "document.querySelector('a').click()"],
)
async def test_a_page_that_leads_elsewhere_is_not_followed_but_tells_where(world: World, script: str) -> None:
    outcome = await world.show(f"<a href='/fr/'>fr</a><script>{script}</script>")
    assert outcome == Elsewhere(world.site.url("/fr/", "news.example"))
    assert world.site.asked == []


async def test_a_page_that_loads_itself_again_is_read(world: World) -> None:
    html = READ.format("told.textContent = 'news'; location.reload()")
    document = await world.show(html, Bounds(calm=timedelta(seconds=2)))
    assert told(document) == "news"
    assert world.site.asked == []
