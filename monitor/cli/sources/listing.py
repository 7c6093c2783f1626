"""`sources list`: what is configured, and how it fares."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.options import places
from monitor.cli.saying import counted
from monitor.cli.state import store_in
from monitor.daemon import load_configuration
from monitor.errors import StoreError
from monitor.model import Source

if TYPE_CHECKING:
    from monitor.model import SourceHealth


@click.command("list")
@places()
def list_(configuration: Path, state: Path) -> None:
    """List the sources: language, address, and how each fared at its last check."""
    settings = load_configuration(configuration)
    healths = _healths(state)
    now = datetime.now(UTC)
    width = max((len(source.id) for source in settings.sources), default=0)
    for source in settings.sources:
        click.echo(f"{source.id:<{width}}  {source.language:<5}  {_fares(source, healths.get(source.id), now)}")
        overridden = "  (its robots.txt is ignored)" if source.ignores_robots else ""
        click.echo(f"{'':<{width}}  {source.url}{overridden}")
    switched_off = sum(not source.enabled for source in settings.sources)
    click.echo(f"{counted(len(settings.sources), 'source')}, {switched_off} switched off", err=True)


def _healths(state: Path) -> dict[str, SourceHealth]:
    try:
        with store_in(state) as store:
            return {health.id: health for health in store.read_sync(lambda reader: reader.health())} if store else {}
    except StoreError as error:
        # What is configured can be told all the same.
        click.echo(f"How they fare is not known: {error}; see `series-monitor doctor`.", err=True)
        return {}


def _fares(source: Source, health: SourceHealth | None, now: datetime) -> str:
    if not source.enabled:
        return f"{source.name}: switched off"
    if health is None or health.last_checked is None:
        return f"{source.name}: not checked yet"
    following = f"; next check {_distance(health.next_check, now)}" if health.next_check else ""
    if health.diagnosis:
        fares = "fails" if health.fails else "is read"
        told = f"{source.name}: {fares} ({health.diagnosis}): {health.message}"
        return told.rstrip(".") + following if following else told
    checked = _distance(health.last_checked, now)
    return f"{source.name}: well, {counted(health.headlines or 0, 'headline')}, checked {checked}{following}"


def _distance(moment: datetime, now: datetime) -> str:
    minutes = round((moment - now).total_seconds() / 60)
    amount = f"{abs(minutes)} min" if abs(minutes) < 120 else f"{abs(minutes) // 60} h"  # noqa: PLR2004 - two hours
    return "now" if minutes == 0 else f"in {amount}" if minutes > 0 else f"{amount} ago"
