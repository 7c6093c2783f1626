from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.text import clean


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("  Lupin\n\t renewed ", "Lupin renewed", id="white space collapses"),
        pytest.param("« Lupin » : la\u202fsuite", "« Lupin » : la suite", id="non-breaking spaces are spaces"),
        pytest.param("Lupin\u3000更新", "Lupin 更新", id="the ideographic space is a space"),
        pytest.param("Lupin\x85renewed\x1fagain", "Lupin renewed again", id="controls that part lines part words"),
        pytest.param("Lu\x00pin\x7f", "Lupin", id="other controls vanish"),
        pytest.param("\ufeffLu\u00adpin\u200b", "Lupin", id="byte order mark, soft hyphen, zero-width space vanish"),
        pytest.param("\u200fمسلسل\u200e", "مسلسل", id="direction marks vanish"),
        pytest.param("Lupin\ud800\udfff", "Lupin", id="lone surrogates vanish"),
        pytest.param("Lupin\ufffe\ufdd0\U0001ffff", "Lupin", id="noncharacters vanish"),
        pytest.param("\ue001 Lupin", "Lupin", id="icon fonts vanish"),
        pytest.param("se\u0301rie", "série", id="composed"),
        pytest.param("می\u200cروم", "می\u200cروم", id="the non-joiner is Persian spelling"),
        pytest.param("क\u094d\u200dष", "क\u094d\u200dष", id="the joiner is Devanagari spelling"),
        pytest.param("Lu\u200dpin\u200c", "Lupin", id="joiners between Latin letters are junk"),
        pytest.param("👩\u200d🚀 returns", "👩\u200d🚀 returns", id="emoji stay glued"),
        pytest.param("", "", id="nothing"),
        pytest.param("\u200b \n", "", id="nothing to see"),
    ],
)
def test_text_becomes_one_clean_line(text: str, expected: str) -> None:
    assert clean(text) == expected


@given(st.text(st.characters()))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)
    once.encode("utf-8")
