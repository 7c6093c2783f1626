"""What is told in one clause stays told when the next one asks on; what is asked about is no decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.detect import Detector


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Why ‘Harbor Lights’ Was Cancelled (And Could It Return?)"),
        ("en", "‘Harbor Lights’ is cancelled, but could it return?"),
        ("en", "‘Harbor Lights’ cancelled by NBC, but could Netflix save it?"),
        ("fr", "« Les Marées » annulée, mais pourrait-elle revenir ?"),
        ("de", "„Nachtfähre“ abgesetzt, könnte sie zurückkehren?"),
        ("it", "Perché “Marea” è stata cancellata (e potrebbe tornare?)"),
        ("tr", "'Liman' iptal edildi, oyuncular ne yapacak?"),
        ("ru", "«Пристань» закрыли, что дальше?"),
    ],
)
def test_a_decision_stays_told_when_a_further_clause_asks(detector: Detector, language: str, headline: str) -> None:
    (claim,) = detector.detect(headline, language)
    assert (claim.status, claim.certainty) == (Status.CANCELLED, Certainty.CONFIRMED)


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        pytest.param("en", "Is ‘Harbor Lights’ cancelled, and could it return?", id="both are asked"),
        pytest.param("en", "Why ‘Harbor Lights’ Could Be Cancelled", id="the hedge of its own clause"),
        pytest.param("en", "‘Harbor Lights’: cancelled, or renewed?", id="an alternative"),
        pytest.param("tr", "'Liman' iptal mi edildi, ne oldu?", id="a particle within the cue"),
        pytest.param("tr", "'Liman' final yapıyor mu, devam mı edecek?", id="a particle behind the cue"),
        pytest.param("fr", "« Les Marées » annulée ?", id="nothing but the mark behind it"),
    ],
)
def test_what_is_asked_about_is_no_decision(detector: Detector, language: str, headline: str) -> None:
    (claim,) = detector.detect(headline, language)
    assert claim.certainty is Certainty.RUMOURED or claim.status is Status.PENDING
