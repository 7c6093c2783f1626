"""`feed`: render a feed from the store."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.options import places
from monitor.cli.state import existing_store_in
from monitor.daemon import load_configuration
from monitor.daemon.publishing import rendered
from monitor.publish import FORMATS, write_atomically

_BY_KEY = {form.key: form for form in FORMATS}


@click.command()
@places()
@click.option("--format", "key", type=click.Choice(list(_BY_KEY)), default="rss", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="File to write, whole at any moment.")
def feed(configuration: Path, state: Path, key: str, out: Path | None) -> None:
    """Render the feed as the daemon would serve it, to standard output or a file."""
    settings = load_configuration(configuration)
    # Where there is none, an empty feed would take the place of a good one, and all for a mistyped directory.
    with existing_store_in(state) as store:
        data = store.read_sync(lambda reader: rendered(settings, reader, _BY_KEY[key]))
    if out is None:
        click.echo(data, nl=False)
    else:
        write_atomically(out, data)
        click.echo(f"{out}: {len(data):,} bytes", err=True)
