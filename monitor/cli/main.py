"""The command itself: finds its verbs, loads the one that is called, and ends with its exit code."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from typing import TYPE_CHECKING, Any, NoReturn

import click

from monitor import __version__
from monitor.cli.failures import exit_code

if TYPE_CHECKING:
    from collections.abc import Sequence

# Each verb is a module of its own name in this package, with a click command of that name.
VERBS = {
    "run": "watch the sources, publish the feed, serve the pages",
    "check": "check all or some sources once",
    "detect": "read headlines: what do they claim?",
    "extract": "find the headlines of a page, feed or sitemap",
    "sources": "what is configured, and how it fares",
    "events": "what is known, with its evidence",
    "series": "what is known of one; merge, split, alias, retract, undo",
    "feed": "render the feed",
    "held": "list, release or drop events that wait for the operator",
    "misses": "headlines that were nearly a decision",
    "replay": "read stored headlines anew, with the lexicons of today",
    "backup": "copy the store into one file, safely",
    "restore": "put a backup back",
    "demo": "a small newsroom on this machine, and the monitor on it",
    "doctor": "check configuration, languages, store, clock and feed",
}
# These write no log, and are waited for at every start of a pipe.
_SAY_NOTHING = frozenset({"detect"})


class Verbs(click.Group):
    """Loads a verb when it is called, so that `detect` need not wait for the web server's imports."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # Left to click it would end with 1, which says that a source failed.
            ctx.exit(exit_code(error))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.NoSuchCommand as error:
            # Click knows only of verbs that are loaded, and could not say which was meant.
            raise click.NoSuchCommand(error.command_name, possibilities=VERBS, ctx=ctx) from error

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(import_module(f"monitor.cli.{cmd_name}"), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - click's signature
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="series-monitor")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Watch news pages and feeds, and publish every decision about a series once, with its evidence.

    Every verb takes --config FILE and --state DIRECTORY, or finds them in the environment as SERIES_MONITOR_CONFIG
    and SERIES_MONITOR_STATE. Results go to standard output, progress and logs to standard error.

    Exit codes: 0 fine, 1 some source failed, 2 the configuration or the call is wrong, 70 a mistake of ours
    (SERIES_MONITOR_DEBUG=1 shows where), 130 interrupted.
    """
    if ctx.invoked_subcommand in _SAY_NOTHING:
        return
    from monitor import log  # noqa: PLC0415 - help and `detect` do without it

    log.configure()


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run the command with these arguments, or those of the process, and exit."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        # A terminal or pipe without Unicode shows escapes; it is no reason to fail.
        sys.stdout.reconfigure(errors="backslashreplace")
    try:
        ended = command.main(args=arguments, prog_name="series-monitor", standalone_mode=False)
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - nobody stands above: an operator reads sentences
        ended = exit_code(error)
    # All that is left goes with the process; to look through it for what could be let go would take half a second.
    gc.freeze()
    sys.exit(ended)
