"""A configuration with ten mistakes: all are told, by every verb alike, and nothing is started."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.cli.calling import call
from tests.config.test_problems import TEN_MISTAKES

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("verb", ["run", "check", "feed", "held", "sources list", "sources test", "extract"])
def test_ten_mistakes_are_ten_messages_with_their_lines(verb: str, tmp_path: Path) -> None:
    file = tmp_path / "sources.yaml"
    file.write_text(TEN_MISTAKES, encoding="utf-8")
    wants_one = ["https://a.example/"] if verb in {"sources test", "extract"} else []
    result = call(*verb.split(), "--config", file, "--state", tmp_path / "state", *wants_one)
    told = re.findall(rf"^{re.escape(str(file))}:(\d+): ", result.stderr, re.MULTILINE)
    assert len(told) == 10
    assert told == sorted(told, key=int)
    assert result.stderr.endswith("10 problems; nothing was started.\n")
    assert (result.exit_code, result.stdout) == (2, "")
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]


@pytest.mark.parametrize("verb", ["run", "check", "feed", "held", "sources list"])
def test_a_configuration_that_is_not_there_is_told(verb: str, tmp_path: Path) -> None:
    result = call(
        *verb.split(), "--state", tmp_path / "state", env={"SERIES_MONITOR_CONFIG": str(tmp_path / "no.yaml")}
    )
    assert result.exit_code == 2
    assert "no.yaml: there is no such file" in result.stderr
    assert not (tmp_path / "state").exists()
