from __future__ import annotations

import os
import shutil
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING

from monitor.store import Store
from tests.cli import samples
from tests.cli.calling import call

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from click.testing import Result

    from monitor.store import Transaction
    from tests.cli.conftest import Watch


def wrong(result: Result) -> list[str]:
    """Give what is wrong, and hold the exit code to it."""
    assert "Traceback" not in result.output
    found = [line.removeprefix("WRONG ") for line in result.stdout.splitlines() if line.startswith("WRONG ")]
    assert result.exit_code == (2 if found else 0)
    return found


def test_before_the_first_run_all_is_well_and_nothing_is_made(watch: Watch) -> None:
    result = call("doctor", *watch.places)
    assert wrong(result) == []
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == [
        "ok    configuration",
        "ok    languages",
        "ok    state directory",
        "ok    store",
        "ok    backups",
        "ok    disk",
        "ok    clock",
        "ok    feed file",
    ]
    assert "2 sources in 1 language\n" in result.stdout
    assert not watch.state.exists()


def test_after_a_check_it_tells_what_there_is(checked: Watch) -> None:
    result = call("doctor", *checked.places)
    assert wrong(result) == []
    assert "store: 2 sources; failing: 1 (dead: refused); 2 entries published" in result.stdout
    assert "feed.xml, 2 entries" in result.stdout


def test_a_language_that_is_not_read_is_told_and_is_no_fault(watch: Watch) -> None:
    text = watch.configuration.read_text(encoding="utf-8")
    watch.configuration.write_text(text.replace("language: en", "language: eo", 1), encoding="utf-8")
    result = call("doctor", *watch.places)
    assert wrong(result) == []
    assert "zh; none for eo (outlet): only English is read there\n" in result.stdout


def test_silent_sources_are_told_apart_from_failing_ones(watch: Watch) -> None:
    samples.make(watch.state)
    samples.hush(watch.state)
    assert "; silent: 1 (outlet); " in call("doctor", *watch.places).stdout


def test_what_is_held_is_told(watch: Watch) -> None:
    samples.make(watch.state)
    assert "2 held: see `series-monitor held`" in call("doctor", *watch.places).stdout


def test_a_wrong_configuration_is_told_with_all_its_problems(watch: Watch) -> None:
    watch.configuration.write_text("sources: []\nintervall: 5\ntitle: {}\n")
    result = call("doctor", *watch.places)
    (told,) = wrong(result)
    assert told.startswith(f"configuration: {watch.configuration}:2: intervall: unknown key")
    assert "2 problems" in result.stdout


def test_a_state_below_a_file_is_told(watch: Watch) -> None:
    (watch.configuration.parent / "file").touch()
    result = call("doctor", "--config", watch.configuration, "--state", watch.configuration.parent / "file" / "state")
    assert wrong(result) == [f"state directory: {watch.configuration.parent / 'file'} is a file"]


def test_an_unwritable_state_is_told_with_the_command_that_mends_it(
    watch: Watch, monkeypatch: pytest.MonkeyPatch
) -> None:
    watch.state.mkdir()
    # Who may write everywhere, as in a container, cannot be refused by modes.
    monkeypatch.setattr("os.access", lambda path, mode: path != watch.state)
    result = call("doctor", *watch.places)
    assert wrong(result) == [f"state directory: {watch.state} cannot be written"]
    assert f"hint: chown -R {os.geteuid()}:{os.getegid()} {watch.state}" in result.stdout


def test_a_file_that_is_no_database_is_told(watch: Watch) -> None:
    watch.state.mkdir()
    (watch.state / "monitor.sqlite3").write_bytes(b"no database " * 1000)
    (told,) = wrong(call("doctor", *watch.places))
    assert told.startswith("store: ")
    assert "is not a database" in told


def test_a_damaged_database_is_told(watch: Watch, checked: Watch) -> None:
    shutil.copytree(checked.state, watch.state)
    database = watch.state / "monitor.sqlite3"
    content = bytearray(database.read_bytes())
    # The first pages hold the tables' definitions; what is written over here is what stands in them.
    content[8192:-4096] = b"\xa5" * (len(content) - 12288)
    database.write_bytes(content)
    assert any(told.startswith("store: ") and "damaged" in told for told in wrong(call("doctor", *watch.places)))


def test_a_clock_that_ran_ahead_is_told(watch: Watch) -> None:
    def check_tomorrow(transaction: Transaction) -> None:
        samples.fill(transaction)
        fares = transaction.health_of("outlet")
        assert fares is not None
        transaction.save_health(replace(fares, last_checked=datetime.now(UTC) + timedelta(days=1)))

    with Store.open(watch.state) as store:
        store.write_sync(check_tomorrow)
    (told,) = wrong(call("doctor", *watch.places))
    assert told.startswith("clock: the last check is dated ")


def test_a_damaged_feed_file_is_told(watch: Watch, tmp_path: Path) -> None:
    (watch.state / "feeds").mkdir(parents=True)
    (watch.state / "feeds" / "feed.xml").write_text("<rss><channel>")
    (told,) = wrong(call("doctor", *watch.places))
    assert told.startswith(f"feed file: {tmp_path}")


def test_backups_are_told_with_their_age(watch: Watch) -> None:
    samples.make(watch.state)
    assert "ok    backups: none in their usual place" in call("doctor", *watch.places).stdout
    assert call("backup", *watch.places).exit_code == 0
    assert "ok    backups: 1, the newest 0 days old" in call("doctor", *watch.places).stdout


def test_a_disk_that_is_nearly_full_is_told(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=5_000_000))
    assert wrong(call("doctor", *watch.places)) == ["disk: only 5 MB are free"]


def test_a_store_of_an_older_version_is_told_and_left_as_it_is(watch: Watch) -> None:
    samples.make(watch.state)
    with sqlite3.connect(watch.state / "monitor.sqlite3") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    result = call("doctor", *watch.places)
    assert any("left by an older version" in told for told in wrong(result))
    assert "`run` or `check` brings it up to date" in result.stdout
