"""A source whose server says for good that it is gone."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.errors import FetchError
from tests.check.fakes import A_MINUTE, INTERVAL, document, opened, source, told

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
        assert message.count("It is switched off: asked once in 30 days.") == 1

        room.server.answers = {A.url: document()}
        room.reader.findings = {document().body: (told("Kaos"),)}
        assert (await room.check(A)).next_check - room.now == INTERVAL


async def test_another_failure_in_between_leaves_it_on(tmp_path: Path) -> None:
    with opened(tmp_path) as room:
        room.configure(A)
        for diagnosis in (Diagnosis.GONE, Diagnosis.GONE, Diagnosis.TIMEOUT, Diagnosis.GONE):
            room.server.answers = {A.url: FetchError(diagnosis, "So it is.")}
            outcome = await room.check(A)
        assert outcome.next_check - room.now == 4 * A_MINUTE
