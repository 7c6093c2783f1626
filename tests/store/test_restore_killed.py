"""A restore that is killed, wherever that is, leaves the former store or the restored one."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from monitor.store import Store
from monitor.store.backup import back_up
from monitor.store.restore import restore
from monitor.store.store import database_of
from tests.store.things import NOW

if TYPE_CHECKING:
    from pathlib import Path

FORMER, RESTORED = ["Begun", "In the log"], ["Restored"]

# Restores into copies of a state directory, each time killed at one change of a file later, until one restore ends.
KILLING = """
import os, shutil, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from monitor.store.restore import restore

CHANGES = {"os.link", "os.remove", "os.rename", "os.mkdir", "os.rmdir", "sqlite3.connect"}
state, backup, copies = map(Path, sys.argv[1:])
done, number = False, 0
while not done:
    copy = copies / str(number)
    shutil.copytree(state, copy)
    child = os.fork()
    if not child:
        left = number
        def strike(event, _):
            global left
            if event in CHANGES:
                left -= 1
                if left < 0:
                    os.kill(os.getpid(), signal.SIGKILL)
        sys.addaudithook(strike)
        restore(copy, backup, datetime(2026, 11, 21, tzinfo=UTC))
        os._exit(0)
    done = os.waitpid(child, 0)[1] == 0
    number += 1
"""


def name(store: Store, title: str) -> None:
    store.write_sync(lambda transaction: transaction.found_series(title.lower(), title))


def titles(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return [title for (title,) in connection.execute("SELECT title FROM series ORDER BY title")]


def set_aside(directory: Path) -> list[list[str]]:
    return [titles(path) for path in sorted(directory.glob("*.before-restore-*.sqlite3"))]


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    with Store.open(tmp_path / "other") as store:
        name(store, *RESTORED)
    back_up(tmp_path / "other", tmp_path / "backup.sqlite3", version="1", now=NOW)
    return tmp_path / "backup.sqlite3"


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Leave a state as a daemon does that was killed: its last commits are in the log."""
    with Store.open(tmp_path / "running") as store:
        for title in FORMER:
            name(store, title)
        shutil.copytree(tmp_path / "running", tmp_path / "state")
    assert database_of(tmp_path / "state").with_name("monitor.sqlite3-wal").stat().st_size
    return tmp_path / "state"


def test_it_leaves_one_store_or_the_other_and_can_be_done_again(backup: Path, state: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLING, state, backup, tmp_path / "killed"], check=True)
    killed = sorted((tmp_path / "killed").iterdir(), key=lambda path: int(path.name))
    left = [titles(database_of(directory)) for directory in killed]

    restored = left.index(RESTORED)
    assert restored > 0
    assert left == [FORMER] * restored + [RESTORED] * (len(left) - restored)
    for directory, now_there in zip(killed, left, strict=True):
        restore(directory, backup, NOW)
        assert titles(database_of(directory)) == RESTORED
        assert set_aside(directory) == ([FORMER] if now_there == FORMER else [FORMER, RESTORED])
