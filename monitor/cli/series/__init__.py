"""`series`: what is known of one, and everything that puts its identity right. One file a verb."""

from __future__ import annotations

import click

from monitor.cli.groups import Group
from monitor.cli.series.aliasing import alias
from monitor.cli.series.merging import merge
from monitor.cli.series.retracting import retract
from monitor.cli.series.showing import show
from monitor.cli.series.splitting import split
from monitor.cli.series.undoing import undo


class _ShowsByName(Group):
    """Takes a title in the place of a verb: `series "Money Heist"` shows it."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        asked = next((place for place, word in enumerate(args) if not word.startswith("-")), None)
        if asked is not None and args[asked] not in self.commands:
            # Help on a verb that there is not: which there are.
            args = ["--help"] if {"-h", "--help"} & {*args} else ["show", *args]
        return super().parse_args(ctx, args)


@click.group(cls=_ShowsByName, subcommand_metavar="NAME | VERB [ARGS]...")
def series() -> None:
    """Show a series by any of its titles, or put right what it is: every change can be undone.

    `series NAME` shows one. A series is named by any title that it goes by, or by its place in page addresses; that
    tells two of one name apart.
    """


for verb in (show, merge, split, alias, retract, undo):
    series.add_command(verb)
