from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack
from datetime import timedelta
from ipaddress import IPv4Network, ip_address
from typing import TYPE_CHECKING, Any

import pytest

from monitor.fetch import Fetcher
from tests.faults.certificates import Authority
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from monitor.fetch.addresses import Address

LOOPBACK = IPv4Network("127.0.0.0/8")

NO_AUTHORITIES = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # reading the system's would take most of a test's time

MakeFetcher = Callable[..., Fetcher]


async def everything_is_here(host: str, port: int) -> tuple[Address, ...]:
    return (ip_address("127.0.0.1"),)


@pytest.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as running:
        yield running


@pytest.fixture
async def make_fetcher() -> AsyncIterator[MakeFetcher]:
    """Make fetchers that may ask this machine, take every name for it, and do not pause between requests."""
    async with AsyncExitStack() as open_fetchers:

        def make(**changes: Any) -> Fetcher:
            usual: dict[str, Any] = {
                "user_agent": "SeriesMonitor/1 (+https://contact.example)",
                "politeness": timedelta(0),
                "allow_private": (LOOPBACK,),
                "resolve": everything_is_here,
                "tls": NO_AUTHORITIES,
            }
            fetcher = Fetcher(**usual | changes)
            open_fetchers.push_async_callback(fetcher.aclose)
            return fetcher

        yield make


@pytest.fixture
def fetcher(make_fetcher: MakeFetcher) -> Fetcher:
    return make_fetcher()


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority()
