"""The language of a headline that states none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from monitor.detect import Detector


@pytest.mark.parametrize(
    ("text", "language"),
    [
        pytest.param("The drama ‘Zinc Alley’ will not be back", "en", id="by its little words"),
        pytest.param("HBO cancels ‘Zinc Alley’", "en", id="by the word for what is decided"),
        pytest.param("‘Zinc Alley’ axed", "en", id="with nothing but a name"),
        pytest.param("Netflix annule Kaos", "fr", id="in French"),
        pytest.param("„Kaos“ abgesetzt", "de", id="in German"),
        pytest.param("Netflix förnyar Kaos", "sv", id="in Swedish"),
        pytest.param("Netflix отменил «Каос»", "ru", id="in one of several languages of a script"),
        pytest.param("『カオス』打ち切り", "ja", id="by a script that is of one language"),
        pytest.param("Netflix: Kaos", "und", id="not at all"),
    ],
)
def test_a_headline_of_any_length_tells_its_language(detector: Detector, text: str, language: str) -> None:
    assert detector.explain(text).language == language
