"""A page that takes and takes: cut off by time, memory, bytes or number, and nothing of it is left."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch.browser import Bounds
from monitor.model import Document
from tests.browser.world import environments, given, until

if TYPE_CHECKING:
    from tests.browser.world import World

pytestmark = pytest.mark.harness

HOG = """<script>
setInterval(() => fetch("/tick"), 50);
const kept = [];
setInterval(() => { for (let n = 0; n < 10; n++) kept.push(new Uint8Array(1 << 23).fill(n + 1)) }, 10);
</script>"""
OBJECTS = """<script>
setInterval(() => fetch("/tick"), 50);
const kept = [];
setInterval(() => { for (let n = 0; n < 1e5; n++) kept.push({n, text: "x".repeat(9) + n}) }, 1);
</script>"""


async def cut_off(world: World, html: str, bounds: Bounds) -> FetchError:
    world.site.answers.setdefault("/tick", given(b"{}"))
    with pytest.raises(FetchError) as caught:
        await world.show(html, bounds)
    return caught.value


async def test_an_endless_script_is_cut_off_in_time(world: World) -> None:
    began = asyncio.get_running_loop().time()
    error = await cut_off(world, "<script>for (;;);</script>", Bounds(time=timedelta(seconds=4)))
    assert (error.diagnosis, str(error)) == (
        "timeout",
        "The page of news.example was not finished by its scripts in 4 seconds.",
    )
    assert asyncio.get_running_loop().time() - began < 10


async def test_a_page_that_takes_too_much_memory_is_cut_off(world: World) -> None:
    # Time enough for a busy machine to fill it.
    error = await cut_off(world, HOG, Bounds(memory=800_000_000, time=timedelta(seconds=60)))
    assert error.diagnosis == "too-large"
    assert "800 MB of memory" in str(error)


async def test_a_page_of_too_many_objects_ends_by_itself_or_is_cut_off(world: World) -> None:
    error = await cut_off(world, OBJECTS, Bounds(memory=1_200_000_000, time=timedelta(seconds=40)))
    assert error.diagnosis in {"too-large", "browser-failed", "timeout"}


async def test_a_page_that_loads_without_end_is_cut_off(world: World) -> None:
    async def pour(writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while not writer.is_closing():
            writer.write(bytes(100_000))
            await writer.drain()

    world.site.answers["/endless"] = pour
    error = await cut_off(world, "<script>fetch('/endless').then(r => r.blob())</script>", Bounds(wire=5_000_000))
    assert (error.diagnosis, str(error)) == ("too-large", "The page of news.example loads more than 5000000 bytes.")


async def test_a_page_that_asks_without_end_is_cut_off(world: World) -> None:
    world.site.answers["/"] = given(b"{}")
    script = "<script>for (let n = 0; n < 1000; n++) fetch('/?' + n).catch(() => 0)</script>"
    error = await cut_off(world, script, Bounds(requests=100))
    assert (error.diagnosis, str(error)) == ("too-large", "The page of news.example makes more than 100 requests.")
    assert len(world.site.asked) <= 100


async def test_a_page_that_grows_without_end_is_cut_off(world: World) -> None:
    html = "<script>document.write('<p>' + 'news '.repeat(1e6))</script>"
    error = await cut_off(world, html, Bounds(page=1_000_000))
    assert (error.diagnosis, str(error)) == (
        "too-large",
        "The page of news.example grew to more than 1000000 characters.",
    )


async def test_a_page_that_opens_windows_and_questions_without_end_is_read(world: World) -> None:
    script = "for (let n = 0; n < 50; n++) window.open('about:blank'); alert(1); confirm(2); onbeforeunload = () => 1;"
    document = await world.show(f"<p>news</p><script>{script}</script>", Bounds(calm=timedelta(seconds=2)))
    assert isinstance(document, Document)
    assert b"<p>news</p>" in document.body


async def test_whoever_stops_waiting_stops_the_browser(world: World) -> None:
    showing = asyncio.create_task(world.show("<script>for (;;);</script>"))
    await until(lambda: len(environments()) >= 4)
    showing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await showing
    # That nothing is left is what every test here ends with.
