"""A backup is one whole file of one moment, made beside a daemon at work, and never in the place of anything."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.backup import back_up, copy_database, manifest_of, sha256_of
from monitor.store.schema import HEAD
from monitor.store.store import database_of
from tests.store.things import NOW, headline, source

if TYPE_CHECKING:
    from pathlib import Path

    from monitor.store import Transaction


def test_it_holds_what_the_store_does_and_says_so(store: Store, tmp_path: Path) -> None:
    store.write_sync(lambda transaction: transaction.record_headlines("a", [headline(1), headline(2)], NOW))
    target = tmp_path / "copies" / "one.sqlite3"

    manifest = back_up(tmp_path / "state", target, version="1.0", now=NOW)

    assert (manifest.version, manifest.revision, manifest.made) == ("1.0", HEAD, "2026-11-21T12:30:15+00:00")
    assert (manifest.size, manifest.sha256) == (target.stat().st_size, sha256_of(target))
    assert manifest.counts == {"source": 1, "headline": 2, "claim": 0, "series": 0, "event": 0, "evidence": 0}
    assert json.loads(manifest_of(target).read_text())["sha256"] == manifest.sha256
    assert sorted(path.name for path in target.parent.iterdir()) == ["one.sqlite3", "one.sqlite3.json"]
    with closing(sqlite3.connect(target)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_what_is_being_written_meanwhile_is_in_the_next_one(store: Store, tmp_path: Path) -> None:
    def write(transaction: Transaction) -> int:
        transaction.record_headlines("a", [headline(1)], NOW)
        return back_up(tmp_path / "state", tmp_path / "one.sqlite3", version="1", now=NOW).counts["headline"]

    assert store.write_sync(write) == 0
    assert back_up(tmp_path / "state", tmp_path / "two.sqlite3", version="1", now=NOW).counts["headline"] == 1


def test_nothing_is_overwritten(store: Store, tmp_path: Path) -> None:
    target = tmp_path / "one.sqlite3"
    target.write_text("mine")

    with pytest.raises(StoreError, match="exists already"):
        back_up(tmp_path / "state", target, version="1", now=NOW)

    assert target.read_text() == "mine"


def test_without_a_store_there_is_nothing_to_copy(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store"):
        back_up(tmp_path / "nowhere", tmp_path / "one.sqlite3", version="1", now=NOW)

    assert list(tmp_path.iterdir()) == []


def test_a_damaged_store_makes_no_backup(tmp_path: Path) -> None:
    with Store.open(tmp_path / "state") as opened:
        opened.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))
        many = [headline(number, "x" * 200) for number in range(500)]
        opened.write_sync(lambda transaction: transaction.record_headlines("a", many, NOW))
    path = database_of(tmp_path / "state")
    content = bytearray(path.read_bytes())
    content[-40_000:-20_000] = b"\xa5" * 20_000
    path.write_bytes(content)

    with pytest.raises(StoreError, match=f"{path} is damaged"):
        back_up(tmp_path / "state", tmp_path / "copies" / "one.sqlite3", version="1", now=NOW)

    assert list((tmp_path / "copies").iterdir()) == []
    assert path.read_bytes() == content


def test_a_store_without_a_version_makes_none_either(tmp_path: Path) -> None:
    with Store.open(tmp_path / "state") as opened:
        opened.write_sync(lambda transaction: transaction._connection.exec_driver_sql("DELETE FROM alembic_version"))

    with pytest.raises(StoreError, match="is damaged"):
        back_up(tmp_path / "state", tmp_path / "one.sqlite3", version="1", now=NOW)


def test_a_full_disk_leaves_no_half_of_it(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("monitor.store.backup.os.fsync", full)

    with pytest.raises(StoreError, match="disk is full") as caught:
        back_up(tmp_path / "state", tmp_path / "copies" / "one.sqlite3", version="1", now=NOW)

    assert "free some space" in str(caught.value.hint)
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_copy_that_finds_no_room_blames_the_place_that_it_was_to_go_to(store: Store, tmp_path: Path) -> None:
    (tmp_path / "copies").write_text("in the way")

    with pytest.raises(StoreError, match=f"copied into {tmp_path / 'copies'}"):
        copy_database(store.path, tmp_path / "copies" / "one.sqlite3")


def test_what_would_be_overwritten_by_the_manifest_stands_in_the_way_too(store: Store, tmp_path: Path) -> None:
    mine = tmp_path / "one.sqlite3.json"
    mine.write_text("mine")

    with pytest.raises(StoreError, match=f"{mine} exists already"):
        back_up(tmp_path / "state", tmp_path / "one.sqlite3", version="1", now=NOW)

    assert mine.read_text() == "mine"
