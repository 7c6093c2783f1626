"""What is put back is what was backed up; a file that anybody could have made is believed in nothing."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.store import Deed, Store, engine, migrate
from monitor.store.backup import back_up, manifest_of
from monitor.store.restore import look_into, restore
from monitor.store.store import database_of
from tests.store.test_migrate import FIRST_ROWS
from tests.store.things import NOW, evidence, headline

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from monitor.store import Transaction

GROWING_TABLES = ("headline", "claim", "event", "evidence", "series", "alias", "miss", "source")


def fill(transaction: Transaction) -> None:
    """One event with its headline, one near miss, and an alias in the journal."""
    recorded = transaction.record_headlines("a", [headline(1), headline(2, "A contract renewed")], NOW)
    series = transaction.found_series("night couriers", "Night Couriers")
    transaction.publish(transaction.open_event(series, evidence(), None, NOW), NOW)
    transaction.record_claims(recorded[0].id, [])
    other = transaction.found_series("couriers", "Couriers")
    transaction.merge_series(Deed("merge", "operator", series.id, "the same", NOW, other.id))
    transaction.record_misses({recorded[1].id: "“renewed”: nothing shows that a series is meant"}, NOW)


@pytest.fixture
def backup(store: Store, tmp_path: Path) -> Path:
    """Make a backup of a store with something in it; its manifest is put away, as a forger would."""
    store.write_sync(fill)
    back_up(tmp_path / "state", tmp_path / "backup.sqlite3", version="1", now=NOW)
    manifest_of(tmp_path / "backup.sqlite3").rename(tmp_path / "manifest")
    return tmp_path / "backup.sqlite3"


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in GROWING_TABLES}


def test_all_of_it_comes_back_with_its_ids(backup: Path, tmp_path: Path) -> None:
    contents, aside = restore(tmp_path / "new", backup, NOW)

    assert aside is None
    assert (contents.counts["event"], contents.described) == (1, False)
    assert rows(database_of(tmp_path / "new")) == rows(backup)
    with Store.open(tmp_path / "new", exclusive=True) as restored, Store.open(tmp_path / "state") as original:
        assert restored.read_sync(lambda reader: reader.events()) == original.read_sync(lambda reader: reader.events())
        assert restored._seed == original._seed


def test_the_former_store_is_kept_with_all_that_was_in_it(backup: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "other") as other:
        other.write_sync(lambda transaction: transaction.found_series("kaos", "Kaos"))

    _, aside = restore(tmp_path / "other", backup, NOW)

    assert aside is not None
    assert aside.name == "monitor.before-restore-20261121T123015123456.sqlite3"
    assert [row[1] for row in rows(aside)["series"]] == ["Kaos"]
    assert [row[1] for row in rows(database_of(tmp_path / "other"))["series"]] == ["Night Couriers", "Couriers"]


def test_the_log_of_a_damaged_store_is_not_left_beside_the_restored_one(backup: Path, tmp_path: Path) -> None:
    directory = tmp_path / "broken"
    directory.mkdir()
    database_of(directory).write_bytes(b"torn" * 5000)
    (directory / "monitor.sqlite3-wal").write_bytes(b"log" * 5000)

    _, aside = restore(directory, backup, NOW)

    assert aside is not None
    assert aside.read_bytes() == b"torn" * 5000
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"log" * 5000
    assert not (directory / "monitor.sqlite3-wal").exists()
    assert rows(database_of(directory)) == rows(backup)


def test_nothing_is_restored_while_a_daemon_runs(backup: Path, tmp_path: Path) -> None:
    with Store.open(tmp_path / "busy", exclusive=True):
        before = database_of(tmp_path / "busy").read_bytes()
        with pytest.raises(StoreError, match="in use by process"):
            restore(tmp_path / "busy", backup, NOW)
        assert database_of(tmp_path / "busy").read_bytes() == before


@pytest.mark.parametrize("step", ["migrate.make", "carry_over", "migrate.seed"])
def test_a_disk_that_fills_up_is_not_laid_at_the_door_of_the_backup(
    step: str, backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        error = sqlite3.OperationalError("database or disk is full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    monkeypatch.setattr(f"monitor.store.restore.{step}", full)

    with pytest.raises(StoreError, match="the disk is full") as caught:
        restore(tmp_path / "new", backup, NOW)

    assert "free some space" in str(caught.value.hint)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["lock"]


def test_a_value_that_is_too_large_to_be_read_is_the_files_fault(backup: Path, tmp_path: Path) -> None:
    change(backup, "UPDATE headline SET text = zeroblob(17000000)")

    with pytest.raises(StoreError, match="cannot be restored: it is damaged"):
        restore(tmp_path / "new", backup, NOW)


def test_what_a_killed_restore_left_is_taken_away_by_the_next(backup: Path, tmp_path: Path) -> None:
    left = tmp_path / "new" / ".restore-killed"
    left.mkdir(parents=True)
    (left / "store").write_bytes(b"half of it")

    restore(tmp_path / "new", backup, NOW)

    assert not left.exists()


def test_a_look_changes_nothing(backup: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.iterdir())

    assert look_into(backup).counts["headline"] == 2

    assert sorted(tmp_path.iterdir()) == before


def test_a_manifest_that_tells_of_another_file_is_believed(backup: Path, tmp_path: Path) -> None:
    (tmp_path / "manifest").rename(manifest_of(backup))
    assert look_into(backup).described
    change(backup, "UPDATE series SET title = 'Day Couriers'")

    with pytest.raises(StoreError, match="not the file that its manifest"):
        look_into(backup)


def test_a_backup_of_the_first_version_is_brought_up_to_date(tmp_path: Path) -> None:
    old = tmp_path / "old.sqlite3"
    writing = engine.writing(old)
    with writing.begin() as connection:
        assert migrate.make(connection, "0001")
    writing.dispose()
    identity = "11111111-1111-4111-8111-111111111111"
    rows_then = (
        FIRST_ROWS.replace("'s'", f"'{identity}'").replace("'e'", f"'{identity}'").replace("'u", "'https://u.example")
    )
    change(old, "INSERT INTO meta (id, seed) VALUES (1, '5e1e500000004000800000000000000a');" + rows_then)

    contents, _ = restore(tmp_path / "state", old, NOW)

    assert contents.revision == "0001"
    with Store.open(tmp_path / "state") as store:
        (event,) = store.read_sync(lambda reader: reader.events())
    assert (event.id, event.series.title) == (identity, "Kaos")


def change(path: Path, script: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.executescript(script)


# What a forger may write into a database that is sound, and of our tables.
FORGERIES = {
    "a script for an address": "UPDATE evidence SET url = 'javascript:alert(1)'",
    "an address with a line end": "UPDATE evidence SET url = 'https://a.example/' || char(13, 10) || 'X: y'",
    "a validator with a header in it": "UPDATE source SET etag = '\"1\"' || char(13, 10) || 'Cookie: a=b'",
    "a validator that no header can hold": "UPDATE source SET etag = '\"' || char(8364) || '\"'",
    "an id that is none": "PRAGMA foreign_keys = OFF; UPDATE event SET id = '../../etc'",
    "a slug with a path": "UPDATE series SET slug = '../' || slug",
    "a slug with markup": "UPDATE series SET slug = '<script>' || slug",
    "a status of its own": "UPDATE event SET status = 'deleted'",
    "a certainty of its own": "UPDATE event SET certainty = 'sworn'",
    "a ruling of its own": "UPDATE event SET ruling = 'forgotten'",
    "a limit of its own": "UPDATE event SET held = 1, held_for = 'ever'",
    "seasons that are none": "UPDATE event SET seasons = '1; 2'",
    "a time beyond time": "UPDATE event SET first_seen = 9223372036854775807",
    "a time that is a text": "UPDATE event SET first_seen = 'yesterday'",
    "bytes for a text": "UPDATE headline SET text = x'ff00ff'",
    "a text without end": "UPDATE headline SET text = hex(zeroblob(3000000))",
    "a flag that is none": "UPDATE event SET held = 7",
    "evidence of nothing": "PRAGMA foreign_keys = OFF; DELETE FROM event",
    "a script for where the pages are served": "UPDATE meta SET address = 'javascript:alert(1)'",
    "a seed that is none": "UPDATE meta SET seed = 'known to me'",
    "a step in the journal that writes elsewhere": (
        "INSERT INTO journal (at, verb, by, series_id, why, steps) SELECT 0, 'alias', 'operator', id, '', "
        '\'[{"table": "source", "id": "a", "before": {"url": "javascript:1"}, "after": {}}]\' FROM series'
    ),
    "a step in the journal for another column": (
        "INSERT INTO journal (at, verb, by, series_id, why, steps) SELECT 0, 'alias', 'operator', id, '', "
        '\'[{"table": "evidence", "id": 1, "before": {"url": "javascript:1"}, "after": {}}]\' FROM series'
    ),
    "a step in the journal for no column of ours": (
        'UPDATE journal SET steps = \'[{"table": "alias", "id": 1, "before": {"x=1 --": 1}, "after": {}}]\''
    ),
    "a trigger": "CREATE TRIGGER t AFTER INSERT ON event BEGIN DELETE FROM event; END",
    "a view": "CREATE VIEW v AS SELECT load_extension('x')",
    "a view for a table": "DROP TABLE miss; CREATE VIEW miss AS SELECT 1 AS headline_id, 'x' AS why, 0 AS seen",
    "a virtual table": "CREATE VIRTUAL TABLE words USING fts5(text)",
    "a table of its own": "CREATE TABLE more (id INTEGER)",
    "a table less": "DROP TABLE miss",
    "a column more": "ALTER TABLE miss ADD COLUMN more TEXT",
    "a computed column": "ALTER TABLE miss ADD COLUMN more TEXT AS (why)",
    "a newer version": "UPDATE alembic_version SET version_num = '9999'",
    "a version that is no number": "UPDATE alembic_version SET version_num = 'head'",
    "no version": "DELETE FROM alembic_version",
}


@pytest.mark.parametrize("script", FORGERIES.values(), ids=FORGERIES.keys())
def test_what_we_would_not_have_written_is_refused_and_nothing_changes(
    script: str, backup: Path, tmp_path: Path
) -> None:
    change(backup, script)
    Store.open(tmp_path / "mine", exclusive=True).close()
    before = (database_of(tmp_path / "mine").read_bytes(), sorted((tmp_path / "mine").iterdir()))

    with pytest.raises(StoreError, match="cannot be restored"):
        restore(tmp_path / "mine", backup, NOW)

    assert (database_of(tmp_path / "mine").read_bytes(), sorted((tmp_path / "mine").iterdir())) == before


def test_texts_that_are_shown_come_in_clean(backup: Path, tmp_path: Path) -> None:
    change(backup, "UPDATE headline SET text = 'Night' || char(8238) || ' ' || char(10) || 'Couriers' WHERE id = 1")

    restore(tmp_path / "new", backup, NOW)

    assert rows(database_of(tmp_path / "new"))["headline"][0][3] == "Night Couriers"


@pytest.mark.parametrize(
    ("column", "value"),
    [
        pytest.param("source.etag", '"' + "e" * 60_000 + '"', id="a validator as long as all header fields may be"),
        pytest.param("source.last_modified", "\x85\t\x9f yesterday", id="bytes beyond ASCII and a tab in a validator"),
        pytest.param("source.url", "https://cafe\u0301.example/\u200ba", id="an address as the operator wrote it"),
        pytest.param("headline.url", "https://a.example/" + "%C3%BC" * 2_000, id="an address that escaping made long"),
        pytest.param("evidence.named_by", "And then " * 1_000 + "it ended.", id="a sentence without end"),
        pytest.param("journal.why", "The Outlet: " + "w" * 9_000, id="a reason with a long address"),
    ],
)
def test_what_outlets_and_operators_may_write_comes_back_as_it_was(
    column: str, value: str, backup: Path, tmp_path: Path
) -> None:
    table, name = column.split(".")
    with closing(sqlite3.connect(backup)) as connection, connection:
        assert connection.execute(f"UPDATE {table} SET {name} = ? WHERE rowid = 1", (value,)).rowcount

    restore(tmp_path / "new", backup, NOW)

    with closing(sqlite3.connect(database_of(tmp_path / "new"))) as connection:
        assert {row[0] for row in connection.execute(f"SELECT {name} FROM {table} WHERE rowid = 1")} == {value}


def flipped(content: bytearray) -> None:
    for place in range(100, len(content), 997):
        content[place] ^= 0x40


def torn(content: bytearray) -> None:
    del content[len(content) // 2 :]


def no_header(content: bytearray) -> None:
    content[:16] = b"something else\0\0"


def page_of_zeros(content: bytearray) -> None:
    content[8192:12288] = bytes(4096)


@pytest.mark.parametrize("damage", [flipped, torn, no_header, page_of_zeros])
def test_a_damaged_backup_is_refused(damage: Callable[[bytearray], None], backup: Path, tmp_path: Path) -> None:
    content = bytearray(backup.read_bytes())
    damage(content)
    backup.write_bytes(content)

    with pytest.raises(StoreError, match="cannot be restored"):
        restore(tmp_path / "new", backup, NOW)

    assert not database_of(tmp_path / "new").exists()


def test_what_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, why in ((tmp_path / "pipe", "not a file"), (tmp_path / "none", "no file")):
        with pytest.raises(StoreError, match=why):
            look_into(path)


def test_more_than_any_store_is_refused_before_it_is_copied(backup: Path, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="larger than 0 MB"):
        restore(tmp_path / "new", backup, NOW, largest=1000)
