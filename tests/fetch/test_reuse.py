"""Connections that are used again, and what servers do to them in between."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch import Limits
from monitor.model import Document
from tests.faults.certificates import NAME, Certificate
from tests.faults.fault import SOON
from tests.faults.h2_server import H2Server
from tests.faults.manners import then_close, then_reset, then_silence
from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from tests.faults.certificates import Authority
    from tests.faults.h2_server import Talk
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import Answer, FaultServer

HERE = answer(200, b"here")
FORGED = answer(200, b"forged")


async def body(fetcher: Fetcher, url: str) -> bytes:
    document = await fetcher.fetch(url)
    assert isinstance(document, Document)
    return document.body


@pytest.mark.parametrize("end", [then_close(), then_reset(b"")], ids=["closed", "reset"])
async def test_a_kept_connection_that_ends_is_no_failure(fetcher: Fetcher, server: FaultServer, end: Answer) -> None:
    server.answers["/"] = [HERE, end, HERE]
    assert await body(fetcher, server.url()) == b"here"
    assert await body(fetcher, server.url()) == b"here"
    assert [asked.connection for asked in server.asked] == [1, 1, 2]


async def test_a_new_connection_that_ends_is_one(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = [then_close(), HERE]
    with pytest.raises(FetchError, match="broke off the connection: it did not begin to answer"):
        await fetcher.fetch(server.url())
    assert len(server.asked) == 1


async def test_it_is_asked_again_only_once(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = [HERE, then_close(), then_close(), HERE]
    await fetcher.fetch(server.url())
    with pytest.raises(FetchError):
        await fetcher.fetch(server.url())
    assert len(server.asked) == 3


async def test_an_end_in_the_middle_of_an_answer_is_one(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = [HERE, then_close(b"HTTP/1.1 200"), HERE]
    await fetcher.fetch(server.url())
    with pytest.raises(FetchError, match="did not finish the head"):
        await fetcher.fetch(server.url())


async def test_silence_is_not_waited_for_twice(make_fetcher: MakeFetcher, server: FaultServer) -> None:
    server.answers["/"] = [HERE, then_silence(), HERE]
    fetcher = make_fetcher(limits=Limits(answer=SOON))
    await fetcher.fetch(server.url())
    with pytest.raises(FetchError, match="did not begin to answer"):
        await fetcher.fetch(server.url())
    assert len(server.asked) == 2


@pytest.mark.parametrize(
    "first",
    [
        pytest.param(b"HTTP/1.1 204 No Content\r\n\r\n" + FORGED, id="behind an answer without a body"),
        pytest.param(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere" + FORGED, id="behind a whole body"),
        pytest.param(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n" + FORGED, id="behind no document"),
    ],
)
async def test_what_lay_there_before_we_asked_is_no_answer(fetcher: Fetcher, server: FaultServer, first: bytes) -> None:
    server.answers |= {"/": first, "/next": HERE}
    if b"404" in first:
        with pytest.raises(FetchError):
            await fetcher.fetch(server.url())
    else:
        await fetcher.fetch(server.url())
    assert await body(fetcher, server.url("/next")) == b"here"


async def test_http2_connections_are_used_again_and_given_up_alike(
    make_fetcher: MakeFetcher, authority: Authority
) -> None:
    async def once(talk: Talk) -> None:
        if talk.stream > 1:
            talk.writer.close()
            return
        await talk.head()
        await talk.data(b"here", end=True)

    async with H2Server(once, tls=authority.server(Certificate.GOOD, "h2")) as server:
        fetcher = make_fetcher(tls=authority.client())
        assert await body(fetcher, server.url(host=NAME)) == b"here"
        assert await body(fetcher, server.url(host=NAME)) == b"here"
        assert (server.connections, server.asked) == (2, 3)
        await fetcher.aclose()
