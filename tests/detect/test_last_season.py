"""Which season is said to be the last one, in sentences that leave the noun out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.model import Certainty, Status

if TYPE_CHECKING:
    from monitor.detect import Detector


@pytest.mark.parametrize(
    ("language", "headline", "certainty"),
    [
        ("en", "‘Harbor Lights’: the fifth will be its final season", Certainty.CONFIRMED),
        ("en", "‘Harbor Lights’: the fifth could be its final season", Certainty.RUMOURED),
        ("en", "‘Harbor Lights’ to end: the fifth will be its final season", Certainty.CONFIRMED),
        ("de", "„Nachtfähre“: Die fünfte wird die letzte Staffel", Certainty.CONFIRMED),
        ("es", "'Marea' se despide: la quinta será su última temporada", Certainty.CONFIRMED),
        ("it", "“Marea”: la quinta sarà l'ultima stagione", Certainty.CONFIRMED),
        ("nl", "'De Kade': het vijfde wordt het laatste seizoen", Certainty.CONFIRMED),
        ("ru", "«Гавань»: пятый станет последним сезоном", Certainty.CONFIRMED),
    ],
)
def test_an_ordinal_that_is_said_to_be_the_last_season(
    detector: Detector, language: str, headline: str, certainty: Certainty
) -> None:
    (claim,) = detector.detect(headline, language)
    assert (claim.status, claim.certainty, claim.seasons) == (Status.ENDING, certainty, (5,))


@pytest.mark.parametrize(
    ("headline", "seasons"),
    [
        pytest.param("‘Harbor Lights’ to end: second trailer for the final season", (), id="of something else"),
        pytest.param("Fifth star joins. ‘Harbor Lights’ to end with final season", (), id="of another sentence"),
        pytest.param("‘Harbor Lights’ to end with sixth and final season", (6,), id="of the mention itself"),
    ],
)
def test_other_ordinals_say_nothing_of_it(detector: Detector, headline: str, seasons: tuple[int, ...]) -> None:
    (claim,) = detector.detect(headline, "en")
    assert claim.seasons == seasons
