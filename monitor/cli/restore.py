"""`restore`: put a backup back."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.options import places
from monitor.cli.saying import counted
from monitor.store.restore import look_into
from monitor.store.restore import restore as put_back

if TYPE_CHECKING:
    from monitor.store.restore import Contents


@click.command()
@places(config=False)
@click.option("--check", "only_check", is_flag=True, help="Examine the file as for a restore, and change nothing.")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def restore(state: Path, file: Path, *, only_check: bool) -> None:
    """Put the backup FILE in the place of the store. The daemon must be stopped first.

    The file is treated as a stranger's: examined, and carried over value by value into a store made anew, which is
    brought up to date. The former store stays in the state directory under a name of its own. The feed follows with the
    next `run` or `check`.
    """
    if only_check:
        click.echo(f"{file} can be restored: {_told(look_into(file))}")
        return
    contents, aside = put_back(state, file, datetime.now(UTC))
    click.echo(f"{file} is restored: {_told(contents)}")
    if aside is not None:
        click.echo(f"The former store is kept as {aside}.", err=True)


def _told(contents: Contents) -> str:
    held = ", ".join(counted(contents.counts[name], name) for name in ("source", "headline", "event"))
    checksum = "its checksum is right" if contents.described else "no manifest beside it tells its checksum"
    return f"{held}; {checksum}"
