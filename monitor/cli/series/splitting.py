"""`series split`: what was taken for one series is two."""

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
    from monitor.model import Series
    from monitor.store import Transaction


@click.command()
@click.argument("name")
@click.argument("titles", nargs=-1, metavar="[TITLE]...")
@click.option("--network", help="Split off what was told of this network; the two share their name.")
@click.option("--why", default="", help="What the journal says of it.")
@places()
def split(
    configuration: Path, state: Path, name: str, *, titles: tuple[str, ...], network: str | None, why: str
) -> None:
    """Let titles of a series, and all that was told under them, be a series of its own.

    With --network it is what was told of that network, as of shows that have one name in two countries. An event that
    was told of both becomes two; what is in the feed stays there under its GUID.
    """
    if bool(titles) is bool(network):
        raise click.UsageError("name titles to split off, or a --network")
    doer = Doer(datetime.now(UTC), why=clean(why))

    def change(transaction: Transaction) -> tuple[Series, int]:
        series = named(transaction, name)
        if network:
            return identities.split_network(transaction, series, network, doer)
        return identities.split_titles(transaction, series, titles, doer)

    with changing(configuration, state) as store:
        new, number = store.write_sync(change)
    click.echo(f"“{new.title}” ({new.slug}) is a series of its own. {undoable(number)}", err=True)
