"""Titles that a text sets off, told from what people say."""

from __future__ import annotations

import pytest

from monitor.text.titles_shown import quoted_titles, with_quotes


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Dark” and ‘Suits’", ["Dark", "Suits"]),
        ("„Ebbe und Flut“ «Тихая гавань» »Nordlys« ”Fyren”", ["Ebbe und Flut", "Тихая гавань", "Nordlys", "Fyren"]),
        ("『干潮』と《退潮》", ["干潮", "退潮"]),
        ("“We are sad that it ends so soon for all of us”", []),
        ("“Never,” she said. “not now”", []),
        ("The show's star's 'Last Train' ends", ["Last Train"]),
    ],
)
def test_quoted_titles(text: str, expected: list[str]) -> None:
    assert quoted_titles(text) == expected


@pytest.mark.parametrize(
    ("text", "marked", "expected"),
    [
        ("Netflix ends Low Tide now", ["Low Tide"], "Netflix ends «Low Tide» now"),
        ("Netflix ends “Low Tide” now", ["Low Tide"], "Netflix ends “Low Tide” now"),
        ("It is not over", ["not"], "It is not over"),
        ("Dark Water and Dark", ["Dark", "Dark Water"], "«Dark Water» and Dark"),
    ],
)
def test_emphasis_becomes_quotation_marks(text: str, marked: list[str], expected: str) -> None:
    assert with_quotes(text, marked) == expected
