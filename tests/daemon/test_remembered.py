from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from monitor.check.removed import REST
from monitor.daemon.remembered import remembered_checks
from monitor.diagnosis import Diagnosis
from monitor.model import Source, SourceHealth

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


def source(key: str) -> Source:
    return Source(id=key, name=key, url=f"https://{key}.example/", language="en", interval=HOUR)


def health(key: str, next_check: datetime | None) -> SourceHealth:
    return SourceHealth(key, key, f"https://{key}.example/", NOW - 90 * DAY, last_checked=NOW, next_check=next_check)


def test_a_restart_asks_nobody_sooner_and_believes_no_clock_that_was_wrong() -> None:
    checked = NOW - 2 * DAY
    gone = replace(health("gone", checked + REST), diagnosis=Diagnosis.GONE, failures=3, last_checked=checked)
    kept = [gone, health("soon", NOW + HOUR), health("astray", NOW + 400 * DAY), health("new", None)]
    configured = [source(item.id) for item in kept]

    assert remembered_checks([*kept, health("removed", NOW)], configured, NOW) == {
        "gone": checked + REST,
        "soon": NOW + HOUR,
        "astray": NOW + 4 * HOUR + timedelta(minutes=1),
    }


def test_what_could_not_be_reached_is_asked_a_quarter_of_an_hour_after_it_was_asked_last() -> None:
    def unreached(key: str, minutes: int, due: timedelta) -> SourceHealth:
        checked = NOW - timedelta(minutes=minutes)
        fares = replace(health(key, NOW + due), diagnosis=Diagnosis.DNS, failures=7, failing_since=NOW - DAY)
        return replace(fares, last_checked=checked)

    turned_away = replace(unreached("refusing", 30, 6 * HOUR), diagnosis=Diagnosis.FORBIDDEN)
    kept = [
        unreached("overdue", 30, 6 * HOUR),
        unreached("lately", 5, 6 * HOUR),
        unreached("sooner", 5, HOUR / 60),
        turned_away,
    ]

    assert remembered_checks(kept, [source(item.id) for item in kept], NOW) == {
        "overdue": NOW - timedelta(minutes=15),
        "lately": NOW + timedelta(minutes=10),
        "sooner": NOW + timedelta(minutes=1),
        "refusing": NOW + 6 * HOUR,
    }
