"""Opening, transactions, threads."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from monitor.errors import StoreError
from monitor.store import Store, Transaction
from tests.store.things import NOW, evidence, headline, source

if TYPE_CHECKING:
    from pathlib import Path


def test_a_missing_directory_is_made(tmp_path: Path) -> None:
    with Store.open(tmp_path / "deep" / "state") as store:
        assert store.read_sync(lambda reader: reader.events()) == []


def test_what_was_written_is_there_after_reopening(tmp_path: Path) -> None:
    with Store.open(tmp_path) as store:
        store.write_sync(lambda transaction: transaction.sync_sources([source()], NOW))

    with Store.open(tmp_path) as store:
        assert [health.id for health in store.read_sync(lambda reader: reader.health())] == ["a"]
        assert store.read_sync(lambda reader: reader.founded_at()) == NOW


def test_the_seed_is_drawn_once_and_differs_from_store_to_store(tmp_path: Path) -> None:
    ids: list[str] = []
    for directory in ("one", "one", "two"):
        with Store.open(tmp_path / directory) as store, pytest.raises(_UndoneError):
            store.write_sync(lambda transaction: _found_and_undo(transaction, ids))

    assert ids[0] == ids[1] != ids[2]


def test_a_given_seed_fixes_the_ids_of_a_new_store(tmp_path: Path) -> None:
    ids: list[str] = []
    for directory in ("one", "two"):
        with Store.open(tmp_path / directory, seed=UUID(int=7)) as store, pytest.raises(_UndoneError):
            store.write_sync(lambda transaction: _found_and_undo(transaction, ids))

    assert ids[0] == ids[1]


def test_a_transaction_that_fails_leaves_nothing(store: Store) -> None:
    def half(transaction: Transaction) -> None:
        transaction.record_headlines("a", [headline()], NOW)
        series = transaction.found_series("night couriers", "Night Couriers")
        transaction.open_event(series, evidence())
        raise _UndoneError

    with pytest.raises(_UndoneError):
        store.write_sync(half)

    assert store.read_sync(lambda reader: (reader.events(), reader.series("night-couriers"))) == ([], None)
    assert len(store.write_sync(lambda transaction: transaction.record_headlines("a", [headline()], NOW))) == 1


def test_a_rehearsal_sees_its_own_changes_and_leaves_nothing(store: Store) -> None:
    def played(transaction: Transaction) -> int:
        series = transaction.found_series("night couriers", "Night Couriers")
        transaction.open_event(series, evidence())
        return len(transaction.events())

    assert store.rehearse_sync(played) == 1
    assert store.read_sync(lambda reader: (reader.events(), reader.series("night-couriers"))) == ([], None)


def test_foreign_keys_are_kept(store: Store) -> None:
    with pytest.raises(IntegrityError):
        store.write_sync(lambda transaction: transaction.record_headlines("nobody", [headline()], NOW))


def test_readers_cannot_write(store: Store) -> None:
    with pytest.raises((StoreError, OperationalError)):
        store.read_sync(lambda reader: Transaction(reader._connection, UUID(int=1)).sync_sources([], NOW))


async def test_all_writing_is_done_by_one_thread(store: Store) -> None:
    names = await asyncio.gather(*(store.write(lambda _: threading.current_thread().name) for _ in range(5)))

    assert len({*names, store.write_sync(lambda _: threading.current_thread().name)}) == 1


async def test_readers_see_a_snapshot_while_the_writer_works(store: Store) -> None:
    begun, finish = threading.Event(), threading.Event()

    def slow(transaction: Transaction) -> None:
        transaction.sync_sources([source(), source("b")], NOW)
        begun.set()
        finish.wait(10)

    writing = asyncio.create_task(store.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    during = await store.read(lambda reader: len(reader.health()))
    finish.set()
    await writing

    assert (during, await store.read(lambda reader: len(reader.health()))) == (1, 2)


def test_power_may_fail_after_a_commit(store: Store) -> None:
    pragmas = ("journal_mode", "synchronous", "foreign_keys")
    values = store.write_sync(
        lambda transaction: [transaction._connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas]
    )

    assert values == ["wal", 2, 1]  # 2 is FULL


class _UndoneError(Exception):
    """Stands for whatever goes wrong in the middle of a transaction."""


def _found_and_undo(transaction: Transaction, ids: list[str]) -> None:
    ids.append(transaction.found_series("night couriers", "Night Couriers").id)
    raise _UndoneError
