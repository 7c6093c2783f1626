"""A trap silences a headline, unless it only accompanies a decision that has been told with its series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.detect import Detector


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("de", "Netflix setzt „Nachtfähre“ nach zwei Staffeln ab: Schauspieler erfährt es im Podcast"),
        ("de", "Netflix setzt „Nachtfähre“ nach zwei Staffeln ab nach Streit hinter den Kulissen"),
        ("nl", "Netflix schrapt 'De haven' na twee seizoenen: acteur hoort nieuws in podcast"),
        ("sv", "Netflix lägger ner ”Hamnen” efter två säsonger med ny programledare"),
        ("en", "Netflix Cancels ‘Harbor Lights’ After Two Seasons Despite Emmy Win"),
        ("en", "Netflix Cancels ‘Harbor Lights’ After Two Seasons: Producer Sues Network"),
        ("fr", "Netflix annule « Les Marées » après deux saisons malgré un Emmy Award"),
        ("es", "Netflix cancela 'Marea' tras dos temporadas pese a las buenas críticas"),
        ("it", "Netflix cancella “Marea” dopo due stagioni dopo la morte del protagonista"),
        ("pt", "Netflix cancela “Maré” após duas temporadas por baixa audiência"),
        ("pl", "Netflix kasuje serial „Przystań” po dwóch sezonach mimo dobrych recenzji"),
        ("tr", "Netflix, 'Liman' dizisini iki sezonun ardından iptal etti: yapımcı kanala dava açtı"),
        ("ru", "Netflix закрыл сериал «Пристань» после двух сезонов, несмотря на хорошие рецензии"),
    ],
)
def test_a_cancellation_stays_told_whatever_accompanies_it(detector: Detector, language: str, headline: str) -> None:
    (claim,) = detector.detect(headline, language)
    assert (claim.status, claim.certainty, claim.seasons) == (Status.CANCELLED, Certainty.CONFIRMED, (3,))


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("de", "„Nachtfähre“ bekommt dritte Staffel nach Streit hinter den Kulissen"),
        ("en", "‘Harbor Lights’ Renewed for Season 3 Despite Poor Reviews"),
        ("es", "'Marea' renueva por una tercera temporada tras la muerte de su protagonista"),
        ("cs", "„Přístav“ dostane třetí řadu navzdory špatným recenzím"),
    ],
)
def test_a_renewal_stays_told_where_the_trap_is_its_background(
    detector: Detector, language: str, headline: str
) -> None:
    (claim,) = detector.detect(headline, language)
    assert (claim.status, claim.certainty, claim.seasons) == (Status.RENEWED, Certainty.CONFIRMED, (3,))


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        pytest.param("en", "‘Harbor Lights’ Returns for Season 3: Recap", id="what returns is on the air"),
        pytest.param("en", "‘Harbor Lights’ Season 3 Ends: Recap of the Finale", id="what ends is on the air"),
        pytest.param("en", "Concert Tour: Netflix Cancels ‘Harbor Lights’ After Two Seasons", id="before it is told"),
        pytest.param("en", "Netflix Cancels ‘Harbor Lights’ Concert Tour After Two Seasons", id="while it is told"),
        pytest.param("it", "“Marea” torna con la terza stagione, le anticipazioni di oggi", id="in another clause"),
        pytest.param("de", "„Nachtfähre“ kehrt mit dritter Staffel zurück: Podcast zum Start", id="behind a colon"),
        pytest.param("es", "'Marea' regresa con su tercera temporada: resumen del capítulo", id="a recap"),
        pytest.param("en", "BBC cancels tonight's ‘Harbor Lights’ season 2 episode for World Cup", id="for a night"),
        pytest.param("es", "'Marea' temporada 3 cancelada hoy por el fútbol", id="for a night, in Spanish"),
        pytest.param("ru", "«Пристань» 3 сезон отменили сегодня из-за футбола", id="for a night, in Russian"),
        pytest.param("tr", "'Liman' 3. sezon bölümü iptal edildi, maç yayınlanacak", id="for a night, in Turkish"),
        pytest.param("ru", "В третьем сезоне «Метода» появится новый герой", id="within its clause"),
    ],
)
def test_a_trap_silences_what_it_explains(detector: Detector, language: str, headline: str) -> None:
    assert detector.detect(headline, language) == ()
