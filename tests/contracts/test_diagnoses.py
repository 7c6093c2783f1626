"""The operator's table of diagnoses has every word that there is, each once, and no other."""

from __future__ import annotations

import re

from monitor.diagnosis import Diagnosis
from tests.contracts.documents import ROOT


def test_the_table_has_every_word_once() -> None:
    text = (ROOT / "docs" / "diagnoses.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+?) \|", text, re.MULTILINE)
    words = [word for row in rows for word in re.findall(r"`([a-z-]+)`", row)]
    assert sorted(words) == sorted(Diagnosis)
