"""`sources`: what is configured, how it fares, and a dry run of one source."""

from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

import click

from monitor.cli.options import places
from monitor.cli.saying import counted
from monitor.cli.settings import configured_or_usual
from monitor.cli.state import store_in
from monitor.cli.trial import trial
from monitor.daemon import load_configuration
from monitor.errors import StoreError
from monitor.extract import selector_problem
from monitor.model import Source

if TYPE_CHECKING:
    from monitor.config import Configuration
    from monitor.model import SourceHealth


@click.group()
def sources() -> None:
    """Show the configured sources, or try one."""


@sources.command("list")
@places()
def list_(configuration: Path, state: Path) -> None:
    """List the sources: language, address, and how each fared at its last check."""
    settings = load_configuration(configuration)
    healths = _healths(state)
    now = datetime.now(UTC)
    width = max((len(source.id) for source in settings.sources), default=0)
    for source in settings.sources:
        click.echo(f"{source.id:<{width}}  {source.language:<5}  {_fares(source, healths.get(source.id), now)}")
        click.echo(f"{'':<{width}}  {source.url}")
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
        return f"{source.name}: fails ({health.diagnosis}): {health.message}{following}"
    checked = _distance(health.last_checked, now)
    return f"{source.name}: well, {counted(health.headlines or 0, 'headline')}, checked {checked}{following}"


def _distance(moment: datetime, now: datetime) -> str:
    minutes = round((moment - now).total_seconds() / 60)
    amount = f"{abs(minutes)} min" if abs(minutes) < 120 else f"{abs(minutes) // 60} h"  # noqa: PLR2004 - two hours
    return "now" if minutes == 0 else f"in {amount}" if minutes > 0 else f"{amount} ago"


@sources.command()
@places(state=False)
@click.option("--lang", metavar="TAG", help="Language (BCP 47), in the place of the configured one.")
@click.option("--selector", metavar="CSS", help="Selector, in the place of the configured one.")
@click.argument("id_or_url", metavar="ID-or-URL")
def test(configuration: Path, id_or_url: str, lang: str | None, selector: str | None) -> None:
    """Fetch and read one source as a check would, show every step, and store nothing.

    Exit code 1 if it cannot be fetched or read, or holds no headlines.
    """
    settings = configured_or_usual(configuration)
    if selector and (wrong := selector_problem(selector)):
        raise click.BadParameter(wrong, param_hint="--selector")
    source = _source(settings, id_or_url)
    source = replace(source, language=lang or source.language, selector=selector or source.selector)
    sys.exit(asyncio.run(trial(settings, source)))


def _source(settings: Configuration, id_or_url: str) -> Source:
    known = {source.id: source for source in settings.sources}
    if id_or_url in known:
        return known[id_or_url]
    if "://" not in id_or_url:
        near = get_close_matches(id_or_url, known, n=1)
        meant = f"did you mean {near[0]}?" if near else "`series-monitor sources list` names them"
        raise click.UsageError(f"no such source: {id_or_url}; {meant}")
    return Source(
        id="trial",
        name=id_or_url,
        url=id_or_url,
        language="und",
        interval=timedelta(minutes=30),  # asked for by the value, never waited for
        allow_private=settings.allow_private,
    )
