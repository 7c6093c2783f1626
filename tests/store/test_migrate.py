"""The tables of a store of any age come to be those of today."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from monitor.errors import StoreError
from monitor.store import Store, engine, migrate
from monitor.store.lock import Lock
from monitor.store.schema import HEAD, metadata

if TYPE_CHECKING:
    from pathlib import Path


def test_migrations_from_an_empty_file_make_the_tables_of_the_schema(tmp_path: Path) -> None:
    writing = engine.writing(tmp_path / "monitor.sqlite3")
    with writing.begin() as connection:
        migrate.upgrade(connection, tmp_path)
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, metadata) == []
    writing.dispose()


def test_a_new_store_has_the_tables_of_the_schema_and_its_revision(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store, store._reading.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})

        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == HEAD


def test_the_schema_names_the_newest_revision() -> None:
    config = Config()
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(migrate._HERE))

    assert ScriptDirectory.from_config(config).get_heads() == [HEAD]


def test_an_interrupted_migration_has_not_happened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def break_off(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(migrate, "seed", break_off)
        with pytest.raises(KeyboardInterrupt):
            Store.open(tmp_path, exclusive=True)

    with sqlite3.connect(tmp_path / "monitor.sqlite3") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    connection.close()
    Store.open(tmp_path, exclusive=True).close()


def test_a_store_of_a_newer_version_is_refused_and_left_alone(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    _stamp(tmp_path, "9999")
    before = (tmp_path / "monitor.sqlite3").read_bytes()

    with pytest.raises(StoreError, match="newer version") as caught:
        Store.open(tmp_path, exclusive=True)

    assert "install that version" in str(caught.value.hint)
    assert (tmp_path / "monitor.sqlite3").read_bytes() == before


def test_an_upgrade_is_refused_while_a_daemon_of_the_old_version_runs(tmp_path: Path) -> None:
    with Store.open(tmp_path, exclusive=True):
        _stamp(tmp_path, "0000")

        with pytest.raises(StoreError, match="in use by process"):
            Store.open(tmp_path)


def test_an_upgrade_keeps_daemons_out_while_it_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def upgrade(*_: object) -> None:
        with pytest.raises(StoreError, match="in use"):
            Lock(tmp_path)

    Store.open(tmp_path).close()
    _stamp(tmp_path, "0000")
    monkeypatch.setattr(migrate, "upgrade", upgrade)

    Store.open(tmp_path).close()

    Lock(tmp_path).release()


def test_what_the_first_version_stored_is_there_after_the_upgrade(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "HEAD", "0001")
        writing = engine.writing(tmp_path / "monitor.sqlite3")
        with writing.begin() as connection:
            migrate.upgrade(connection, tmp_path)
        writing.dispose()
    first = sqlite3.connect(tmp_path / "monitor.sqlite3")
    with first:
        first.executescript(FIRST_ROWS)
    first.close()

    with Store.open(tmp_path) as store:
        (event,) = store.read_sync(lambda reader: reader.events())
        (mention,) = store.read_sync(lambda reader: reader.unresolved())

    assert (event.series.title, event.evidence[0].headline, event.evidence[0].named_by) == ("Kaos", "Kaos ends", None)
    assert (mention.headline.text, mention.claim.named_by) == ("A drama ends", None)


FIRST_ROWS = """
INSERT INTO source (id, name, url, configured, founding, first_seen, failures) VALUES ('a', 'A', 'u', 1, 1, 0, 0);
INSERT INTO headline (id, source_id, url, text, first_seen, last_seen) VALUES (1, 'a', 'u/1', 'A drama ends', 0, 0);
INSERT INTO claim (headline_id, status, certainty, seasons) VALUES (1, 'cancelled', 'confirmed', '');
INSERT INTO series VALUES ('s', 'Kaos', 'kaos', 'kaos');
INSERT INTO event (id, series_id, status, ordinal, certainty, seasons, first_seen, held)
    VALUES ('e', 's', 'cancelled', 1, 'confirmed', '2', 0, 0);
INSERT INTO evidence
    (event_id, source_id, outlet, site, headline, language, url, seen, status, certainty, seasons, title)
    VALUES ('e', 'a', 'A', 'a.example', 'Kaos ends', 'en', 'u/2', 0, 'cancelled', 'confirmed', '2', 'Kaos');
"""


def test_a_database_of_something_else_is_refused(tmp_path: Path) -> None:
    connection = sqlite3.connect(tmp_path / "monitor.sqlite3")
    connection.execute("CREATE TABLE photos (id INTEGER)")
    connection.close()

    with pytest.raises(StoreError, match="something else"):
        Store.open(tmp_path)


def test_opening_a_store_of_today_does_not_load_alembic(tmp_path: Path) -> None:
    Store.open(tmp_path).close()
    script = (
        "import sys, pathlib; from monitor.store import Store;"
        "Store.open(pathlib.Path(sys.argv[1])).close(); print('alembic' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", script, tmp_path], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "False"


def _stamp(directory: Path, version: str) -> None:
    connection = sqlite3.connect(directory / "monitor.sqlite3")
    connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
    connection.commit()
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
