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


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "‘Harbor Lights’ Season 5 Won't Be the Final Season"),
        ("en", "‘Harbor Lights’ season 5 won't be the final season, showrunner says"),
        ("fr", "La saison 5 ne sera pas la dernière saison de « Les Marées »"),
        ("it", "La quinta stagione non sarà l'ultima stagione di “Marea”"),
        ("sv", "Femte säsongen blir inte sista säsongen av ”Hamnen”"),
        ("pl", "Piąty sezon nie będzie ostatnim sezonem „Przystani”"),
    ],
)
def test_a_season_that_is_not_the_last_one_ends_nothing(detector: Detector, language: str, headline: str) -> None:
    (claim,) = detector.detect(headline, language)
    assert (claim.status, claim.certainty, claim.seasons) == (Status.ENDING, Certainty.DENIED, (5,))


@pytest.mark.parametrize(
    ("headline", "status", "certainty"),
    [
        ("This won't be the final season of ‘Harbor Lights’", Status.ENDING, Certainty.DENIED),
        ("There won't be a final season of ‘Harbor Lights’", Status.CANCELLED, Certainty.CONFIRMED),
        ("‘Harbor Lights’ won't get a final season", Status.CANCELLED, Certainty.CONFIRMED),
    ],
)
def test_no_last_season_is_not_the_same_as_not_the_last_one(
    detector: Detector, headline: str, status: Status, certainty: Certainty
) -> None:
    (claim,) = detector.detect(headline, "en")
    assert (claim.status, claim.certainty) == (status, certainty)
