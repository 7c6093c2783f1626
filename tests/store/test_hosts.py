"""What hosts have told us is there after a restart."""

from __future__ import annotations

from dataclasses import replace
from operator import methodcaller
from typing import TYPE_CHECKING

from monitor.diagnosis import Diagnosis
from monitor.model import Host, RobotsFile
from monitor.store import Store
from tests.store.things import DAY, NOW

if TYPE_CHECKING:
    from pathlib import Path

RESTING = Host("a.example", welcomed=NOW - DAY, refusals=2, rests_until=NOW + DAY, diagnosis=Diagnosis.RATE_LIMITED)
RULES = RobotsFile("https://a.example", NOW, "User-agent: *\nDisallow: /")


def test_hosts_come_back_as_they_were_kept(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        assert store.read_sync(lambda reader: reader.host("a.example")) is None
        store.write_sync(lambda transaction: transaction.keep_host(replace(RESTING, refusals=1)))
        store.write_sync(lambda transaction: transaction.keep_host(RESTING))

    with Store.open(tmp_path) as store:
        assert store.read_sync(lambda reader: reader.host("a.example")) == RESTING
        assert store.read_sync(lambda reader: reader.host("b.example")) is None


def test_robots_files_come_back_and_none_differs_from_an_empty_one(store: Store) -> None:
    unknown = RobotsFile("https://b.example", NOW, None)
    empty = RobotsFile("https://c.example:8443", NOW, "")
    for file in (RULES, unknown, replace(empty, text="old"), empty):
        store.write_sync(methodcaller("keep_robots", file))

    for file in (RULES, unknown, empty):
        assert store.read_sync(methodcaller("robots", file.origin)) == file
    assert store.read_sync(lambda reader: reader.robots("https://d.example")) is None


def test_robots_files_that_nobody_goes_by_any_more_are_forgotten(store: Store) -> None:
    late = RobotsFile("https://b.example", NOW + 31 * DAY, "")
    store.write_sync(lambda transaction: transaction.keep_robots(RULES))
    store.write_sync(lambda transaction: transaction.keep_robots(late))
    assert store.read_sync(lambda reader: reader.robots(RULES.origin)) is None
    assert store.read_sync(lambda reader: reader.robots(late.origin)) == late
