"""Without a browser nothing is rendered, and the operator learns what to install."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from monitor.errors import FetchError
from monitor.fetch.browser.finding import chromium, playwright


def program(folder: Path, name: str, mode: int = 0o700) -> Path:
    path = folder / name
    path.write_text("#!/bin/sh\n")
    path.chmod(mode)
    return path


def test_the_browser_that_is_named_is_used(tmp_path: Path) -> None:
    named = program(tmp_path, "my-chromium")
    assert chromium(named) == named


def test_otherwise_the_first_on_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    program(tmp_path, "google-chrome")
    assert chromium() == tmp_path / "google-chrome"
    program(tmp_path, "chromium")
    assert chromium() == tmp_path / "chromium"


@pytest.mark.parametrize("name", ["none", "folder", "plain"])
def test_one_that_is_named_and_cannot_be_started_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    program(tmp_path, "plain", 0o600)
    with pytest.raises(FetchError, match=r"which fetch\.browser names") as caught:
        chromium(tmp_path / name)
    assert caught.value.diagnosis == "no-browser"


def test_without_any_the_operator_learns_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FetchError, match=r"apt-get install chromium.*fetch\.browser") as caught:
        chromium()
    assert caught.value.diagnosis == "no-browser"


def test_without_its_driver_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright", None)
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    with pytest.raises(FetchError, match=r"Playwright, which drives it, is not installed") as caught:
        playwright()
    assert caught.value.diagnosis == "no-browser"
