"""A page of a stranger, whose name leads to this machine, reads nothing."""

from __future__ import annotations

import pytest

from tests.publish.samples import CHANNEL
from tests.web.fakes import FakeReader, client

PATHS = ("/", "/sources", "/feed.xml", "/feed.json", "/metrics", "/healthz", "/static/style.css", "/nothing")


async def asked(path: str, host: str, *hosts: str) -> int:
    async with client(FakeReader(), hosts=hosts) as http:
        return (await http.get(path, headers={"Host": host})).status_code


@pytest.mark.parametrize("path", PATHS)
async def test_a_name_that_is_not_ours_is_told_how_to_become_it(path: str) -> None:
    async with client(FakeReader()) as http:
        response = await http.get(path, headers={"Host": "rebound.example"})

    assert (response.status_code, response.headers["content-type"]) == (421, "text/plain; charset=utf-8")
    assert "hosts: [tv.example.org]" in response.text
    assert "rebound" not in response.text
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "127.0.0.1:8000", "192.0.2.7:8000", "[::1]:8000", "localhost", "LocalHost:8000", "tv.localhost."],
)
async def test_an_address_and_this_machine_need_no_setting(host: str) -> None:
    assert await asked("/healthz", host) == 200


async def test_the_name_in_the_public_address_needs_none_either() -> None:
    name = CHANNEL.link.split("/")[2]

    assert await asked("/feed.xml", name) == 200
    assert await asked("/feed.xml", f"{name}:443") == 200
    assert await asked("/feed.xml", f"www.{name}") == 421


@pytest.mark.parametrize(
    ("hosts", "host", "status"),
    [
        pytest.param(("series-monitor",), "series-monitor:8000", 200, id="a service of Docker"),
        pytest.param(("TV.example.org",), "tv.example.org.", 200, id="in another spelling"),
        pytest.param(("münchen.example",), "xn--mnchen-3ya.example", 200, id="in its own script"),
        pytest.param(("example.org",), "tv.example.org", 421, id="not what is below it"),
        pytest.param(("::", "0.0.0.0"), "rebound.example", 421, id="a server on all addresses has no name"),
        pytest.param(("*",), "rebound.example", 200, id="any"),
        pytest.param((), "", 421, id="an empty one"),
        pytest.param((), "127.0.0.1.rebound.example", 421, id="an address in front"),
        pytest.param((), "0x7f.1", 421, id="what some take for an address"),
        pytest.param((), "a b", 421, id="none at all"),
    ],
)
async def test_further_names_are_settings(hosts: tuple[str, ...], host: str, status: int) -> None:
    assert await asked("/", host, *hosts) == status
