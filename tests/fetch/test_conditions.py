from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.model import Document, NotModified, Validators
from tests.fetch.fault_server import answer, redirect

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from tests.fetch.fault_server import FaultServer

KNOWN = Validators(etag='W/"a b"', last_modified="Tue, 3 Nov 2026 8:00 GMT")


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param((), KNOWN, id="none: the known ones stay"),
        pytest.param(('ETag: "2"',), Validators('"2"', KNOWN.last_modified), id="a newer entity tag"),
        pytest.param(("Last-Modified: now",), Validators(KNOWN.etag, "now"), id="a newer date"),
        pytest.param(('ETag: "2"', "Last-Modified: now"), Validators('"2"', "now"), id="both"),
    ],
)
async def test_not_modified_brings_the_newest_validators(
    fetcher: Fetcher, server: FaultServer, lines: tuple[str, ...], expected: Validators
) -> None:
    server.answers["/"] = answer(304, b"", *lines)
    assert await fetcher.fetch(server.url(), known=KNOWN) == NotModified(server.url(), expected)


@pytest.mark.parametrize(
    ("etag", "last_modified"),
    [
        ('"1"', "Tue, 03 Nov 2026 08:00:00 GMT"),
        ('W/"1"', None),
        ("unquoted", "yesterday"),
        (None, "Tue, 3 Nov 26 8:00"),
        ('"caf\u00e9\u00ff"', None),
        ('"a,b", "c"', None),
    ],
)
async def test_validators_go_back_byte_for_byte(
    fetcher: Fetcher, server: FaultServer, etag: str | None, last_modified: str | None
) -> None:
    lines = [f"ETag: {etag}"] * (etag is not None) + [f"Last-Modified: {last_modified}"] * (last_modified is not None)
    server.answers["/"] = answer(200, b"", *lines)
    document = await fetcher.fetch(server.url())
    assert isinstance(document, Document)
    assert document.validators == Validators(etag, last_modified)
    await fetcher.fetch(server.url(), known=document.validators)
    assert server.asked[1]["if-none-match"] == (None if etag is None else etag.encode("latin-1"))
    assert server.asked[1]["if-modified-since"] == (None if last_modified is None else last_modified.encode("latin-1"))


async def test_without_validators_no_condition_is_sent(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = answer()
    await fetcher.fetch(server.url())
    assert server.asked[0]["if-none-match"] is None
    assert server.asked[0]["if-modified-since"] is None


async def test_not_modified_unasked_is_a_failure(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = answer(304)
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(server.url())
    assert (caught.value.diagnosis, caught.value.status) == ("status", 304)


async def test_conditions_are_told_only_to_the_address_that_gave_the_validators(
    fetcher: Fetcher, server: FaultServer
) -> None:
    server.answers |= {"/old": redirect("/new"), "/new": answer(304)}
    found = await fetcher.fetch(server.url("/old"), known=KNOWN, validators_url=server.url("/new"))
    assert found == NotModified(server.url("/new"), KNOWN)
    assert [asked["if-none-match"] for asked in server.asked] == [None, b'W/"a b"']


async def test_a_redirect_elsewhere_is_asked_without_conditions(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers |= {"/old": redirect("/new"), "/new": answer(200, b"unseen")}
    document = await fetcher.fetch(server.url("/old"), known=KNOWN)
    assert isinstance(document, Document)
    assert [asked["if-none-match"] for asked in server.asked] == [b'W/"a b"', None]
