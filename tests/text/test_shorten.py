from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text import shorten


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("Lupin renewed", 13, "Lupin renewed", id="what fits stays"),
        pytest.param("Lupin renewed again", 14, "Lupin renewed…", id="cut behind a word"),
        pytest.param("Lupin, renewed again", 10, "Lupin…", id="no comma before the ellipsis"),
        pytest.param("Donaudampfschiff", 8, "Donauda…", id="one long word is cut"),
        pytest.param("続編の制作が決定しました", 6, "続編の制作…", id="no spaces, cut anywhere"),
        pytest.param("xe\u0323\u0302t", 3, "x…", id="a letter goes with its marks"),
        pytest.param("Lupin", 1, "…", id="room for the mark only"),
    ],
)
def test_a_long_text_is_cut_where_a_reader_would(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit) == expected


@given(st.text(), st.integers(1, 50))
def test_never_longer_than_the_limit(text: str, limit: int) -> None:
    assert len(shorten(text, limit)) <= limit
