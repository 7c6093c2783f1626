"""What happens to somebody in a series, or in public, is no news of the series; who tells of it is not the series."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from monitor.detect import Detector


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        pytest.param("fr", "« Les Marées » : Barbara est sauvée par Kevin", id="in the story"),
        pytest.param("fr", "Will Trent : Meredith est de retour", id="in the story of a known series"),
        pytest.param("es", "La casa de papel, avance: Curro cancela el plan de Ángela", id="in the story to come"),
        pytest.param("pt", "“Maré”: Maria de Fátima é salva por César", id="in the story, with a small word in a name"),
        pytest.param("it", "“Marea”: Tancredi ci ripensa", id="in the story, in Italian"),
        pytest.param(
            "de", "„Nachtfähre“: Richard macht Schluss mit Simone", id="in the story, where nouns are capitals"
        ),
        pytest.param("nl", "'De haven': Peggy redt Eddy", id="in the story, in Dutch"),
        pytest.param("en", "‘Harbor Lights’: Anna Berg Not Returning for Season 3", id="does not return for a season"),
        pytest.param("fr", "« Les Marées » : Anna Berg ne reviendra pas pour la saison 3", id="not for it, in French"),
        pytest.param("it", "“Marea”: Anna Neri non torna nella terza stagione", id="not in it, in Italian"),
        pytest.param("pt", "“Maré”: Rui Costa não volta na terceira temporada", id="not in it, in Portuguese"),
        pytest.param("de", "„Nachtfähre“: Anna Berg kehrt in Staffel 3 nicht zurück", id="not in it, in German"),
        pytest.param("pl", "„Przystań”: Anna Berg nie wróci w trzecim sezonie", id="not in it, in Polish"),
        pytest.param("en", "Anna Berg Not Returning for ‘Harbor Lights’ Season 3", id="not for a series"),
        pytest.param("en", "Anna-Lena Berg won’t be back for ‘Harbor Lights’ season 4", id="not back for it"),
        pytest.param("de", "Anna Berg kehrt für Staffel 3 von „Nachtfähre“ nicht zurück", id="not for it, in German"),
        pytest.param("es", "Ana Ruiz no volverá en la temporada 3 de 'Marea'", id="not in it, in Spanish"),
        pytest.param("en", "Anna Berg cancels show in Vienna", id="a show on a stage"),
        pytest.param("en", "Comedian Anna Berg cancels her show in Leeds", id="a show on a stage, of a comedian"),
        pytest.param("sv", "Anna Berg ställer in show i Wien", id="a show on a stage, in Swedish"),
        pytest.param("nl", "Anna Berg annuleert show in Wenen", id="a show on a stage, in Dutch"),
    ],
)
def test_what_is_told_of_persons_claims_nothing(detector: Detector, language: str, headline: str) -> None:
    assert detector.detect(headline, language) == ()


@pytest.mark.parametrize(
    ("language", "headline", "series"),
    [
        pytest.param("en", "‘Harbor Lights’: Not Returning for Season 3", "Harbor Lights", id="it does not return"),
        pytest.param(
            "en", "‘Harbor Lights’ Star Reacts to Cancellation: ‘It Hurts’", "Harbor Lights", id="the last word"
        ),
        pytest.param(
            "de", "„Nachtfähre“-Star über das Aus: „Das tut weh“", "Nachtfähre", id="the last word, in German"
        ),
        pytest.param(
            "en", "Viu cancels drama from ‘Kin’ creator: ‘Harbor Lights’", "Harbor Lights", id="a title at last"
        ),
        pytest.param(
            "en", "‘Harbor Lights’: Viu Not Renewing Season 3", "Harbor Lights", id="the season is decided on"
        ),
        pytest.param("es", "'Marea': Canal Costa no renueva la tercera temporada", "Marea", id="by an unknown channel"),
        pytest.param("de", "„Nachtfähre“: Überraschendes Aus", "Nachtfähre", id="a remark is no name"),
        pytest.param("de", "„Nachtfähre“: Quotenflop abgesetzt", "Nachtfähre", id="a noun is no name"),
        pytest.param("de", "„Nachtfähre“: Sender setzt Krimi ab", "Nachtfähre", id="a channel is no name"),
        pytest.param("es", "Canal Costa cancela la serie Marea", "Marea", id="which series is said"),
        pytest.param("en", "Paper Wharf cancelled: show ends after three seasons", "Paper Wharf", id="another clause"),
        pytest.param("es", "Marea, Ana Ruiz anuncia el final de la serie", "Marea", id="who tells of it"),
        pytest.param("fr", "Les Marées, Anna Berg annonce la fin de la série", "Les Marées", id="who tells, in French"),
        pytest.param("es", "Ana Ruiz anuncia el final de la serie Marea", "Marea", id="who tells of it first"),
    ],
)
def test_what_is_told_of_the_series_is_claimed(detector: Detector, language: str, headline: str, series: str) -> None:
    (claim,) = detector.detect(headline, language)
    assert claim.series == series
