"""`held`: events of a burst that wait for the operator."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from monitor.cli.options import places
from monitor.cli.saying import event_line
from monitor.cli.state import store_in
from monitor.daemon import load_configuration
from monitor.daemon.publishing import publish
from monitor.settle.releasing import release as let_out


@click.command()
@places()
@click.option("--release", is_flag=True, help="Publish them, and bring the feed file up to date.")
def held(configuration: Path, state: Path, *, release: bool) -> None:
    """List the events that were held because one check would have published too many at once."""
    settings = load_configuration(configuration)
    with store_in(state) as store:
        waiting = store.read_sync(lambda reader: reader.held()) if store else []
        if store is None or not waiting:
            click.echo("Nothing is held.", err=True)
            return
        if release:
            now = datetime.now(UTC)
            waiting = store.write_sync(lambda transaction: let_out(transaction, now))
            publish(store, settings, state)
    for event in waiting:
        click.echo(event_line(event))
    done = "released" if release else "held; `series-monitor held --release` publishes them"
    click.echo(f"{len(waiting)} {done}.", err=True)
