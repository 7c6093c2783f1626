from __future__ import annotations

import pytest

from monitor.text import weight, words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Lupin is renewed", 3, id="Latin"),
        pytest.param("Lupin : la suite !", 3, id="punctuation is no word"),
        pytest.param("сериал продлён", 2, id="Cyrillic"),
        pytest.param("続編の制作が決定", 4, id="Japanese, two characters a word"),
        pytest.param("드라마 시즌2 제작 확정", 4, id="Korean is spaced"),
        pytest.param("ต่ออายุซีรีส์", 3, id="Thai, four characters a word"),
        pytest.param("Netflix、続編決定", 3, id="scripts mixed"),
        pytest.param("", 0, id="nothing"),
    ],
)
def test_words_are_counted_in_any_script(text: str, expected: int) -> None:
    assert words(text) == expected


def test_a_wide_character_weighs_more_than_a_letter() -> None:
    assert weight("renewed") == 7
    assert weight("продлён") == 7
    assert weight("続編決定") == 10
