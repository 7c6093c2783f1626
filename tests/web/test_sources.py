"""How sources fare, in words."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from monitor.diagnosis import Diagnosis
from monitor.web.sources import SourceRow, State, source_rows, summary
from tests.publish.samples import START
from tests.web.samples import health, source

if TYPE_CHECKING:
    from monitor.model import Source, SourceHealth


def row(given: Source, known: SourceHealth | None) -> SourceRow:
    return source_rows([given], [known] if known else [], START)[0]


@pytest.mark.parametrize(
    ("given", "known", "state", "reason"),
    [
        pytest.param(source(), None, State.WAITING, "", id="never heard of"),
        pytest.param(source(), health(last_checked=None), State.WAITING, "", id="not checked yet"),
        pytest.param(source(), health(), State.WELL, "", id="well, but never read in full"),
        pytest.param(source(), health(headlines=41), State.WELL, "41 headlines at the last full reading.", id="well"),
        pytest.param(
            source(ignores_robots=True),
            health(headlines=41),
            State.WELL,
            "41 headlines at the last full reading. Its robots.txt is ignored.",
            id="well, against its robots.txt",
        ),
        pytest.param(source(enabled=False), health(failures=3), State.OFF, "", id="switched off"),
        pytest.param(
            source(),
            health(
                failures=5, diagnosis="dns", message="the name is not known", failing_since=START - timedelta(hours=3)
            ),
            State.FAILING,
            "The name is not known. 5 checks failed in a row, for 3 h.",
            id="failing, with all that is known",
        ),
        pytest.param(
            source(),
            health(headlines=41, diagnosis="silent", message="Nothing new for 9 days"),
            State.SILENT,
            "Nothing new for 9 days.",
            id="silent",
        ),
        pytest.param(
            source(),
            health(failures=1, diagnosis="dns"),
            State.FAILING,
            "Dns. 1 check failed.",
            id="failing, no message",
        ),
        pytest.param(
            source(), health(failures=1), State.FAILING, "The last check failed. 1 check failed.", id="failing, no word"
        ),
    ],
)
def test_states_in_plain_words(given: Source, known: SourceHealth | None, state: State, reason: str) -> None:
    found = row(given, known)

    assert (found.state, found.reason.replace("\N{NO-BREAK SPACE}", " ")) == (state, reason)


def test_what_needs_eyes_comes_first() -> None:
    rows = source_rows(
        [source("alpha"), source("beta"), source("gamma", enabled=False), source("Delta"), source("epsilon")],
        [health("alpha"), health("beta", failures=1), health("epsilon", diagnosis="silent")],
        START,
    )

    assert [found.name for found in rows] == ["beta", "epsilon", "alpha", "Delta", "gamma"]
    assert summary(rows) == "1 failing, 1 silent, 1 well, 1 not checked yet, 1 switched off"


def test_a_secret_in_an_address_is_not_shown() -> None:
    assert row(source(url="https://me:secret@post.example/feed"), None).url == "https://post.example/feed"


def test_a_source_that_is_off_has_no_next_check() -> None:
    assert row(source(enabled=False), health(next_check=START)).next_check is None
    assert row(source(), health(next_check=START)).next_check == START


@pytest.mark.parametrize(
    ("known", "word"),
    [
        (health(failures=1, diagnosis=Diagnosis.BOT_WALL), Diagnosis.BOT_WALL),
        (health(diagnosis=Diagnosis.SILENT), None),  # its state says so
        (health(), None),
        (None, None),
    ],
)
def test_what_makes_a_source_fail_is_told_by_its_word(known: SourceHealth | None, word: Diagnosis | None) -> None:
    assert row(source(), known).diagnosis is word
    assert row(source(enabled=False), known).diagnosis is None
