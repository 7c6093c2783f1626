"""`sources export`: the sources as a list that feed readers import."""

from __future__ import annotations

from pathlib import Path

import click

from monitor.cli.options import places
from monitor.cli.saying import counted
from monitor.daemon import load_configuration
from monitor.publish import opml, write_atomically


@click.command("export")
@places(state=False)
@click.option("--opml", "opml_", is_flag=True, help="As OPML 2.0, a folder a language, which is the only form.")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file.")
def export(configuration: Path, out: Path | None, *, opml_: bool) -> None:  # noqa: ARG001 - the only format so far
    """Print the sources as a list for feed readers.

    Those that are switched off are left out. `sources import` takes the list elsewhere.
    """
    settings = load_configuration(configuration)
    sources = [source for source in settings.sources if source.enabled]
    content = opml(settings.title, sources)
    if out is None:
        click.echo(content.decode(), nl=False)
    else:
        write_atomically(out, content)
    click.echo(f"{counted(len(sources), 'source')}", err=True)
