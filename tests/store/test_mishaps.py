"""A store that was hurt is told of in a sentence; what is left of it stays as it is, to be looked at or put back."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from monitor.errors import StoreError
from monitor.store import Store, engine, migrate
from monitor.store.schema import HEAD
from monitor.store.store import database_of
from tests.store.things import NOW, headline, source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

MANY = [headline(number, "x" * 200) for number in range(500)]


def use(directory: Path) -> None:
    """Do what a daemon does: start, look at everything, and write."""
    with Store.open(directory, exclusive=True) as store:
        store.write_sync(lambda transaction: transaction.record_headlines("a", MANY, NOW))
        damage = store.read_sync(lambda reader: reader.damage())
        if damage:
            raise StoreError(f"is damaged: {damage}")


@pytest.fixture
def state(tmp_path: Path) -> Path:
    with Store.open(tmp_path, exclusive=True) as store:
        store.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))
        store.write_sync(lambda transaction: transaction.record_headlines("a", MANY, NOW))
    return tmp_path


def a_quarter_flipped(content: bytearray, quarter: int) -> None:
    begin = 4096 + (len(content) - 4096) * quarter // 4
    for place in range(begin, begin + len(content) // 8, 3):
        content[place] ^= 0xFF


def header_flipped(content: bytearray) -> None:
    content[16:24] = b"\xff" * 8


def cut_in_half(content: bytearray) -> None:
    del content[len(content) // 2 :]


def cut_to_a_page(content: bytearray) -> None:
    del content[4096:]


@pytest.mark.parametrize(
    "hurt",
    [
        pytest.param(lambda content: a_quarter_flipped(content, 0), id="bytes flipped in the first quarter"),
        pytest.param(lambda content: a_quarter_flipped(content, 1), id="in the second"),
        pytest.param(lambda content: a_quarter_flipped(content, 2), id="in the third"),
        pytest.param(lambda content: a_quarter_flipped(content, 3), id="in the last"),
        header_flipped,
        cut_in_half,
        cut_to_a_page,
    ],
)
def test_damage_of_any_kind_is_told(hurt: Callable[[bytearray], None], state: Path) -> None:
    content = bytearray(database_of(state).read_bytes())
    hurt(content)
    database_of(state).write_bytes(content)

    with pytest.raises(StoreError, match=r"is damaged|is not a database|was left|something else"):
        use(state)


def test_a_lost_log_costs_what_was_in_it_and_no_more(tmp_path: Path) -> None:
    script = (
        "import os, pathlib, sys; from monitor.store import Store; from tests.store.test_mishaps import *;"
        "state = pathlib.Path(sys.argv[1]);"
        "store = Store.open(state, exclusive=True);"
        "store.write_sync(lambda transaction: transaction.sync_sources([source()], NOW)); store.close();"
        "store = Store.open(state, exclusive=True);"
        "store.write_sync(lambda transaction: transaction.record_headlines('a', MANY[:9], NOW)); os._exit(9)"
    )
    assert subprocess.run([sys.executable, "-c", script, tmp_path], check=False).returncode == 9
    (tmp_path / "monitor.sqlite3-wal").unlink()

    with Store.open(tmp_path, exclusive=True) as store:
        assert store.read_sync(lambda reader: reader.damage()) == []
        assert store.read_sync(lambda reader: reader.headlines_stored()) == 0
        assert [health.id for health in store.read_sync(lambda reader: reader.health())] == ["a"]


# Ends, as a power cut does, when so many statements of the migration have been run.
_CUT_SHORT = """
import os, pathlib, sys
from sqlalchemy import Engine, event
from monitor.store import Store
left = int(sys.argv[2])

@event.listens_for(Engine, "after_cursor_execute")
def count(connection, cursor, statement, *_):
    global left
    if statement.lstrip().upper().startswith(("CREATE", "ALTER", "INSERT", "DROP", "UPDATE")):
        left -= 1
        if left == 0:
            os._exit(9)

Store.open(pathlib.Path(sys.argv[1]), exclusive=True).close()
"""


@pytest.mark.parametrize("after", [1, 5, 15, 30])
def test_a_migration_that_is_cut_short_has_not_happened_and_is_done_at_the_next_start(
    after: int, tmp_path: Path
) -> None:
    writing = engine.writing(database_of(tmp_path))
    with writing.begin() as connection:
        assert migrate.make(connection, "0001")
    writing.dispose()

    done = subprocess.run([sys.executable, "-c", _CUT_SHORT, tmp_path, str(after)], check=False)

    assert done.returncode == 9, "the migration has fewer steps than that"
    assert revision(tmp_path) == "0001"
    use_after = Store.open(tmp_path, exclusive=True)
    use_after.close()
    assert revision(tmp_path) == HEAD


def revision(directory: Path) -> str | None:
    writing = engine.writing(database_of(directory))
    try:
        with writing.begin() as connection:
            return migrate.version(connection, directory)
    finally:
        writing.dispose()
