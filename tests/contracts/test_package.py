"""Promises about the package as a whole."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

from monitor import __version__

ROOT = Path(__file__).parents[2]
_SKIPPED = {".git", ".venv", "state"}


def test_imports_go_down_only() -> None:
    checker = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run(
        [checker, "--no-cache", "--config", ROOT / "pyproject.toml"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "monitor/__init__.py"
    stated = re.compile(rf"version.{{0,20}}\b{re.escape(__version__)}\b", re.IGNORECASE)
    files = [file for kind in ("*.py", "*.toml", "Dockerfile", "compose.yaml", "Makefile") for file in ROOT.rglob(kind)]
    holders = [
        str(file.relative_to(ROOT))
        for file in files
        if not _SKIPPED & set(file.relative_to(ROOT).parts) and stated.search(file.read_text(encoding="utf-8"))
    ]
    assert holders == ["monitor/__init__.py"]
