from __future__ import annotations

import tempfile
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.browser.world import Victim, World, environments, until
from tests.fetch.fault_server import FaultServer


@pytest.fixture
async def world() -> AsyncIterator[World]:
    """Live in a world that a browser leaves as it was: no process, no file."""
    before = folders()
    async with FaultServer() as site, Victim().listening() as victim:
        yield World(site, victim)
    await until(lambda: not environments())
    # The driver clears up a moment after its browser is gone; what an earlier test left may go meanwhile.
    await until(lambda: folders() <= before)


def folders() -> set[Path]:
    here = Path(tempfile.gettempdir())
    return {*here.glob("series-monitor-page-*"), *here.glob("playwright*")}
