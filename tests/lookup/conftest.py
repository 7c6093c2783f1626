"""A catalogue on this machine, and the fetcher that asks it."""

from __future__ import annotations

from datetime import timedelta
from ipaddress import ip_network
from typing import TYPE_CHECKING

import pytest

from monitor.fetch import Fetcher, Limits
from tests.fetch.fault_server import FaultServer

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@pytest.fixture
async def server() -> AsyncIterator[FaultServer]:
    async with FaultServer() as started:
        yield started


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(
        user_agent="SeriesMonitor/test (+me@example.org)",
        limits=Limits(total=timedelta(seconds=5), answer=timedelta(milliseconds=300)),
        politeness=timedelta(),
        allow_private=(ip_network("127.0.0.0/8"),),
    ) as made:
        yield made
