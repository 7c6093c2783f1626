"""A browser is many processes: all of them are counted, and all of them end."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from monitor.errors import FetchError
from monitor.fetch.browser.processes import Processes, grown_beyond

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc")
FLAG = "--proxy-server=http://127.0.0.1:1"  # no browser has that one


@pytest.fixture
def family() -> Iterator[subprocess.Popen[bytes]]:
    """A leader, started as the driver does it, with a child in a group of its own; it tells when that is there."""
    child = "setpgid(0, 0); print('there', flush=True); time.sleep(60)"
    code = f"import time; from os import *\nif fork() == 0: {child}\nelse: time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", code, FLAG], stdout=subprocess.PIPE, start_new_session=True) as leader:
        assert leader.stdout
        assert leader.stdout.readline() == b"there\n"
        yield leader
        leader.kill()


def described(proc: Path, number: int, session: int, kilobytes: int, *arguments: str) -> None:
    folder = proc / str(number)
    folder.mkdir(parents=True)
    (folder / "stat").write_text(f"{number} (a (b) c) S 7 {number} {session} 0 -1\n")
    (folder / "status").write_text(f"Name:\tx\nRssAnon:\t{kilobytes} kB\nRssFile:\t900000 kB\nRssShmem:\t24 kB\n")
    (folder / "cmdline").write_text("\0".join(("chromium", *arguments, "")))


@pytest.fixture
def proc(tmp_path: Path) -> Path:
    """The driver, a browser of two processes, one with almost its flag, and a process that has just ended."""
    described(tmp_path, 7, 1, 1000)
    described(tmp_path, 10, 10, 100, "--headless", FLAG)
    described(tmp_path, 11, 10, 200, FLAG)
    described(tmp_path, 12, 12, 5000, f"{FLAG}2")
    (tmp_path / "13").mkdir()
    (tmp_path / "self").mkdir()
    return tmp_path


def test_a_browser_is_known_by_what_it_was_started_with(proc: Path) -> None:
    assert Processes.started_with(FLAG, proc) == Processes(session=10, driver=7)
    assert Processes.started_with("--other", proc) is None


def test_what_a_page_makes_is_counted_in_all_of_them(proc: Path) -> None:
    processes = Processes(session=10, driver=7)
    assert sorted(processes.members(proc)) == [10, 11]
    assert processes.memory(proc) == 1024 * (1000 + 100 + 200 + 3 * 24)


def test_where_the_system_tells_nothing_there_is_none(tmp_path: Path) -> None:
    assert Processes.started_with(FLAG, tmp_path / "proc") is None
    assert Processes(session=10, driver=7).memory(tmp_path / "proc") == 0


@linux
def test_the_end_takes_all_of_them(family: subprocess.Popen[bytes]) -> None:
    processes = Processes.started_with(FLAG)
    assert processes is not None
    assert processes.session == family.pid
    assert len(processes.members()) == 2
    processes.kill()
    assert family.wait() == -9
    assert family.stdout
    assert family.stdout.read() == b""  # nobody has it open any more
    processes.kill()  # that there is nobody left is no mishap


@linux
async def test_a_browser_that_grows_too_large_is_told_of(family: subprocess.Popen[bytes]) -> None:
    processes = Processes.started_with(FLAG)
    assert processes is not None
    with pytest.raises(FetchError, match=r"news\.example took more than 1 MB of memory") as caught:
        await asyncio.wait_for(grown_beyond(processes, 1_000_000, "news.example"), 10)
    assert caught.value.diagnosis == "too-large"
