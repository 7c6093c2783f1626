"""What is told in one sentence stays told whatever the next one wonders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.detect import Detector


@pytest.mark.parametrize(
    ("language", "text", "status"),
    [
        ("en", "‘Saltmarsh’ renewed for season 3: everything we know", Status.RENEWED),
        ("en", "‘Saltmarsh’ cancelled after two seasons: what we know so far", Status.CANCELLED),
        ("en", "‘Saltmarsh’ returns for its final season: what to know", Status.ENDING),
        ("fr", "« Saltmarsh » renouvelée pour une saison 3 : tout ce qu’il faut savoir", Status.RENEWED),
        ("fr", "« Saltmarsh » annulée par Netflix : ce qu’il faut savoir", Status.CANCELLED),
        ("de", "„Saltmarsh“ um dritte Staffel verlängert: Alles, was wir bisher wissen", Status.RENEWED),
        ("es", "'Saltmarsh' renovada por una tercera temporada: todo lo que sabemos", Status.RENEWED),
        ("it", "“Saltmarsh” rinnovata per la terza stagione: cosa sappiamo", Status.RENEWED),
        ("en", "‘Saltmarsh’ season 3: release date, cast and everything we know", Status.PENDING),
        ("en", "Everything we know about a possible renewal of ‘Saltmarsh’ for season 3", Status.PENDING),
        ("fr", "« Saltmarsh » saison 3 : tout ce qu’il faut savoir", Status.PENDING),
        ("de", "„Saltmarsh“ Staffel 3: Alles, was wir bisher wissen", Status.PENDING),
    ],
)
def test_an_open_question_is_about_what_its_own_sentence_tells(
    detector: Detector, language: str, text: str, status: Status
) -> None:
    (claim,) = detector.detect(text, language)

    assert (claim.series, claim.status, claim.certainty) == ("Saltmarsh", status, Certainty.CONFIRMED)
