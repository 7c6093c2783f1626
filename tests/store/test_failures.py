"""A state that cannot be used is told in a sentence, with what to do about it, and nothing is overwritten."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.store import Store
from monitor.store.failures import database_errors, directory_errors
from tests.store.things import NOW, headline, source

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from monitor.model import Headline

NOBODY = 65534


@pytest.fixture
def powerless(tmp_path: Path) -> Iterator[Path]:
    """Yield a directory that this process may look into and not write."""
    directory = tmp_path / "state"
    directory.mkdir()
    if os.geteuid() != 0:
        directory.chmod(stat.S_IRUSR | stat.S_IXUSR)
        yield directory
        directory.chmod(stat.S_IRWXU)
        return
    # Root may write anywhere, so be somebody else for the while; temporary directories are closed to others.
    opened = [parent for parent in directory.parents if parent.stat().st_uid == 0 and parent.stat().st_mode & 0o77 == 0]
    for parent in opened:
        parent.chmod(0o711)
    Store.open(tmp_path / "warm").close()  # what is imported late is imported while that is allowed
    os.seteuid(NOBODY)
    try:
        yield directory
    finally:
        os.seteuid(0)
        for parent in opened:
            parent.chmod(0o700)


def test_an_unwritable_directory_is_told_with_the_command_that_mends_it(powerless: Path) -> None:
    with pytest.raises(StoreError, match="not writable") as caught:
        Store.open(powerless, exclusive=True)

    assert caught.value.hint == f"chown -R {os.geteuid()}:{os.getegid()} {powerless}"


def test_so_is_one_that_cannot_be_made(powerless: Path) -> None:
    with pytest.raises(StoreError) as caught:
        Store.open(powerless / "deeper")

    assert str(caught.value.hint).startswith("chown -R")


def test_the_command_quotes_a_name_with_spaces(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught, directory_errors(tmp_path / "my state"):
        raise PermissionError(13, "Permission denied")

    assert str(caught.value.hint).endswith(f"'{tmp_path / 'my state'}'")


def test_a_file_in_the_place_of_the_directory_is_told(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a note")

    with pytest.raises(StoreError, match="cannot be used"):
        Store.open(tmp_path / "state")


def test_a_read_only_file_system_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="read-only file system") as caught, directory_errors(tmp_path):
        raise OSError(30, "Read-only file system")

    assert "mount the file system writable" in str(caught.value.hint)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "monitor.sqlite3"
    path.write_bytes(b"These are my notes. " * 500)

    with pytest.raises(StoreError, match="is not a database") as caught:
        Store.open(tmp_path, exclusive=True)

    assert "backup" in str(caught.value.hint)
    assert path.read_bytes() == b"These are my notes. " * 500


def test_a_damaged_database_is_told_when_it_is_met(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))
        many = [headline(number, "x" * 200) for number in range(500)]
        store.write_sync(lambda transaction: transaction.record_headlines("a", many, NOW))
    path = tmp_path / "monitor.sqlite3"
    content = bytearray(path.read_bytes())
    content[8192:] = os.urandom(len(content) - 8192)
    path.write_bytes(content)

    with pytest.raises(StoreError, match="is damaged"):
        _use(tmp_path, many)


@pytest.mark.parametrize(
    "harm", ["DELETE FROM alembic_version", "UPDATE meta SET seed = 'none'", "DROP TABLE source"], ids=lambda harm: harm
)
def test_a_store_that_lacks_what_every_store_has_is_told_and_how_to_mend_it(tmp_path: Path, harm: str) -> None:
    with Store.open(tmp_path):
        pass
    with closing(sqlite3.connect(tmp_path / "monitor.sqlite3")) as connection, connection:
        connection.execute(harm)

    for look in (Store.look, Store.open):
        with pytest.raises(StoreError, match=f"{tmp_path}/monitor.sqlite3") as caught, look(tmp_path) as store:
            store.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))
        assert "restore FILE" in str(caught.value.hint)


def test_damage_is_found_by_the_doctor(store: Store) -> None:
    assert store.read_sync(lambda reader: reader.damage()) == []


def test_a_full_disk_is_told_and_the_store_stays_whole(store: Store) -> None:
    many = [headline(number, "x" * 500) for number in range(2000)]
    store.write_sync(lambda transaction: transaction._connection.exec_driver_sql("PRAGMA max_page_count = 60"))

    with pytest.raises(StoreError, match="disk is full"):
        store.write_sync(lambda transaction: transaction.record_headlines("a", many, NOW))

    assert store.read_sync(lambda reader: reader.damage()) == []
    assert len(store.write_sync(lambda transaction: transaction.record_headlines("a", many[:5], NOW))) == 5


def test_a_failure_of_no_known_kind_keeps_its_words(tmp_path: Path) -> None:
    store = Store.open(tmp_path)
    with store, pytest.raises(StoreError, match="no such table: nowhere"):
        store.read_sync(lambda reader: reader._connection.exec_driver_sql("SELECT * FROM nowhere"))


def test_a_store_whose_directory_is_gone_says_so(tmp_path: Path) -> None:
    directory = tmp_path / "state"
    with Store.open(directory) as store:
        store._writing.dispose()
        shutil.rmtree(directory)
        with pytest.raises(StoreError, match="cannot be written"):
            store.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))


def test_errors_that_are_none_of_the_database_pass(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.ProgrammingError), database_errors(tmp_path):
        raise sqlite3.ProgrammingError


def _use(directory: Path, headlines: list[Headline]) -> None:
    with Store.open(directory) as store:
        store.write_sync(lambda transaction: transaction.record_headlines("a", headlines, NOW))
