"""Who only looks makes nothing, brings nothing up to date, and needs no right to write."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.store import database_of
from tests.store.things import NOW, source

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def state(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "state") as store:
        store.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))
    return tmp_path / "state"


def stamp(state: Path, version: str) -> bytes:
    with closing(sqlite3.connect(database_of(state))) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    return database_of(state).read_bytes()


def test_what_is_there_is_seen(state: Path) -> None:
    with Store.look(state) as store:
        assert [health.id for health in store.read_sync(lambda reader: reader.health())] == ["a"]


def test_also_beside_a_daemon_at_work(state: Path) -> None:
    with Store.open(state, exclusive=True) as daemon, Store.look(state) as store:
        daemon.write_sync(
            lambda transaction: transaction.sync_sources([source(), source("b", "https://b.example/")], NOW)
        )

        assert len(store.read_sync(lambda reader: reader.health())) == 2


@pytest.mark.parametrize(
    ("version", "why", "hint"),
    [("0001", "older version", "brings it up to date"), ("9999", "newer version", "install that version")],
)
def test_a_store_of_another_version_is_told_and_left_alone(state: Path, version: str, why: str, hint: str) -> None:
    before = stamp(state, version)

    with pytest.raises(StoreError, match=why) as caught:
        Store.look(state)

    assert hint in str(caught.value.hint)
    assert database_of(state).read_bytes() == before


def test_an_empty_file_is_no_store(tmp_path: Path) -> None:
    database_of(tmp_path).touch()

    with pytest.raises(StoreError, match="is empty"):
        Store.look(tmp_path)

    assert database_of(tmp_path).read_bytes() == b""


def test_where_nothing_may_be_written_it_is_seen_all_the_same(state: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (state / "lock").unlink(missing_ok=True)
    # Who may write everywhere, as in a container, cannot be refused by modes.
    monkeypatch.setattr("monitor.store.engine.os.access", lambda *_: False)
    with Store.look(state) as store:
        assert len(store.read_sync(lambda reader: reader.health())) == 1
        assert [path.name for path in state.iterdir()] == ["monitor.sqlite3"]
