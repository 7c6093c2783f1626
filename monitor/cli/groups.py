"""Verbs that have verbs of their own."""

from __future__ import annotations

import click

_WHOLE = 1000  # characters, more than any sentence has


class Group(click.Group):
    """Tells of each verb in a whole sentence, where click would cut it to the line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Verbs"):
            formatter.write_dl(
                [(name, verb.get_short_help_str(_WHOLE)) for name, verb in sorted(self.commands.items())]
            )
