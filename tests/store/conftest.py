"""A store, and the plainest things to put into one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.store import Store
from tests.store.things import NOW, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "state", exclusive=True) as opened:
        opened.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))
        yield opened
