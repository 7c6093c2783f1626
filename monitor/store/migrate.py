"""Bringing a store of any age to the tables of today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import Column, MetaData, String, Table, inspect, select, text

from monitor.errors import StoreError
from monitor.store.failures import damaged
from monitor.store.schema import HEAD, meta, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

_HERE = Path(__file__).parent


def expect_today(connection: Connection, path: Path) -> None:
    """Raise `StoreError` unless the tables are those of today; nothing is changed."""
    found = version(connection, path)
    if found is None:
        raise StoreError(f"{path} is empty", "restore a backup; if there never was anything in it, `run` begins anew")
    if found > HEAD:
        raise _newer(path)
    if found != HEAD:
        raise StoreError(
            f"{path} was left by an older version of series-monitor",
            "`run` or `check` brings it up to date, with the daemon of the old version stopped; `backup` it first",
        )


def version(connection: Connection, path: Path) -> str | None:
    """Return the revision of the store, None for an empty one; raise `StoreError` if the file is no store of ours."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StoreError(f"{path} is a database of something else", "name another directory with --state")
    known = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    if known is None:
        raise damaged(path)
    return str(known)


# As alembic makes it; apart from our tables, which it compares with those of a store.
_revision = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def create(connection: Connection) -> None:
    """Make the tables of today in an empty store; without alembic, which takes ten megabytes for as long as we run."""
    metadata.create_all(connection)
    _revision.create(connection)
    connection.execute(_revision.insert().values(version_num=HEAD))


def make(connection: Connection, revision: str) -> bool:
    """Make the tables of some revision in an empty store; return whether it is one that we know."""
    if revision == HEAD:
        create(connection)
        return True
    return _run(connection, revision)


def upgrade(connection: Connection, path: Path) -> None:
    """Run what is missing, in the caller's transaction: an interrupted migration has not happened at all."""
    if not _run(connection, HEAD):
        raise _newer(path)


def _run(connection: Connection, revision: str) -> bool:
    """Run the revisions up to one; return False where it, or the one that the store has, is unknown."""
    # Half a second to import, and needed once in the life of a version.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    try:
        command.upgrade(config, revision)
    except CommandError:
        return False
    return True


def _newer(path: Path) -> StoreError:
    return StoreError(
        f"{path} was made by a newer version of series-monitor",
        "install that version again, or give this one a state of its own with --state",
    )


def seed(connection: Connection, given: UUID | None, path: Path) -> UUID:
    """Return the store's seed; a store without one gets the given one, or a random one."""
    known = connection.execute(select(meta.c.seed)).scalar()
    if known is not None:
        return _seed(known, path)
    new = given or uuid4()
    connection.execute(meta.insert().values(id=1, seed=new.hex))
    return new


def known_seed(connection: Connection, path: Path) -> UUID:
    """Return the seed that a store has; every one has it from its first transaction on."""
    return _seed(connection.execute(select(meta.c.seed)).scalar() or "", path)


def _seed(known: str, path: Path) -> UUID:
    try:
        return UUID(known)
    except ValueError as error:
        raise damaged(path) from error
