"""`series merge`: two series are one."""

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
from monitor.text import clean

if TYPE_CHECKING:
    from monitor.store import Transaction


@click.command()
@click.argument("name")
@click.argument("other")
@click.option("--why", default="", help="What the journal says of it.")
@places()
def merge(configuration: Path, state: Path, name: str, other: str, why: str) -> None:
    """Let the series OTHER be the series NAME: its titles, claims and events become those of NAME.

    Entries that are in the feed stay there under their GUIDs, and pages of OTHER lead to NAME.
    """
    doer = Doer(datetime.now(UTC), why=clean(why))

    def change(transaction: Transaction) -> tuple[str, str, int]:
        kept, gone = named(transaction, name), named(transaction, other)
        return kept.title, gone.title, identities.merge(transaction, kept, gone, doer)

    with changing(configuration, state) as store:
        kept, gone, number = store.write_sync(change)
    click.echo(f"“{gone}” is “{kept}” from now on. {undoable(number)}", err=True)
