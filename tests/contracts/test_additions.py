"""What docs/lexicons.md shows of additions to a pack is true."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from monitor.cli.saying import claim_line
from monitor.detect import Detector, load
from tests.contracts.documents import ROOT, blocks

SECTION = (
    (ROOT / "docs" / "lexicons.md").read_text(encoding="utf-8").partition("\n## Additions\n")[2].partition("\n## ")[0]
)
ROWS = [tuple(map(str.strip, row)) for row in re.findall(r"^\| (.+?) \| (.+?) \| (.+?) \|$", SECTION, re.MULTILINE)][1:]
NOTHING = "nothing was decided"


def told(detector: Detector, headline: str) -> str:
    return "; ".join(map(claim_line, detector.detect(headline, "en"))) or NOTHING


@pytest.mark.parametrize(("headline", "with_it", "without_it"), ROWS)
def test_the_worked_example_reads_what_it_says(tmp_path: Path, headline: str, with_it: str, without_it: str) -> None:
    setting, additions = blocks(SECTION, "yaml")
    assert "mine.yaml" in setting
    path = tmp_path / "mine.yaml"
    path.write_text(additions, encoding="utf-8")

    assert told(load(lexicons=[path]), headline) == with_it
    assert told(load(), headline) == without_it


def test_every_kind_of_addition_has_a_row() -> None:
    assert len(ROWS) == 3
