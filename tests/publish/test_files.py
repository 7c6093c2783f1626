"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from monitor.publish import write_atomically

if TYPE_CHECKING:
    from pathlib import Path


def test_it_writes_and_makes_the_directories(tmp_path: Path) -> None:
    path = tmp_path / "feeds" / "feed.xml"

    assert write_atomically(path, b"one") is True
    assert path.read_bytes() == b"one"
    assert write_atomically(path, b"two") is True
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_equal_bytes_are_not_written_again(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    write_atomically(path, b"one")
    before = path.stat()

    assert write_atomically(path, b"one") is False
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_web_server_may_read_the_file_as_the_umask_allows(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    old = os.umask(0o022)
    try:
        write_atomically(path, b"one")
    finally:
        os.umask(old)

    assert path.stat().st_mode & 0o777 == 0o644


def test_a_failure_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "feed.xml"
    write_atomically(path, b"one")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, b"two")

    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]
