"""What is told to have happened years ago is no news, in every language that has words for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.detect import loading

if TYPE_CHECKING:
    from monitor.detect import Detector

# A headline that is news but for the words in brackets.
HEADLINES = {
    "ar": "ألغت شاهد مسلسل «البحر» بعد موسم واحد [قبل 10 سنوات]",
    "cs": "[Před 20 lety ]zrušila Nova seriál „Moor“",
    "da": "”Moor” blev aflyst[ for ti år siden]",
    "de": "[Vor 20 Jahren ]abgesetzt: Was wurde aus den Stars von „Moor“?",
    "el": "Το «Moor» ακυρώθηκε[ πριν από δέκα χρόνια]",
    "en": "‘Moor’ was canceled by NBC[ 20 years ago today]",
    "es": "[Hace diez años ]TVE canceló 'Moor'",
    "fi": "”Moor” lopetettiin[ kymmenen vuotta sitten]",
    "fr": "« Moor » annulée[ il y a dix ans], ses fans lui restent fidèles",
    "hi": "[10 साल पहले ]रद्द हुआ शो 'Moor'",
    "hu": "A „Moor” című sorozatot elkaszálták[ tíz évvel ezelőtt]",
    "id": "Serial 'Moor' dihentikan[ 10 tahun lalu]",
    "it": "“Moor” cancellata[ dieci anni fa], oggi è un cult",
    "ja": "[10年前に]打ち切られた「海辺の街」、いま再評価",
    "nb": "«Moor» ble kansellert[ for ti år siden]",
    "nl": "‘Moor’ werd [tien jaar geleden ]geschrapt",
    "pl": "Serial „Moor” skasowano[ 10 lat temu]. Dziś to klasyk",
    "pt": "‘Moor’ foi cancelada pela Globo[ há 10 anos]",
    "ro": "Serialul „Moor” a fost anulat[ acum zece ani]",
    "ru": "[Десять лет назад ]НТВ закрыл сериал «Мор»",
    "sv": "”Moor” lades ner[ för tio år sedan]",
    "tr": "'Moor' [10 yıl önce ]iptal edildi",
    "uk": "Серіал «Мор» закрили[ 10 років тому]",
    "zh": "[十年前]被砍的《海边小镇》如今成经典",
}


def test_every_language_that_has_words_for_it_is_tried() -> None:
    dated = {language for language, file in loading.shipped().items() if loading.read_lexicon([file]).long_ago}

    assert set(HEADLINES) == dated


@pytest.mark.parametrize("language", HEADLINES)
def test_an_end_of_years_ago_is_no_news(detector: Detector, language: str) -> None:
    news, _, _ = HEADLINES[language].partition("[")
    old = HEADLINES[language].replace("[", "").replace("]", "")
    undated = news + HEADLINES[language].partition("]")[2]

    assert detector.detect(undated, language)
    assert detector.detect(old, language) == ()


@pytest.mark.parametrize(
    ("headline", "statuses"),
    [
        pytest.param("Launched two years ago, ‘Moor’ is canceled by NBC", ["cancelled"], id="what has begun then"),
        pytest.param("Renewed two years ago, ‘Moor’ is canceled by NBC", ["cancelled"], id="what was decided then"),
        pytest.param("The drama that started 20 years ago is canceled: ‘Moor’", ["cancelled"], id="in a side clause"),
        pytest.param("Hulu revives ‘Moor’ years ago thought lost", ["revived"], id="who is brought back"),
    ],
)
def test_what_is_told_beside_it_still_is(detector: Detector, headline: str, statuses: list[str]) -> None:
    assert [claim.status.value for claim in detector.detect(headline, "en")] == statuses
