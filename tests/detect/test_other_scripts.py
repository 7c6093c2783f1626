"""Rules of the reader that show in languages other than English: endings, scripts, marks, numbers of other things."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from monitor.detect import Detector

Told = tuple[str | None, str, tuple[int, ...], str | None]

CASES = [
    pytest.param("tr", "'Gece Treni'nin çekimleri başladı", ("Gece Treni", "production", (), None), id="an ending"),
    pytest.param(
        "tr",
        "'İstanbul'un Altınları' dizisi iptal edildi",
        ("İstanbul'un Altınları", "cancelled", (), None),
        id="an ending within a title",
    ),
    pytest.param(
        "tr",
        "'Kurt Seddi'nin yerini alan 'Gece Treni' ertelendi",
        ("Gece Treni", "delayed", (), None),
        id="an ending before another title",
    ),
    pytest.param("uk", "Скасовано серіал «Відділ 44»", ("Відділ 44", "cancelled", (), None), id="no such season"),
    pytest.param(
        "ru",
        "«Россия 1» продлила «Гранит» на третий сезон",
        ("Гранит", "renewed", (3,), "Россия 1"),
        id="a network in quotes",
    ),
    pytest.param(
        "hi",
        "'अग्नि पथ' का नया सीजन 15 अगस्त से सोनी लिव पर",
        ("अग्नि पथ", "dated", (), "सोनी लिव"),
        id="the date of a new season",
    ),
    pytest.param("hi", "'अग्नि पथ' का सीजन 2 जून में होगा रिलीज", ("अग्नि पथ", "dated", (2,), None), id="a season in June"),
    pytest.param(
        "hi",
        "Netflix ने Quiet Harbor को एक सीजन के बाद किया कैंसिल",
        ("Quiet Harbor", "cancelled", (2,), "Netflix"),
        id="a name in Latin letters",
    ),
    pytest.param(
        "hi",
        "मशहूर सीरीज Quiet Harbor को मिला दूसरा सीजन",
        ("Quiet Harbor", "renewed", (2,), None),
        id="a name in Latin letters behind other words",
    ),
    pytest.param("ko", "나의 푸른 이웃 시즌2 제작 확정", ("나의 푸른 이웃", "renewed", (2,), None), id="particles"),
    pytest.param("ko", "검은 바다, 시즌2로 돌아온다", ("검은 바다", "renewed", (2,), None), id="an end like a verb"),
    pytest.param(
        "ko", "'은하의 끝', 시즌2 제작 '청신호'", ("은하의 끝", "renewed", (2,), None), id="a word quoted for stress"
    ),
    pytest.param(
        "ko", "'가을 식당' 내달 7일 종영…시즌2는 미정", ("가을 식당", "ending", (2,), None), id="an end and a question"
    ),
    pytest.param("ja", "「silent雪」続編決定", ("silent雪", "renewed", (), None), id="a title without capitals"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_what_is_told(detector: Detector, language: str, text: str, expected: Told) -> None:
    claims = detector.detect(text, language)
    assert [(one.series, one.status.value, one.seasons, one.network) for one in claims] == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        pytest.param("hi", "मानसून सीजन खत्म, अगले हफ्ते से बढ़ेगी ठंड", id="the season of the rains"),
        pytest.param("ko", "프로야구 시즌 최종전 우천 취소", id="the season of a sport"),
    ],
)
def test_a_trap_alone_beside_a_season_is_no_title(detector: Detector, language: str, text: str) -> None:
    reading = detector.explain(text, language)
    assert reading.claims == ()
    assert reading.vetoes
