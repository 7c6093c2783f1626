"""`run`: the daemon."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path

import click

from monitor import log
from monitor.cli.options import places
from monitor.daemon import Place
from monitor.daemon import run as run_daemon


@click.command()
@places()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve pages and feeds on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--verbose", is_flag=True, help="Log every check, and details for finding mistakes.")
def run(configuration: Path, state: Path, host: str, port: int, *, verbose: bool) -> None:
    """Watch the sources, publish the feed, serve the pages, until SIGTERM or Ctrl-C.

    A changed configuration is taken over within five seconds; a wrong one is told and not used.
    """
    log.configure(least=logging.DEBUG if verbose else logging.INFO)

    def ready(address: str) -> None:
        click.echo(f"Series Monitor serves {address}/ and {address}/feed.xml", err=True)

    asyncio.run(run_daemon(Place(configuration, state, host, port, on_ready=ready)))
