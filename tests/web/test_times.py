"""Spans of time in plain words."""

from __future__ import annotations

from datetime import timedelta

import pytest

from monitor.web.times import ago, until
from tests.publish.samples import START


@pytest.mark.parametrize(
    ("seconds", "past", "future"),
    [
        (-90, "just now", "due"),
        (0, "just now", "due"),
        (59, "just now", "in under 1 min"),
        (60, "1 min ago", "in 1 min"),
        (3_599, "59 min ago", "in 59 min"),
        (3_600, "1 h ago", "in 1 h"),
        (47 * 3_600, "47 h ago", "in 47 h"),
        (48 * 3_600, "2 days ago", "in 2 days"),
        (9 * 86_400, "9 days ago", "in 9 days"),
    ],
)
def test_times_are_told_from_now(seconds: int, past: str, future: str) -> None:
    length = timedelta(seconds=seconds)

    # The number and its unit stay on one line.
    assert ago(START - length, START).replace("\N{NO-BREAK SPACE}", " ") == past
    assert until(START + length, START).replace("\N{NO-BREAK SPACE}", " ") == future
