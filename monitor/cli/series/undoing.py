"""`series undo`: takes back what was done to an identity."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from monitor.cli.options import places
from monitor.cli.series.changing import changing
from monitor.settle import identities


@click.command()
@click.argument("number", type=int, required=False)
@places()
def undo(configuration: Path, state: Path, number: int | None) -> None:
    """Undo a merge, a split, an alias or a retraction, made by you or learned: the latest, or that of NUMBER.

    `series NAME` shows what was done to a series, with its numbers.
    """
    now = datetime.now(UTC)
    with changing(configuration, state) as store:
        entry = store.write_sync(lambda transaction: identities.undo(transaction, number, now))
    click.echo(f"Undone: {entry.id}, {entry.verb} of {entry.at:%Y-%m-%d %H:%M} UTC.", err=True)
