"""`series alias`: a series goes by one more title, or one fewer."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.naming import named
from monitor.cli.options import places
from monitor.cli.series.changing import changing, undoable
from monitor.settle import identities
from monitor.settle.identities import Doer

if TYPE_CHECKING:
    from monitor.store import Transaction


@click.command()
@click.argument("name")
@click.argument("title")
@click.option("--remove", is_flag=True, help="The series no longer goes by it.")
@places()
def alias(configuration: Path, state: Path, name: str, title: str, *, remove: bool) -> None:
    """Let the series NAME go by TITLE as well: headlines that write it are about this series from now on.

    What was told under a title before stays where it is; `series merge` and `series split` move it.
    """
    doer = Doer(datetime.now(UTC))

    def change(transaction: Transaction) -> tuple[str, int]:
        series = named(transaction, name)
        deed = identities.remove_alias if remove else identities.add_alias
        return series.title, deed(transaction, series, title, doer)

    with changing(configuration, state) as store:
        known, number = store.write_sync(change)
    click.echo(f"“{known}” {'no longer goes' if remove else 'goes'} by “{title}”. {undoable(number)}", err=True)
