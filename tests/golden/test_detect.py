"""How well headlines are read may not get worse unnoticed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from monitor.detect.loading import shipped
from monitor.model import Certainty, Claim, Status
from tests.golden import measure

if TYPE_CHECKING:
    from collections.abc import Sequence

LANGUAGES = sorted(shipped())
FLOORS = measure.floors()

KAOS = Claim("Kaos", Status.CANCELLED, Certainty.CONFIRMED, (2,), "Netflix")
RUMOUR = Claim("kaos!", Status.CANCELLED, Certainty.RUMOURED)
OTHER = Claim("Elm Court", Status.CANCELLED, Certainty.CONFIRMED)
PERFECT = {"f1": 1.0, "alerts": 1.0, "quiet": 1.0, "certainty": 1.0, "seasons": 1.0, "network": 1.0}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_figure_falls_below_its_floor(language: str) -> None:
    assert language in FLOORS, "no floors yet: python -m tests.golden.measure --pin"
    reached = measure.measure(language)
    fallen = {name: (reached[name], floor) for name, floor in FLOORS[language].items() if reached[name] < floor}
    assert not fallen, f"see python -m tests.golden.measure --wrong {language}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_has_a_floor(language: str) -> None:
    assert set(FLOORS.get(language, ())) == set(measure.FIGURES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_headlines_of_every_status_and_some_of_none(language: str) -> None:
    headlines = measure.labelled(language)
    assert len({text for text, _ in headlines}) == len(headlines)
    assert {claim.status for _, gold in headlines for claim in gold} == set(Status)
    assert sum(not gold for _, gold in headlines) >= 15


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_stand_in_their_headlines(language: str) -> None:
    for text, gold in measure.labelled(language):
        for claim in gold:
            assert (claim.series or "") in text
            assert (claim.network or "") in text
            assert claim.status is not Status.PENDING or claim.certainty is Certainty.CONFIRMED, text


@pytest.mark.parametrize(
    ("gold", "told", "expected"),
    [
        pytest.param([KAOS], [KAOS], {}, id="right in all"),
        pytest.param([], [], {}, id="nothing in nothing"),
        pytest.param([], [KAOS], {"f1": 0.0, "alerts": 0.0, "quiet": 0.0}, id="a false alert"),
        pytest.param([KAOS], [], {"f1": 0.0}, id="a miss"),
        pytest.param([KAOS], [OTHER], {"f1": 0.0, "alerts": 0.0}, id="another series"),
        pytest.param([KAOS], [KAOS, OTHER], {"f1": 2 / 3, "alerts": 0.5}, id="one right, one too many"),
        pytest.param([KAOS, OTHER], [OTHER, KAOS], {}, id="the order does not matter"),
        pytest.param(
            [KAOS], [RUMOUR], {"certainty": 0.0, "seasons": 0.0, "network": 0.0}, id="only series and status right"
        ),
        pytest.param(
            [RUMOUR], [KAOS], {"alerts": 0.0, "certainty": 0.0, "seasons": 0.0, "network": 0.0}, id="too sure"
        ),
    ],
)
def test_figures(gold: Sequence[Claim], told: Sequence[Claim], expected: dict[str, float]) -> None:
    reached = measure.figures(Counter(measure.compare(gold, told)))
    assert reached == pytest.approx(PERFECT | expected)


def test_a_floor_is_what_is_reached_rounded_down(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(measure, "FLOORS", tmp_path_factory.mktemp("floors") / "floors.yaml")
    measure.pin({"en": {"f1": 0.8099999, "alerts": 0.29, "quiet": 1.0}})
    assert measure.floors() == {"en": {"f1": 0.8, "alerts": 0.29, "quiet": 1.0}}
