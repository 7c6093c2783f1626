from __future__ import annotations

import asyncio
import gzip
from ipaddress import IPv4Network
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.model import Document, Validators
from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer


async def test_a_document_is_body_address_type_and_validators(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/a"] = answer(
        200, b"<p>", "Content-Type: text/HTML; Charset=x", 'ETag: W/"1"', "Last-Modified: some day"
    )
    assert await fetcher.fetch(server.url("/a#part")) == Document(
        url=server.url("/a"),
        body=b"<p>",
        content_type="text/HTML; Charset=x",
        validators=Validators('W/"1"', "some day"),
        status=200,
    )


async def test_who_asks_and_what_for_is_told(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = answer()
    await fetcher.fetch(server.url(), headers=[("Accept-Language", "fr"), ("X-Key", "clé")])
    (asked,) = server.asked
    assert asked["user-agent"] == b"SeriesMonitor/1 (+https://contact.example)"
    assert b"text/html" in (asked["accept"] or b"")
    assert b"application/rss+xml" in (asked["accept"] or b"")
    assert asked["accept-encoding"] == b"gzip, deflate, br, zstd"
    assert asked["accept-language"] == b"fr"
    assert asked["x-key"] == "clé".encode()
    assert asked["cookie"] is None


async def test_a_source_may_ask_under_its_own_accept(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = answer()
    await fetcher.fetch(server.url(), headers=[("accept", "text/html")])
    assert [value for name, value in server.asked[0].fields if name == "accept"] == [b"text/html"]


@pytest.mark.parametrize("name", ["Host", "content-length", "Transfer-Encoding", "If-None-Match", "Range"])
async def test_a_source_may_not_set_what_is_the_clients(fetcher: Fetcher, server: FaultServer, name: str) -> None:
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(server.url(), headers=[(name, "secret")])
    assert caught.value.diagnosis == "bad-header"
    assert not server.asked


@pytest.mark.parametrize(("name", "value"), [("X-Key", "sec\r\nret"), ("X Key", "secret"), ("X-Clé", "secret")])
async def test_a_header_that_cannot_be_sent_is_said_without_its_value(
    fetcher: Fetcher, server: FaultServer, name: str, value: str
) -> None:
    with pytest.raises(FetchError, match="cannot be sent") as caught:
        await fetcher.fetch(server.url(), headers=[(name, value)])
    assert caught.value.diagnosis == "bad-header"
    assert "sec" not in str(caught.value)
    assert not server.asked


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(answer(204), id="204"),
        pytest.param(answer(200), id="no bytes"),
        pytest.param(answer(200, b"", "Content-Encoding: gzip"), id="no bytes, compressed"),
    ],
)
async def test_an_empty_body_is_a_document(fetcher: Fetcher, server: FaultServer, data: bytes) -> None:
    server.answers["/"] = data
    document = await fetcher.fetch(server.url())
    assert isinstance(document, Document)
    assert document.body == b""


@pytest.mark.parametrize("coding", ["gzip", "gzip, gzip", "identity", "GZIP", ""])
async def test_a_body_is_unpacked_as_declared(fetcher: Fetcher, server: FaultServer, coding: str) -> None:
    body = b"story"
    for _ in range(coding.lower().count("gzip")):
        body = gzip.compress(body)
    server.answers["/"] = answer(200, body, f"Content-Encoding: {coding}")
    document = await fetcher.fetch(server.url())
    assert isinstance(document, Document)
    assert document.body == b"story"


async def test_cookies_are_not_kept(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = answer(200, b"", "Set-Cookie: id=1; Path=/")
    await fetcher.fetch(server.url())
    await fetcher.fetch(server.url())
    assert server.asked[1]["cookie"] is None


async def test_a_connection_is_used_again_also_after_answers_without_a_document(
    fetcher: Fetcher, server: FaultServer
) -> None:
    server.answers |= {"/": answer(), "/missing": answer(404, b"not here"), "/same": answer(304)}
    await fetcher.fetch(server.url())
    with pytest.raises(FetchError):
        await fetcher.fetch(server.url("/missing"))
    await fetcher.fetch(server.url("/same"), known=Validators('"1"'))
    await fetcher.fetch(server.url())
    assert server.connections == 1


async def test_leaving_a_fetcher_closes_its_connections(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers["/"] = answer()
    async with make_fetcher() as fetcher:
        await fetcher.fetch(server.url())
        await fetcher.fetch(server.url(), allow_private=(IPv4Network("10.0.0.0/8"),))
        assert server.open == 2
    async with asyncio.timeout(5):
        await server.deserted()


async def test_a_proxy_of_the_environment_is_not_used(
    fetcher: Fetcher, server: FaultServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:9")
    server.answers["/"] = answer(200, b"direct")
    document = await fetcher.fetch(server.url())
    assert isinstance(document, Document)
    assert document.body == b"direct"
