"""How hosts have received us, and their robots.txt."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select

from monitor.model import Host, RobotsFile
from monitor.store.schema import host, robots

if TYPE_CHECKING:
    from sqlalchemy import Table

_HOST = ("site", "welcomed", "refusals", "rests_until", "diagnosis")
_ROBOTS = ("origin", "asked", "text")
_OUTDATED = timedelta(days=30)  # then nobody goes by it any more: a site that was once linked to


def known(connection: Connection, site: str) -> Host | None:
    row = connection.execute(select(*host.c[_HOST]).where(host.c.site == site)).one_or_none()
    return None if row is None else Host(*row)


def keep(connection: Connection, item: Host) -> None:
    values = {name: getattr(item, name) for name in _HOST}
    _keep(connection, host, values | {"diagnosis": item.diagnosis or ""})


def robots_of(connection: Connection, origin: str) -> RobotsFile | None:
    row = connection.execute(select(*robots.c[_ROBOTS]).where(robots.c.origin == origin)).one_or_none()
    return None if row is None else RobotsFile(*row)


def keep_robots(connection: Connection, file: RobotsFile) -> None:
    connection.execute(delete(robots).where(robots.c.asked < file.asked - _OUTDATED))
    _keep(connection, robots, {name: getattr(file, name) for name in _ROBOTS})


def _keep(connection: Connection, table: Table, values: dict[str, object]) -> None:
    key = next(iter(table.primary_key))
    changed = connection.execute(table.update().where(key == values[key.name]).values(values))
    if not changed.rowcount:
        connection.execute(table.insert().values(values))
