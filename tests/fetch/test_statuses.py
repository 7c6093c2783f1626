from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch.retry_after import parse_retry_after
from tests.fetch.fault_server import answer

if TYPE_CHECKING:
    from monitor.fetch import Fetcher
    from tests.fetch.conftest import MakeFetcher
    from tests.fetch.fault_server import FaultServer

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
YEAR = 365 * 24 * 3600


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (400, "status"),
        (401, "unauthorized"),
        (403, "forbidden"),
        (404, "not-found"),
        (410, "gone"),
        (418, "status"),
        (429, "rate-limited"),
        (451, "forbidden"),
        (500, "server-error"),
        (502, "server-error"),
        (503, "server-error"),
        (599, "server-error"),
        (999, "server-error"),
        (305, "status"),
    ],
)
async def test_each_status_has_its_diagnosis(fetcher: Fetcher, server: FaultServer, status: int, expected: str) -> None:
    server.answers["/"] = answer(status, b"<p>sorry</p>")
    with pytest.raises(FetchError, match=rf"^127\.0\.0\.1 .* \(status {status}\)\.$") as caught:
        await fetcher.fetch(server.url())
    wait = 60 if status == 429 else None  # that a host is left alone in any case
    assert (caught.value.diagnosis, caught.value.status, caught.value.retry_after) == (expected, status, wait)


async def test_switching_protocols_unasked_is_a_failure(fetcher: Fetcher, server: FaultServer) -> None:
    server.answers["/"] = b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: close\r\n\r\n"
    with pytest.raises(FetchError) as caught:
        await fetcher.fetch(server.url())
    assert caught.value.diagnosis == "protocol"


@pytest.mark.parametrize("status", [403, 429, 503])
async def test_what_the_server_asks_for_is_passed_on(
    make_fetcher: MakeFetcher, server: FaultServer, status: int
) -> None:
    server.answers["/"] = answer(status, b"", "Retry-After: Sat, 21 Nov 2026 12:01:00 GMT")
    with pytest.raises(FetchError) as caught:
        await make_fetcher(clock=lambda: NOW).fetch(server.url())
    assert caught.value.retry_after == 60


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 120 ", 120),
        ("9" * 5000, YEAR),
        ("Sat, 21 Nov 2026 13:00:00 GMT", 3600),
        ("Saturday, 21-Nov-26 13:00:00 GMT", 3600),
        ("Sat Nov 21 13:00:00 2026", 3600),
        ("Sat, 21 Nov 2026 13:00:00 +0100", 0),
        ("Sat, 21 Nov 2026 11:00:00 GMT", 0),
        ("Fri, 31 Dec 9999 23:59:59 GMT", YEAR),
        ("-5", None),
        ("1.5", None),
        ("١٢", None),
        ("soon", None),
        ("", None),
        ("Sat, 99 Nov 2026 13:00:00 GMT", None),
        ("Sat, 21 Nov 2026 13:00:00 +9999999999", None),
        (", , ,", None),
    ],
)
def test_both_forms_of_retry_after(value: str, seconds: float | None) -> None:
    assert parse_retry_after(value, NOW) == seconds
