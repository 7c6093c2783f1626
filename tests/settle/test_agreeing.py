"""When headlines of two titles tell one decision."""

from __future__ import annotations

from dataclasses import replace

import pytest

from monitor.model import Event, Ruling, Status
from monitor.settle.agreeing import tell_one_decision
from tests.decide.tellings import event

RENEWED = event(Status.RENEWED, 3, days=1)
MISREAD = replace(RENEWED, ruling=Ruling.RETRACTED)


@pytest.mark.parametrize(
    ("one", "other", "agree"), [(RENEWED, RENEWED, True), (MISREAD, RENEWED, False), (RENEWED, MISREAD, False)]
)
def test_what_was_retracted_agrees_with_nothing(one: Event, other: Event, *, agree: bool) -> None:
    assert tell_one_decision([one], [other]) is agree
    assert tell_one_decision([one], [other], sure=True) is agree
