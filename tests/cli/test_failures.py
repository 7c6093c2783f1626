from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from monitor.diagnosis import Diagnosis
from monitor.errors import ExtractError, FetchError, LexiconError, StoreError
from tests.cli.calling import call

if TYPE_CHECKING:
    from pathlib import Path

HINT = "set SERIES_MONITOR_DEBUG=1 in the environment to see where, and report it"


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> BaseException:
    """Let `detect` fail with the parameter."""
    error: BaseException = request.param

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr("monitor.cli.detect.detector", fail)
    return error


@pytest.mark.parametrize(
    ("failing", "code", "told"),
    [
        (
            StoreError("the disk is full", "free some space"),
            2,
            "series-monitor: the disk is full\n  hint: free some space\n",
        ),
        (LexiconError("en.yaml: no cues"), 2, "series-monitor: en.yaml: no cues\n"),
        (FetchError(Diagnosis.DNS, "no such host"), 1, "series-monitor: dns: no such host\n"),
        (ExtractError(Diagnosis.EMPTY, "The document is empty."), 1, "series-monitor: empty: The document is empty.\n"),
        (PermissionError(13, "Permission denied", "/a/b"), 2, "series-monitor: /a/b: Permission denied\n"),
        (
            KeyError("seasons"),
            70,
            f"series-monitor: a mistake of ours: KeyError: 'seasons'\n  hint: {HINT}\n",
        ),
    ],
    indirect=["failing"],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_a_failure_is_a_sentence_and_an_exit_code(failing: BaseException, code: int, told: str) -> None:
    result = call("detect", "quiet")
    assert (result.exit_code, result.stdout, result.stderr) == (code, "", told)


@pytest.mark.parametrize("failing", [KeyboardInterrupt()], indirect=True)
def test_an_interruption_needs_no_words(failing: BaseException) -> None:
    result = call("detect", "quiet")
    assert (result.exit_code, result.output.strip()) == (130, "")


@pytest.mark.parametrize("failing", [KeyError("seasons")], indirect=True)
@pytest.mark.parametrize(("value", "shown"), [("1", True), ("0", False), ("", False)])
def test_the_traceback_is_for_who_asks_for_it(failing: BaseException, value: str, shown: bool) -> None:  # noqa: FBT001
    result = call("detect", "quiet", env={"SERIES_MONITOR_DEBUG": value})
    assert ("Traceback" in result.stderr) is shown
    assert result.exit_code == 70


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("chekc",), "No such command 'chekc'"),
        (("check", "--speed", "2"), "No such option '--speed'"),
        (("check", "nosuch"), "no such source: nosuch"),
        (("sources", "test", "outlt"), "no such source: outlt; did you mean outlet?"),
        (("sources", "test", "localhost:8801/tv/"), "did you mean http://localhost:8801/tv/?"),
        (("sources", "test", "tv.example.org/news"), "did you mean https://tv.example.org/news?"),
        (("sources", "test", "xyz"), "`series-monitor sources list` names them"),
        (("sources", "test", "outlet", "--selector", "a["), "--selector"),
        (("run", "--port", "70000"), "70000 is not in the range"),
        (("feed", "--format", "xml"), "'xml' is not one of"),
        (("events", "--since", "yesterday"), "'yesterday' is no time; write it as in 2026-11-01"),
        (("events", "--since", "99999999999d"), "'99999999999d' is no time"),
        (("events", "--since", ""), "'' is no time"),
        (("extract", "nosuch.html"), "nosuch.html: No such file or directory"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_wrong_call_is_told_and_does_nothing(
    arguments: tuple[str, ...], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    source = "{id: outlet, name: The Outlet, url: 'https://outlet.example/', language: en}"
    (tmp_path / "sources.yaml").write_text(f"sources: [{source}]\n")
    result = call(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert told in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]
