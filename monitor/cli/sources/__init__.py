"""`sources`: what is configured and how it fares, and everything that brings a new source in. One file a verb."""

from __future__ import annotations

import click

from monitor.cli.groups import Group
from monitor.cli.sources.adding import add
from monitor.cli.sources.exporting import export
from monitor.cli.sources.importing import import_
from monitor.cli.sources.listing import list_
from monitor.cli.sources.testing import test


@click.group(cls=Group)
def sources() -> None:
    """Show the configured sources, try one, or add some."""


for verb in (list_, test, add, import_, export):
    sources.add_command(verb)
