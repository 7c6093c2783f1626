"""The operator's file is replaced in one step, and stays theirs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from monitor.config import save


def leftovers(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_new_file_gets_the_usual_permissions(tmp_path: Path) -> None:
    path = tmp_path / "sources.yaml"
    before = os.umask(0o027)
    try:
        save(path, b"a")
    finally:
        os.umask(before)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"a", 0o640)
    assert leftovers(tmp_path) == ["sources.yaml"]


def test_permissions_and_links_stay(tmp_path: Path) -> None:
    real = tmp_path / "real.yaml"
    real.write_bytes(b"a")
    real.chmod(0o600)
    link = tmp_path / "sources.yaml"
    link.symlink_to("real.yaml")
    save(link, b"b")
    assert link.is_symlink()
    assert (real.read_bytes(), real.stat().st_mode & 0o777) == (b"b", 0o600)


def test_what_cannot_be_replaced_is_left_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "sources.yaml"
    path.write_bytes(b"a")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        save(path, b"b")
    assert path.read_bytes() == b"a"
    assert leftovers(tmp_path) == ["sources.yaml"]


def test_a_directory_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        save(tmp_path / "no" / "sources.yaml", b"a")
