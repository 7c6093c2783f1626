"""One daemon a state directory."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.lock import Lock

if TYPE_CHECKING:
    from pathlib import Path

# Takes the lock, forks a child that outlives it, and ends without letting go, as a killed daemon does.
_KILLED_WITH_A_CHILD = """
import os, pathlib, sys
from monitor.store.lock import Lock
lock = Lock(pathlib.Path(sys.argv[1]))
if os.fork() == 0:
    sys.stdin.read()
    os._exit(0)
os._exit(9)
"""


def test_a_second_one_is_refused_and_told_who_the_first_is(tmp_path: Path) -> None:
    with Store.open(tmp_path, exclusive=True), pytest.raises(StoreError, match=f"process {os.getpid()}") as caught:
        Store.open(tmp_path, exclusive=True)

    assert "--state" in str(caught.value.hint)


def test_readers_work_beside_it(tmp_path: Path) -> None:
    with Store.open(tmp_path, exclusive=True), Store.open(tmp_path) as beside:
        assert beside.read_sync(lambda reader: reader.events()) == []


def test_the_next_one_comes_in_after_it_closed(tmp_path: Path) -> None:
    for _ in range(2):
        Store.open(tmp_path, exclusive=True).close()


def test_a_store_that_cannot_be_opened_keeps_no_lock(tmp_path: Path) -> None:
    (tmp_path / "monitor.sqlite3").write_bytes(b"no database" * 500)
    with pytest.raises(StoreError):
        Store.open(tmp_path, exclusive=True)

    Lock(tmp_path).release()


def test_a_worker_that_outlives_a_killed_daemon_does_not_keep_the_next_one_out(tmp_path: Path) -> None:
    command = [sys.executable, "-c", _KILLED_WITH_A_CHILD, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE) as daemon:
        assert daemon.wait(20) == 9

        Lock(tmp_path).release()
