"""The beginning of an unwelcome answer is kept with its error, for those who know walls by their marks."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch import Limits
from tests.faults.fault import SOON
from tests.faults.manners import endless, then_close, then_reset, then_silence
from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import Answer, FaultServer

WALL = b"<title>Just a moment...</title>"
FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\n"


async def excerpt(fetcher: Fetcher, server: FaultServer, wall: Answer) -> bytes:
    server.answers["/"] = wall
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(server.url())
    assert caught.value.status in {403, 429, 503}
    assert WALL.decode() not in f"{caught.value!s}{caught.value!r}"
    return caught.value.excerpt


@pytest.mark.parametrize(
    ("wall", "expected"),
    [
        pytest.param(answer(403, WALL), WALL, id="403"),
        pytest.param(answer(429, WALL), WALL, id="429"),
        pytest.param(answer(503, WALL), WALL, id="503"),
        pytest.param(answer(403), b"", id="no body"),
        pytest.param(answer(403, gzip.compress(WALL), "Content-Encoding: gzip"), WALL, id="packed"),
        pytest.param(answer(403, gzip.compress(WALL)[:-8], "Content-Encoding: gzip"), WALL, id="packed and cut off"),
        pytest.param(answer(403, WALL, "Content-Encoding: gzip"), b"", id="not packed as it says"),
        pytest.param(answer(403, WALL, "Content-Encoding: rot13"), b"", id="packed in an unknown way"),
        pytest.param(then_close(FORBIDDEN + b"Content-Length: 99\r\n\r\n" + WALL), WALL, id="cut off"),
        pytest.param(endless(FORBIDDEN + b"\r\n", WALL * 100), (WALL * 3_000)[:65_536], id="endless"),
        pytest.param(
            answer(403, gzip.compress(bytes(1_000_000)), "Content-Encoding: gzip"), bytes(65_536), id="a bomb"
        ),
    ],
)
async def test_an_excerpt_is_what_could_be_had(
    fetcher: Fetcher, server: FaultServer, wall: Answer, expected: bytes
) -> None:
    assert await excerpt(fetcher, server, wall) == expected


async def test_what_is_never_done_is_not_waited_for(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    hanging = then_silence(FORBIDDEN + b"Content-Length: 99\r\n\r\n" + WALL)
    assert await excerpt(make_fetcher(limits=Limits(read=SOON)), server, hanging) == WALL


async def test_a_reset_takes_nothing_from_the_diagnosis(fetcher: Fetcher, server: FaultServer) -> None:
    assert await excerpt(fetcher, server, then_reset(FORBIDDEN + b"Content-Length: 99\r\n\r\n")) == b""
