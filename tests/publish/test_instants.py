"""Times as feeds and pages write them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from monitor.publish import instants

if TYPE_CHECKING:
    from collections.abc import Callable

TOKYO = datetime(2026, 3, 10, 8, 30, tzinfo=timezone(timedelta(hours=9)))
WRITERS = {
    instants.rfc3339: "2026-03-09T23:30:00Z",
    instants.minute: "2026-03-09 23:30 UTC",
    instants.day: "2026-03-09",
}


@pytest.mark.parametrize(("write", "text"), WRITERS.items())
def test_times_are_written_in_utc_whatever_zone_they_come_in(write: Callable[[datetime], str], text: str) -> None:
    assert write(TOKYO) == text


@pytest.mark.parametrize("write", WRITERS)
def test_a_time_without_a_zone_is_refused(write: Callable[[datetime], str]) -> None:
    with pytest.raises(ValueError, match="without a zone"):
        write(TOKYO.replace(tzinfo=None))
