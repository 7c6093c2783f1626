from __future__ import annotations

import pytest

from monitor.extract.wording import Rank, Wording, best

FULL = "Lupin is renewed for a fourth part"


@pytest.mark.parametrize(
    ("wordings", "expected"),
    [
        pytest.param(
            [(FULL, Rank.HEADING), ("Omar Sy in a hat", Rank.PICTURED)], FULL, id="the heading, not the picture"
        ),
        pytest.param([("Lupin is ren…", Rank.LINK), (FULL, Rank.LINK)], FULL, id="whole rather than cut off"),
        pytest.param(
            [("Lupin is ren...", Rank.HEADING), (FULL, Rank.PICTURED)], FULL, id="completed by another origin"
        ),
        pytest.param([("Dark is ren...", Rank.HEADING), (FULL, Rank.LINK)], "Dark is ren...", id="not by another text"),
        pytest.param([(f"Exclusive {FULL}", Rank.LINK), (FULL, Rank.LINK)], FULL, id="without the label glued to it"),
        pytest.param([("Photos", Rank.LINK), (FULL, Rank.LINK)], FULL, id="longer than a label"),
        pytest.param([(FULL, Rank.LINK), (FULL + " and so on" * 9, Rank.LINK)], FULL, id="before its summary"),
        pytest.param([("word " * 100, Rank.HEADING), (FULL, Rank.LINK)], FULL, id="no whole card"),
        pytest.param([("—", Rank.HEADING), (FULL, Rank.LINK)], FULL, id="no mere dash"),
        pytest.param([], None, id="nothing"),
    ],
)
def test_the_best_wording_wins(wordings: list[tuple[str, Rank]], expected: str | None) -> None:
    chosen = best([Wording(text, rank) for text, rank in wordings])
    assert (chosen.text if chosen else None) == expected
