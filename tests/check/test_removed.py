"""A source whose server says for good that it is gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.check.removed import REST, rests_until
from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from tests.check.fakes import A_MINUTE, INTERVAL, NOW, document, opened, source, told

if TYPE_CHECKING:
    from pathlib import Path

A = source()
GONE = FetchError(Diagnosis.GONE, "The server has removed the document for good (410).")


async def test_it_is_switched_off_when_said_three_times_and_comes_back_by_itself(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        room.configure(A)
        room.server.answers = {A.url: GONE}
        waits = [(await room.check(A)).next_check - room.now for _ in range(4)]
        assert waits == [A_MINUTE, 2 * A_MINUTE, timedelta(days=30), timedelta(days=30)]
        message = room.health(A).message
        assert message is not None
        assert message.count("It is left alone: asked once in 30 days.") == 1

        room.server.answers = {A.url: document()}
        room.reader.findings = {document().body: (told("Kaos"),)}
        assert (await room.check(A)).next_check - room.now == INTERVAL


@pytest.mark.parametrize(
    ("diagnosis", "checked", "wait", "rests"),
    [
        pytest.param(Diagnosis.GONE, timedelta(), REST, True, id="from the answer on"),
        pytest.param(Diagnosis.GONE, REST - A_MINUTE, REST, True, id="until its time"),
        pytest.param(Diagnosis.GONE, REST, REST, False, id="and no longer"),
        pytest.param(Diagnosis.GONE, -A_MINUTE, REST, False, id="not for a clock that was wrong"),
        pytest.param(Diagnosis.GONE, timedelta(), A_MINUTE, False, id="not while it may be a mishap"),
        pytest.param(Diagnosis.TIMEOUT, timedelta(), REST, False, id="not for another failure"),
    ],
)
def test_who_checks_once_leaves_alone_what_was_given_up(
    tmp_path: Path, diagnosis: Diagnosis, checked: timedelta, wait: timedelta, *, rests: bool
) -> None:
    with opened(tmp_path) as room:
        room.configure(A)
        then = NOW - checked
        health = replace(room.health(A), diagnosis=diagnosis, last_checked=then, next_check=then + wait)

    assert rests_until(health, NOW) == (then + wait if rests else None)


async def test_another_failure_in_between_leaves_it_on(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        room.configure(A)
        for diagnosis in (Diagnosis.GONE, Diagnosis.GONE, Diagnosis.TIMEOUT, Diagnosis.GONE):
            room.server.answers = {A.url: FetchError(diagnosis, "So it is.")}
            outcome = await room.check(A)
        assert outcome.next_check - room.now == 4 * A_MINUTE
