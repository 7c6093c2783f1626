from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor.extract.encoding import decode

RUSSIAN = "Сериал «Северный ветер» продлили на второй сезон"
JAPANESE = "『霧の灯台』シーズン2の制作が決定"
KOREAN = "‘안개 항구’ 시즌2 제작 확정"
CHINESE = "《雾港》续订第二季 明年春天开机"
TAIWANESE = "《霧港》續訂第二季"
FRENCH = "« Les Marées » : c’est fini après trois étés…"


def page(text: str, *, charset: str = "", language: str = "") -> str:
    return f'<html lang="{language}"><head><meta charset="{charset}"></head><body>{text}</body></html>'


@pytest.mark.parametrize(
    ("text", "label", "codec"),
    [
        pytest.param(RUSSIAN, "windows-1251", "cp1251", id="windows-1251"),
        pytest.param("Сериал продлили", "KOI8-R", "koi8-r", id="koi8-r"),
        pytest.param(JAPANESE, "Shift_JIS", "cp932", id="shift_jis"),
        pytest.param(JAPANESE, "EUC-JP", "euc-jp", id="euc-jp"),
        pytest.param(JAPANESE, "ISO-2022-JP", "iso2022-jp", id="iso-2022-jp, all in ASCII bytes"),
        pytest.param(KOREAN, "EUC-KR", "cp949", id="euc-kr"),
        pytest.param(CHINESE, "gb2312", "gb18030", id="gb2312 means gb18030"),
        pytest.param(TAIWANESE, "Big5", "big5hkscs", id="big5"),
        pytest.param(FRENCH, "ISO-8859-1", "cp1252", id="latin-1 means windows-1252"),
    ],
)
def test_a_declared_encoding_is_used(text: str, label: str, codec: str) -> None:
    assert text in decode(page(text, charset=label).encode(codec))
    assert text in decode(page(text).encode(codec), f'text/html; charset="{label}"')
    feed = f'<?xml version="1.0" encoding="{label}"?><rss>{text}</rss>'
    assert text in decode(feed.encode(codec))


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        pytest.param(codecs.BOM_UTF8, "utf-8", id="utf-8"),
        pytest.param(codecs.BOM_UTF16_LE, "utf-16-le", id="utf-16, little end first"),
        pytest.param(codecs.BOM_UTF16_BE, "utf-16-be", id="utf-16, big end first"),
        pytest.param(b"", "utf-16-le", id="utf-16 without a mark"),
        pytest.param(b"", "utf-16-be", id="utf-16 without a mark, big end first"),
    ],
)
def test_the_byte_order_decides_before_all_else(mark: bytes, codec: str) -> None:
    body = mark + page(RUSSIAN, charset="windows-1251").encode(codec)
    assert decode(body, "text/html; charset=koi8-r") == page(RUSSIAN, charset="windows-1251")


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        pytest.param(page(FRENCH, charset="iso-8859-1").encode(), None, id="the page says latin-1"),
        pytest.param(page(FRENCH).encode(), "text/html; charset=windows-1251", id="the header says windows-1251"),
        pytest.param(page(FRENCH, charset="utf-16").encode(), None, id="the page says utf-16 in single bytes"),
        pytest.param(page(FRENCH, charset="utf-7").encode(), "text/html; charset=unicode_escape", id="never asked for"),
        pytest.param(page(FRENCH, charset="utf-8").encode("cp1252"), None, id="the page says utf-8, which it is not"),
        pytest.param(page(FRENCH).encode("cp1252"), "text/html", id="nobody says anything"),
    ],
)
def test_lies_and_silence_are_seen_through(body: bytes, content_type: str | None) -> None:
    assert FRENCH in decode(body, content_type)


@pytest.mark.parametrize(
    ("text", "language", "codec"),
    [
        pytest.param(RUSSIAN, "ru", "cp1251", id="Russian"),
        pytest.param(JAPANESE, "ja", "cp932", id="Japanese"),
        pytest.param(KOREAN, "ko-KR", "cp949", id="Korean"),
        pytest.param("Żółta łódź wraca z 2. sezonem", "pl", "cp1250", id="Polish"),
    ],
)
def test_an_undeclared_encoding_is_guessed_from_the_language(text: str, language: str, codec: str) -> None:
    assert text in decode(page(text, language=language).encode(codec))


def test_a_few_damaged_bytes_do_not_turn_utf_8_into_another_encoding() -> None:
    body = page(RUSSIAN * 5).encode().replace("ветер".encode(), "ветер".encode()[:-1], 1)
    assert decode(body).count("продлили") == 5


@pytest.mark.parametrize("blank", ["\n", " \r\n\t", "\u00a0"])
def test_utf_16_is_known_behind_blanks_too(blank: str) -> None:
    text = blank + page(JAPANESE)
    assert decode(text.encode("utf-16-le")) == text


def test_one_damaged_byte_among_few_characters_is_still_utf_8() -> None:
    body = "<title>Séries : la saison 4 commandée à l’été</title>".encode().replace("é".encode(), b"\xc3", 1)
    assert "la saison 4 commandée à l’été" in decode(body, "text/xml; charset=utf-8")


def test_a_body_cut_off_within_a_character_is_still_utf_8() -> None:
    assert decode(RUSSIAN.encode()[:-1]).startswith(RUSSIAN[:-1])


@given(st.binary(), st.none() | st.text(st.characters(codec="ascii")))
def test_any_bytes_become_text(body: bytes, content_type: str | None) -> None:
    decode(body, content_type).encode()
