"""Feeds as feed readers fetch them."""

from __future__ import annotations

import gzip
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from structlog.testing import capture_logs

from monitor.publish import atom, json_feed, rss
from tests.publish.samples import CHANNEL, START, a_day_of_news, event, evidence
from tests.web.fakes import LOCKED, FakeReader, client

if TYPE_CHECKING:
    from pathlib import Path

FEEDS = ["/feed.xml", "/feed.atom", "/feed.json"]
GZIP = {"Accept-Encoding": "gzip"}


@pytest.fixture
def news() -> FakeReader:
    return FakeReader(all_events=a_day_of_news())


@pytest.mark.parametrize(
    ("path", "content_type", "body"),
    [
        ("/feed.xml", "application/rss+xml; charset=utf-8", rss(CHANNEL, a_day_of_news())),
        (
            "/feed.atom",
            "application/atom+xml; charset=utf-8",
            atom(replace(CHANNEL, feed_url="https://monitor.example/feed.atom"), a_day_of_news()),
        ),
        (
            "/feed.json",
            "application/feed+json",
            json_feed(replace(CHANNEL, feed_url="https://monitor.example/feed.json"), a_day_of_news()),
        ),
    ],
)
async def test_every_format_is_served_as_what_it_is(
    news: FakeReader, path: str, content_type: str, body: bytes
) -> None:
    async with client(news) as http:
        response = await http.get(path)

    assert response.status_code == 200
    assert response.content == body
    assert response.headers["content-type"] == content_type
    assert response.headers["content-length"] == str(len(body))
    assert response.headers["cache-control"] == "public, max-age=900"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["vary"] == "Accept-Encoding"
    assert not response.headers["etag"].startswith("W/")
    # The rumour is the newest entry, and no evidence joined later.
    assert response.headers["last-modified"] == "Thu, 12 Mar 2026 15:05:30 GMT"


async def test_evidence_that_joins_later_is_a_change() -> None:
    joined = event(evidence=(evidence(seen=START), evidence(seen=START.replace(hour=22))))
    async with client(FakeReader(all_events=[joined])) as http:
        response = await http.get("/feed.xml")

    assert response.headers["last-modified"] == "Mon, 09 Mar 2026 22:05:30 GMT"


@pytest.mark.parametrize("path", FEEDS)
async def test_an_unchanged_feed_is_not_sent_again(news: FakeReader, path: str) -> None:
    async with client(news) as http:
        first = await http.get(path)
        again = await http.get(path, headers={"If-None-Match": f'"other", W/{first.headers["etag"]}'})

    assert again.status_code == 304
    assert again.content == b""
    assert "content-length" not in again.headers
    assert {name: again.headers[name] for name in ("etag", "last-modified", "cache-control", "vary")} == {
        name: first.headers[name] for name in ("etag", "last-modified", "cache-control", "vary")
    }


async def test_a_change_is_sent_though_the_validators_are_those_of_before(news: FakeReader) -> None:
    async with client(news) as http:
        first = await http.get("/feed.xml")
        news.all_events = [event(9), *news.all_events]
        again = await http.get(
            "/feed.xml",
            headers={"If-None-Match": first.headers["etag"], "If-Modified-Since": first.headers["last-modified"]},
        )

    assert again.status_code == 200
    assert again.headers["etag"] != first.headers["etag"]


async def test_equal_events_give_equal_tags_in_another_process(news: FakeReader) -> None:
    async with client(news) as http, client(FakeReader(all_events=a_day_of_news())) as other:
        assert (await http.get("/feed.xml")).headers["etag"] == (await other.get("/feed.xml")).headers["etag"]


@pytest.mark.parametrize("path", FEEDS)
async def test_compression_has_its_own_tag_and_the_same_content(news: FakeReader, path: str) -> None:
    async with client(news) as http:
        plain = await http.get(path)
        async with http.stream("GET", path, headers=GZIP) as zipped:
            raw = b"".join([piece async for piece in zipped.aiter_raw()])
        again = await http.get(path, headers={**GZIP, "If-None-Match": zipped.headers["etag"]})
        crossed = await http.get(path, headers={"If-None-Match": zipped.headers["etag"]})

    assert zipped.headers["content-encoding"] == "gzip"
    assert zipped.headers["content-length"] == str(len(raw))
    assert gzip.decompress(raw) == plain.content
    assert zipped.headers["etag"] != plain.headers["etag"]
    assert again.status_code == 304
    assert crossed.status_code == 200


@pytest.mark.parametrize("headers", [{}, GZIP])
@pytest.mark.parametrize("path", [*FEEDS, "/", "/static/style.css"])
async def test_head_is_get_without_the_body(news: FakeReader, path: str, headers: dict[str, str]) -> None:
    async with client(news) as http:
        get = await http.get(path, headers=headers)
        head = await http.head(path, headers=headers)

    assert (head.status_code, head.content) == (200, b"")
    assert head.headers == get.headers


@pytest.mark.parametrize("path", FEEDS)
async def test_a_feed_without_events_is_served(path: str) -> None:
    async with client(FakeReader()) as http:
        response = await http.get(path)

    assert response.status_code == 200
    assert "last-modified" not in response.headers


@pytest.mark.parametrize("path", FEEDS)
@pytest.mark.parametrize("error", [LOCKED, RuntimeError("a bug")])
async def test_while_the_store_fails_the_last_good_feed_is_served(
    news: FakeReader, path: str, error: Exception
) -> None:
    async with client(news) as http:
        good = await http.get(path)
        news.failing = error
        with capture_logs() as logs:
            bad = [await http.get(path) for _ in range(3)]

    assert {(response.status_code, response.content) for response in bad} == {(200, good.content)}
    assert {response.headers["etag"] for response in bad} == {good.headers["etag"]}
    assert len(logs) == 1  # told on entering the state only


async def test_after_a_restart_the_last_good_feed_comes_from_its_file(tmp_path: Path) -> None:
    last_good = tmp_path / "feed.xml"
    last_good.write_bytes(b"<rss/>")
    async with client(FakeReader(failing=LOCKED), last_good=last_good) as http:
        of_rss = await http.get("/feed.xml")
        of_atom = await http.get("/feed.atom")

    assert (of_rss.status_code, of_rss.content) == (200, b"<rss/>")
    assert of_rss.headers["content-type"] == "application/rss+xml; charset=utf-8"
    assert of_atom.status_code == 503


async def test_where_no_good_feed_was_ever_made_readers_are_asked_to_wait(tmp_path: Path) -> None:
    async with client(FakeReader(failing=LOCKED), last_good=tmp_path / "feed.xml") as http:
        response = await http.get("/feed.xml")

    assert response.status_code == 503
    assert response.headers["retry-after"] == "60"
    assert response.headers["cache-control"] == "no-store"


async def test_one_bad_event_costs_the_feed_nothing_but_itself() -> None:
    bad = event(2, first_seen=START.replace(tzinfo=None), published=None)
    reader = FakeReader(all_events=[event(), replace(bad, published=START.replace(tzinfo=None))])
    async with client(reader) as http:
        response = await http.get("/feed.xml")

    assert response.status_code == 200
    assert response.content == rss(CHANNEL, [event()])
