"""What a check came to stands in the log: each decision by its name, and no line of little worth."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from monitor.check.outcome import Outcome
from monitor.daemon.telling import tell
from monitor.diagnosis import Diagnosis
from monitor.model import Status
from tests.publish.samples import event, series

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("outcome", "level"),
    [
        (Outcome("post", NOW, unchanged=True, headlines=40), "debug"),
        (Outcome("post", NOW, headlines=40, headlines_new=3), "debug"),
        (Outcome("post", NOW, Diagnosis.DNS, "There is no such name."), "debug"),
        (Outcome("post", NOW, headlines=40, headlines_new=3, claims=1), "info"),
    ],
    ids=["unchanged", "nothing of series", "failed, which is told when it begins", "something of a series"],
)
def test_a_check_is_worth_a_line_if_it_tells_something_of_a_series(outcome: Outcome, level: str) -> None:
    with capture_logs() as logs:
        tell(outcome)
    assert [(line["event"], line["log_level"], line["source"]) for line in logs] == [("checked", level, "post")]


def test_each_decision_that_is_published_is_named() -> None:
    renewed = event(2, series=series("Night & Fog"), status=Status.RENEWED, network=None)
    known = event(3, published=None)  # fills standings only
    with capture_logs() as logs:
        tell(Outcome("post", NOW, claims=3, events=(event(), renewed, known)))

    assert [(line["event"], line["decision"], line["series"], line["source"]) for line in logs[1:]] == [
        ("published", "Kaos: cancelled (no season 2, Netflix)", "kaos", "post"),
        ("published", "Night & Fog: renewed (season 2)", "night-&-fog", "post"),
    ]
    assert {line["log_level"] for line in logs} == {"info"}


def test_what_is_held_is_named_and_warned_of_once() -> None:
    flood = tuple(event(number, published=None, held=True) for number in range(3))
    with capture_logs() as logs:
        tell(Outcome("post", NOW, claims=3, events=flood))

    assert [line["event"] for line in logs[1:-1]] == ["held"] * 3
    assert (logs[-1]["log_level"], logs[-1]["held"], logs[-1]["source"]) == ("warning", 3, "post")
    assert "`series-monitor held`" in logs[-1]["event"]
