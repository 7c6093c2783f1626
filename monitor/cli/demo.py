"""`demo`: a newsroom on this machine that develops, and the monitor on it."""

from __future__ import annotations

import asyncio
import logging
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING

import click

from monitor import log
from monitor.cli.options import places
from monitor.cli.saying import event_line
from monitor.daemon import Place, run
from monitor.newsroom import Newsroom, serve
from monitor.schedule import times

if TYPE_CHECKING:
    from monitor.check.outcome import Outcome


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The schedule's rules for a world where a minute is an age: failures wait seconds."""

    pace: float

    def after_success(self, now: datetime, interval: timedelta) -> datetime:
        """Return the next check time of a source that is well."""
        return times.after_success(now, interval)

    def after_failure(self, now: datetime, failures: int, retry_after: float | None = None) -> datetime:
        """Return the next check time after so many failures in a row: a tenth of what it would be in earnest."""
        wait = times.after_failure(now, failures, retry_after) - now
        return now + wait / (10 * self.pace)


@click.command()
@places(config=False, state=False)
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to serve pages and feeds on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--pace", default=1.0, show_default=True, type=click.FloatRange(0.1, 5), help="How fast the story runs.")
def demo(host: str, port: int, pace: float) -> None:
    """Watch a story develop: thirteen invented outlets in nine languages on this machine, and the monitor on them.

    Nothing leaves this machine and nothing is kept. The story takes about 50 seconds; Ctrl-C ends the demo.
    """
    log.configure(least=logging.WARNING)  # what is decided is told below, at its second of the story
    with tempfile.TemporaryDirectory(prefix="series-monitor-demo-") as folder:
        asyncio.run(_demo(Path(folder), host, port, pace))


async def _demo(folder: Path, host: str, port: int, pace: float) -> None:
    opened: float | None = None
    stop = asyncio.Event()

    def elapsed() -> float:
        return monotonic() - opened if opened is not None else 0.0

    newsroom = Newsroom(elapsed, opening=datetime.now(UTC), pace=pace)
    async with serve(newsroom, host="127.0.0.1") as addresses:
        configuration = folder / "sources.yaml"
        configuration.write_text(newsroom.sources_yaml(addresses), encoding="utf-8")
        click.echo("The newsroom:")
        for outlet in newsroom.script.outlets:
            click.echo(f"  {outlet.language}  {outlet.name:<24} {addresses[outlet.id]}")

        def ready(address: str) -> None:
            nonlocal opened
            opened = monotonic()
            click.echo(f"The monitor: {address}/   its feed: {address}/feed.xml   (Ctrl-C ends)\n")

        def outcome(seen: Outcome) -> None:
            try:
                for event in seen.events:
                    click.echo(f"{elapsed():5.1f} s  {event_line(event)}")
            except BrokenPipeError:  # nobody watches any more (`| head`)
                stop.set()

        place = Place(
            configuration, folder / "state", host, port, plan=DemoPlan(pace), on_ready=ready, on_outcome=outcome
        )
        await run(place, stop=stop)
