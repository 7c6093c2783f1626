from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from monitor.check.outcome import Outcome
from monitor.check.removed import REST
from monitor.daemon import load_configuration
from monitor.diagnosis import Diagnosis
from monitor.publish.instants import rfc3339
from monitor.store import Store
from tests.cli.calling import call
from tests.publish.samples import event

if TYPE_CHECKING:
    import pytest

    from monitor.store import Transaction
    from tests.cli.conftest import Watch


def give_up(watch: Watch, source_id: str) -> datetime:
    """Let a source be one that was removed for good, and return when it is to be asked again."""
    now = datetime.now(UTC)

    def mark(transaction: Transaction) -> None:
        transaction.sync_sources(load_configuration(watch.configuration).sources, now)
        health = transaction.health_of(source_id)
        assert health is not None
        removed = replace(health, last_checked=now, next_check=now + REST, failures=3)
        transaction.save_health(replace(removed, diagnosis=Diagnosis.GONE, message="It is removed."))

    with Store.open(watch.state) as store:
        store.write_sync(mark)
    return now + REST


def test_the_json_object_counts_and_tells_what_failed(checked: Watch) -> None:
    assert checked.checked is not None
    assert checked.checked.exit_code == 1
    answer = json.loads(checked.checked.stdout)
    events, failures = answer.pop("events"), answer.pop("failures")
    assert answer == {"sources": 2, "failed": 1, "headlines_new": 3, "claims": 2, "resting": []}
    assert sorted((event["series"], event["status"]) for event in events) == [
        ("Saltmarsh", "cancelled"),
        ("The Cellar", "renewed"),
    ]
    assert [(failure["id"], failure["diagnosis"]) for failure in failures] == [("dead", "refused")]
    assert failures[0]["message"]


def test_the_feed_file_is_brought_up_to_date(checked: Watch) -> None:
    feed = ET.parse(checked.state / "feeds" / "feed.xml")
    assert len(feed.findall("channel/item")) == 2


def test_a_named_source_is_checked_once_and_its_events_are_lines(watch: Watch) -> None:
    result = call("check", *watch.places, "outlet", "outlet")
    assert result.exit_code == 0
    *events, summary = result.stdout.splitlines()
    assert sorted(events) == [
        "Saltmarsh · cancelled · confirmed · no season 2 · Netflix · 1 outlet · published",
        "The Cellar · renewed · confirmed · season 2 · HBO · 1 outlet · published",
    ]
    assert summary == "1 source, 0 failed, 3 new headlines, 2 claims"


def test_a_failed_source_is_told_with_its_reason(watch: Watch) -> None:
    result = call("check", *watch.places, "dead")
    assert result.exit_code == 1
    assert re.match(r"dead failed \(refused\): .+\n1 source, 1 failed, 0 new headlines, 0 claims\n", result.stdout)


def test_what_is_held_is_told_with_the_verb_that_shows_it(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    async def flooded(*_: object, **__: object) -> list[Outcome]:
        waiting = tuple(event(number, published=None, held=True) for number in (1, 2))
        return [Outcome("outlet", datetime.now(UTC), headlines_new=2, claims=2, events=waiting)]

    monkeypatch.setattr("monitor.cli.check.check_once", flooded)
    *_, held, _ = call("check", *watch.places, "outlet").stdout.splitlines()
    assert held == "2 events held: see `series-monitor held`"


def test_a_source_that_was_removed_for_good_is_asked_by_its_name_only(watch: Watch) -> None:
    until = give_up(watch, "dead")
    result = call("check", *watch.places)
    assert result.exit_code == 0
    assert f"dead not asked until {until:%Y-%m-%d}: It is removed.\n1 source, 0 failed, " in result.stdout
    answer = json.loads(call("check", "--json", *watch.places).stdout)
    resting = {"id": "dead", "next_check": rfc3339(until), "message": "It is removed."}
    assert (answer["sources"], answer["failures"], answer["resting"]) == (1, [], [resting])
    assert call("check", *watch.places, "dead").stdout.startswith("dead failed (refused): ")


def test_a_state_that_a_daemon_holds_is_refused(watch: Watch) -> None:
    with Store.open(watch.state, exclusive=True):
        result = call("check", *watch.places)
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"series-monitor: {watch.state} is in use by process " in result.stderr
    assert "hint: stop the series-monitor that runs there" in result.stderr


def test_an_unwritable_state_is_told(watch: Watch) -> None:
    (watch.configuration.parent / "file").touch()
    result = call("check", "--config", watch.configuration, "--state", watch.configuration.parent / "file" / "state")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "cannot be used: Not a directory" in result.stderr
