"""The pages over a real store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.store import Store
from monitor.web import StoredReader
from tests.web.fakes import client

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("path", ["/", "/sources", "/feed.xml", "/feed.atom", "/feed.json", "/healthz", "/metrics"])
async def test_a_store_just_made_has_every_page(tmp_path: Path, path: str) -> None:
    with Store.open(tmp_path) as store:
        async with client(StoredReader(store)) as http:
            assert (await http.get(path)).status_code == 200


async def test_an_unknown_series_has_no_page(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        async with client(StoredReader(store)) as http:
            assert (await http.get("/series/unknown")).status_code == 404
