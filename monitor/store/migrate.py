"""Bringing a store of any age to the tables of today."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from sqlalchemy import Column, MetaData, String, Table, inspect, select, text

from monitor.errors import StoreError
from monitor.store.schema import HEAD, meta, metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection

_HERE = Path(__file__).parent


def version(connection: Connection, path: Path) -> str | None:
    """Return the revision of the store, None for an empty one; raise `StoreError` if the file is no store of ours."""
    tables = inspect(connection).get_table_names()
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StoreError(f"{path} is a database of something else", "name another directory with --state")
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one())


# As alembic makes it; apart from our tables, which it compares with those of a store.
_revision = Table("alembic_version", MetaData(), Column("version_num", String(32), primary_key=True))


def create(connection: Connection) -> None:
    """Make the tables of today in an empty store; without alembic, which takes ten megabytes for as long as we run."""
    metadata.create_all(connection)
    _revision.create(connection)
    connection.execute(_revision.insert().values(version_num=HEAD))


def upgrade(connection: Connection, path: Path) -> None:
    """Run what is missing, in the caller's transaction: an interrupted migration has not happened at all."""
    # Half a second to import, and needed once in the life of a version.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415
    from alembic.util import CommandError  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("path_separator", "os")
    config.set_main_option("script_location", str(_HERE).replace("%", "%%"))
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise StoreError(
            f"{path} was made by a newer version of series-monitor",
            "install that version again, or give this one a state of its own with --state",
        ) from error


def seed(connection: Connection, given: UUID | None) -> UUID:
    """Return the store's seed; a store without one gets the given one, or a random one."""
    known = connection.execute(select(meta.c.seed)).scalar()
    if known is not None:
        return UUID(known)
    new = given or uuid4()
    connection.execute(meta.insert().values(id=1, seed=new.hex))
    return new
